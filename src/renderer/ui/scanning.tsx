import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react'
import type { Scan } from '../../domain/scan/read-scan.ts'
import { capsOfPress, keysNotDoneWords } from '../wording/keys.ts'
import { pieceLeftWords } from '../wording/scans.ts'
import { rememberSeparators, separatorsArrive } from '../bridge/remembered-scanner.ts'
import { readAfter } from './burst.ts'
import { HoldKeysContext } from './keys-wait.ts'
import {
  onlyRed,
  pageChanged,
  windowGone,
  windowOpened,
  withMessage,
  withMore,
  type ScanMessage,
  type ScanSaid,
} from './scan-messages.ts'
import { MessagesOverPage, ScanMessagesContext } from './scan-messages-shown.tsx'
import { useScans, type WordsHeard } from './use-scans.ts'

/** Whether a scan was meant for whoever is asked; with false the next one is asked. */
export type TakeScan = (scan: Scan) => boolean

interface Scans {
  /** `head`: the characters that came right before it. Gives whether it could be read. */
  readonly give: (text: string, head?: string) => boolean
  /** Gives the id of the message. */
  readonly say: (said: ScanSaid) => number
  readonly change: (change: (messages: readonly ScanMessage[]) => readonly ScanMessage[]) => void
  readonly takers: TakeScan[]
  readonly words: { now: WordsHeard | null }
}

const ScansContext = createContext<Scans | null>(null)

const useScansContext = (): Scans => {
  const scans = useContext(ScansContext)
  if (scans === null) throw new Error('A part of the screen listens for scans outside <Scanning>')
  return scans
}

/** Listens for codes on every screen, reads them, and gives each to the part of the screen that came up last and takes it. */
export const Scanning = ({ children }: { readonly children: ReactNode }): ReactElement => {
  const takers = useRef<TakeScan[]>([])
  const [words] = useState<{ now: WordsHeard | null }>(() => ({ now: null }))
  const [messages, setMessages] = useState<readonly ScanMessage[]>([])
  const windows = useRef<symbol[]>([])
  const [top, setTop] = useState<symbol | null>(null)
  const last = useRef(0)
  const say = useCallback((said: ScanSaid) => {
    last.current += 1
    const message = { id: last.current, said, window: windows.current.at(-1) ?? null }
    setMessages((before) => withMessage(before, message))
    return message.id
  }, [])
  const give = useCallback((text: string, head = '') => {
    if (text.includes('\x1d')) rememberSeparators()
    const scan = readAfter(head, text, { separatorsArrive: separatorsArrive() })
    setMessages(onlyRed)
    takers.current.toReversed().some((take) => take(scan))
    return scan.kind !== 'unknown'
  }, [])
  const keys = useScans({
    onScan: give,
    onNotDone: (pressed) => {
      say({ tone: 'attention', ...keysNotDoneWords(pressed.map(capsOfPress)) })
    },
    onPieceLeft: (piece, field) => {
      say({ tone: 'attention', ...pieceLeftWords(piece, field) })
    },
    words: () => words.now,
  })
  const scans = useMemo(
    (): Scans => ({ give, say, change: setMessages, takers: takers.current, words }),
    [give, say, words],
  )
  const close = useCallback((id: number) => {
    setMessages((before) => before.filter((one) => one.id !== id))
  }, [])
  const opened = useCallback((window: symbol) => {
    windows.current.push(window)
    setTop(window)
    setMessages(windowOpened)
    return () => {
      windows.current = windows.current.filter((one) => one !== window)
      setTop(windows.current.at(-1) ?? null)
      setMessages((before) => windowGone(before, window))
    }
  }, [])
  const shown = useMemo(() => ({ messages, top, close, opened }), [messages, top, close, opened])
  return (
    <ScansContext value={scans}>
      <ScanMessagesContext value={shown}>
        <HoldKeysContext value={keys.hold}>{children}</HoldKeysContext>
        <MessagesOverPage />
      </ScanMessagesContext>
    </ScansContext>
  )
}

/** Asks for scans while this part of the screen is there; `last`: only those that nobody else takes. */
export const useScanned = (take: TakeScan, when: 'first' | 'last' = 'first'): void => {
  const { takers } = useScansContext()
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const taker: TakeScan = (scan) => latest.current(scan)
    if (when === 'first') takers.push(taker)
    else takers.unshift(taker)
    return () => {
      takers.splice(takers.indexOf(taker), 1)
    }
  }, [takers, when])
}

/** Is told of words typed at the page while this part of the screen is there. */
export const useWordsTyped = (heard: WordsHeard): void => {
  const { words } = useScansContext()
  const latest = useRef(heard)
  useEffect(() => {
    latest.current = heard
  })
  useEffect(() => {
    words.now = {
      began: () => {
        latest.current.began()
      },
      onWord: (text, more) => {
        latest.current.onWord(text, more)
      },
    }
    return () => {
      words.now = null
    }
  }, [words])
}

/** Gives a code that was typed in whole the way of a scanned one. */
export const useGiveScan = (): ((text: string) => boolean) => useScansContext().give

/**
 * Says what came of a scan, over whatever is open. It stays until the next scan, until the page shows something else, or until the
 * window that it was said over is gone; a red one until it is closed or that window is, without its choices once the page changed
 * or a window opened.
 * An answer that comes once this part of the screen is gone, behind the lock, says nothing.
 * Gives the way to say the same with more, once more is known.
 */
export const useSayScan = (): ((said: ScanSaid) => (more: ScanSaid) => void) => {
  const { say, change } = useScansContext()
  const isThere = useRef(false)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  return useCallback(
    (said) => {
      const id = isThere.current ? say(said) : null
      return (more) => {
        if (id !== null) change((messages) => withMore(messages, id, more))
      }
    },
    [say, change],
  )
}

/** Takes away what was said of the page before, and what could be chosen, as it shows something else or to somebody else (`about`), and all that was said once it is gone: nothing stays over the lock. */
export const useMessagesOf = (about: string): void => {
  const { change } = useScansContext()
  useEffect(() => {
    change(pageChanged)
  }, [about, change])
  useEffect(
    () => () => {
      change(() => [])
    },
    [change],
  )
}
