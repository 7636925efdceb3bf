import { createContext, useContext, useEffect, useRef } from 'react'
import type { Scan } from '../../../domain/scan/read-scan.ts'
import { useScanned, type TakeScan } from '../../ui/scanning.tsx'

/** The scan that opened the window, null where a person did. */
export const BegunByScan = createContext<Scan | null>(null)

/** Asks for scans while a window is open, beginning with the one that opened it. */
export const useScansOfAct = (take: TakeScan): void => {
  const begunBy = useContext(BegunByScan)
  const latest = useRef(take)
  const given = useRef(false)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    if (begunBy === null || given.current) return
    given.current = true
    latest.current(begunBy)
  }, [begunBy])
  useScanned(take)
}
