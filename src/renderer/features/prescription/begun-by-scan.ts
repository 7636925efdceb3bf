import { createContext, useContext, useEffect, useRef } from 'react'
import type { Scan } from '../../../domain/scan/read-scan.ts'
import { useScanned, type TakeScan } from '../../ui/scanning.tsx'

/** The scan that opened a window. `taken` is set by the form that took it, so that a form started afresh does not take it again. */
export interface Begun {
  readonly scan: Scan
  taken: boolean
}

/** The scan that opened the window, null where a person did. */
export const BegunByScan = createContext<Begun | null>(null)

/** Asks for scans while a window is open, beginning with the one that opened it. */
export const useScansOfAct = (take: TakeScan): void => {
  const begun = useContext(BegunByScan)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    if (begun !== null && !begun.taken) begun.taken = latest.current(begun.scan)
  }, [begun])
  useScanned(take)
}
