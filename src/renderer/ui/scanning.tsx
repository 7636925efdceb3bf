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
import { readScan, type Scan } from '../../domain/scan/read-scan.ts'
import { capsOfPress, keysNotDoneWords } from '../wording/keys.ts'
import { rememberSeparators, separatorsArrive } from '../bridge/remembered-scanner.ts'
import { HoldKeysContext } from './keys-wait.ts'
import { ScanNotice, type ScanSaid } from './scan-notice.tsx'
import { useScans } from './use-scans.ts'

/** Whether a scan was meant for whoever is asked; with false the next one is asked. */
export type TakeScan = (scan: Scan) => boolean

interface Scans {
  readonly give: (text: string) => void
  readonly say: (said: ScanSaid | null) => void
  readonly takers: TakeScan[]
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
  const [said, say] = useState<ScanSaid | null>(null)
  const give = useCallback((text: string) => {
    if (text.includes('\x1d')) rememberSeparators()
    const scan = readScan(text, { separatorsArrive: separatorsArrive() })
    say(null)
    takers.current.toReversed().some((take) => take(scan))
  }, [])
  const keys = useScans(give, (pressed) => {
    say({ tone: 'attention', ...keysNotDoneWords(pressed.map(capsOfPress)) })
  })
  const scans = useMemo((): Scans => ({ give, say, takers: takers.current }), [give])
  return (
    <ScansContext value={scans}>
      <HoldKeysContext value={keys.hold}>{children}</HoldKeysContext>
      {said === null ? null : (
        <ScanNotice
          said={said}
          onClose={() => {
            say(null)
          }}
        />
      )}
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

/** Gives a code that was typed in whole the way of a scanned one. */
export const useGiveScan = (): ((text: string) => void) => useScansContext().give

/**
 * Says what came of a scan, over whatever is open, until the next scan or until it is closed; null takes it away. An answer that
 * comes once this part of the screen is gone, behind the lock, says nothing.
 */
export const useSayScan = (): ((said: ScanSaid | null) => void) => {
  const { say } = useScansContext()
  const isThere = useRef(false)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  return useCallback(
    (said) => {
      if (said === null || isThere.current) say(said)
    },
    [say],
  )
}
