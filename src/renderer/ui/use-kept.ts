import { useCallback, useEffect, useRef, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { useBridge } from '../bridge/bridge-context.ts'
import { notKeptWords } from '../wording/drafts.ts'
import { toKeep } from './to-keep.ts'

const saveAfterMs = 500

/** What is kept outside a prescription's own windows; only plain JSON. */
export interface Kept {
  readonly begunAt: number
}

/** What it is kept under: one of a kind at a time for each person, or for the desk. */
export interface KeptAs {
  readonly prescriptionId: string
  readonly act: string
}

/** How something is kept. `found` is undefined until it is known whether it was begun, null when not, `not-looked` where that cannot be known. */
export interface Keeping<T> {
  readonly found: T | null | 'not-looked' | undefined
  /** Why what was typed last is not kept; null while it is. */
  readonly notKept: string | null
  readonly lookAgain: () => void
  readonly keep: (value: T) => void
  /** Saves at once what was kept last; resolves with whether all that was typed is kept. */
  readonly flush: () => Promise<boolean>
  readonly drop: () => void
}

/**
 * Keeps what is typed in the data file, for `personId` or `keptByDesk`: half a second after a change, when the window closes, and when the
 * page goes. Another build of the app may lay its form out otherwise: what it kept is not filled in.
 */
export const useKept = <T extends Kept>(
  personId: string,
  appVersion: string,
  { prescriptionId, act }: KeptAs,
): Keeping<T> => {
  const bridge = useBridge()
  const [found, setFound] = useState<Keeping<T>['found']>(undefined)
  const [turn, setTurn] = useState(0)
  const [notKept, setNotKept] = useState<string | null>(null)
  const [waiting] = useState(() => toKeep<T>())
  const timer = useRef<number | undefined>(undefined)
  const flush = useCallback(async (): Promise<boolean> => {
    window.clearTimeout(timer.current)
    const taken = waiting.take()
    if (taken === null || personId === '') return true
    const form = taken.value
    const outcome = await ask(bridge, 'draft:save', {
      personId,
      prescriptionId,
      act,
      itemIds: [],
      version: 1,
      appVersion,
      begunAt: form.begunAt,
      fields: { form: { version: 1, value: JSON.stringify(form) } },
    })
    const words = notKeptWords(outcome)
    if (words !== null) taken.notSaved()
    setNotKept(words)
    return words === null
  }, [bridge, waiting, personId, prescriptionId, act, appVersion])
  useEffect(() => {
    if (personId === '') return
    let gone = false
    void ask(bridge, 'draft:find', { personId, prescriptionId }).then((outcome) => {
      if (gone) return
      if (outcome.kind !== 'answer') {
        setFound('not-looked')
        return
      }
      const draft = outcome.value.drafts.find((one) => one.act === act)
      const text = draft?.appVersion === appVersion ? draft.fields['form']?.value : undefined
      // Written by this very build, above.
      setFound(typeof text === 'string' ? (JSON.parse(text) as T) : null)
    })
    return () => {
      gone = true
    }
  }, [bridge, personId, prescriptionId, act, appVersion, turn])
  const lookAgain = useCallback(() => {
    setFound(undefined)
    setTurn((before) => before + 1)
  }, [])
  useEffect(() => {
    const leave = (): void => {
      void flush()
    }
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
      leave()
    }
  }, [flush])
  const keep = useCallback(
    (form: T) => {
      waiting.put(form)
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => {
        void flush()
      }, saveAfterMs)
    },
    [flush, waiting],
  )
  const drop = useCallback(() => {
    window.clearTimeout(timer.current)
    waiting.drop()
    if (personId !== '') void ask(bridge, 'draft:drop', { personId, prescriptionId, act })
  }, [bridge, waiting, personId, prescriptionId, act])
  return { found, notKept, lookAgain, keep, flush, drop }
}
