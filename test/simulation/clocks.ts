import type { Setting } from './plan.ts'

/** This PC's clock and the service's, UTC ms. The service's is right. */
export interface Clocks {
  readonly pcNow: () => number
  readonly serviceNow: () => number
  readonly setPc: (byMs: number) => void
  /** The PC sleeps: clocks go on, its timers do not. */
  readonly sleep: (forMs: number) => void
  /** Whether a clock moved otherwise than time does since this moment of the steady clock. */
  readonly setSince: (mono: number) => boolean
  /** Whether the PC's clock was ever set; sleeping is not setting. */
  readonly stepped: () => boolean
}

/** Clocks that stand as the setting says at the start. */
export const createClocks = (setting: Setting, mono: () => number): Clocks => {
  let aheadMs = setting.clockAheadMs
  let sleptMs = 0
  let steps = 0
  let setAt = Number.NEGATIVE_INFINITY
  const serviceNow = (): number => setting.startAt + mono() + sleptMs
  return {
    serviceNow,
    pcNow: () => serviceNow() + aheadMs,
    setPc: (byMs) => {
      aheadMs += byMs
      steps += 1
      setAt = mono()
    },
    sleep: (forMs) => {
      sleptMs += forMs
      setAt = mono()
    },
    setSince: (at) => setAt >= at,
    stepped: () => steps > 0,
  }
}
