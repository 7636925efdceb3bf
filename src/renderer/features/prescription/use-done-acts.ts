import { useCallback, useMemo, useRef, useState } from 'react'
import type { DoneAct } from '../../ui/done-act.ts'

/** What was done, and which of what this screen told it was. */
export interface Told extends DoneAct {
  readonly turn: number
}

/** What was done on any screen and can still be undone, or was not when somebody asked, the last one last. */
export interface DoneActs {
  readonly told: readonly Told[]
  readonly tell: (done: DoneAct) => void
  readonly gone: (turn: number) => void
}

/** Keeps what was done while it is told: outside the screens, so that opening another one takes no undo away. */
export const useDoneActs = (): DoneActs => {
  const [told, setTold] = useState<readonly Told[]>([])
  const last = useRef(0)
  const tell = useCallback((done: DoneAct) => {
    last.current += 1
    const turn = last.current
    setTold((before) => [...before, { ...done, turn }])
  }, [])
  const gone = useCallback((turn: number) => {
    setTold((before) => before.filter((one) => one.turn !== turn))
  }, [])
  return useMemo(() => ({ told, tell, gone }), [told, tell, gone])
}
