import type { Updates } from './updates.ts'

/** The outside world that the background takes. */
export interface KeepUpdatedDeps {
  readonly after: (ms: number, work: () => void) => () => void
  /** 0 ≤ x < 1. */
  readonly random: () => number
  readonly reportFault: (where: string, fault: unknown) => unknown
}

const minuteMs = 60_000
const firstMs = 3 * minuteMs
const againMs = 4 * 60 * minuteMs
const troubleMs = 30 * minuteMs

/**
 * Asks the feed three minutes after the start and every four hours, half an hour after trouble, and fetches what is offered; never
 * installs. Each wait is up to a quarter longer, so that not every PC asks at once. The function given back ends it.
 */
export const keepUpdated = (updates: Updates, deps: KeepUpdatedDeps): (() => void) => {
  if (updates.state().kind === 'off') return () => undefined
  let ended = false
  let callOff = (): void => undefined
  const round = async (): Promise<number> => {
    await updates.check()
    const state = await updates.download()
    return state.kind === 'on' && state.trouble !== null ? troubleMs : againMs
  }
  const next = (ms: number): void => {
    if (ended) return
    callOff = deps.after(ms * (1 + deps.random() / 4), () => {
      round().then(next, (fault: unknown) => {
        deps.reportFault('background updates', fault)
        next(againMs)
      })
    })
  }
  next(firstMs)
  return () => {
    ended = true
    callOff()
  }
}
