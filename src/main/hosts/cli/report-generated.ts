import { exitCodes } from './exit-codes.ts'
import { saySeldom, writeRefusal, writeResult, type Terminal } from './terminal.ts'

/** How far generating has come, or what it came to. */
export interface GeneratedSoFar {
  readonly prescriptions: number
  readonly items: number
  readonly acts: number
  readonly events: number
  readonly updates: number
  readonly days: number
  readonly underWay: number
}

type Outcome = { readonly ok: true; readonly value: GeneratedSoFar } | { readonly ok: false }

/** Runs the steps of generating, tells how far it is about once a second, and prints the sum; 2 when there is data already. */
export const reportGenerated = (
  terminal: Terminal,
  now: () => number,
  items: number,
  steps: Generator<GeneratedSoFar, Outcome>,
): number => {
  const began = now()
  const say = saySeldom(terminal, now)
  for (;;) {
    const step = steps.next()
    const at = now()
    if (step.done === true) return ended(terminal, step.value, (at - began) / 1000)
    const { items: made, events } = step.value
    const perSecond = Math.round(made / ((at - began) / 1000))
    say(() => `${made} of ${items} items, ${events} events, ${perSecond} items a second`)
  }
}

const ended = (terminal: Terminal, outcome: Outcome, seconds: number): number => {
  if (!outcome.ok) {
    writeRefusal(
      terminal,
      'not-empty',
      'This folder has prescriptions already. Name an empty --data folder: nothing was generated.',
    )
    return exitCodes.refused
  }
  const { value } = outcome
  const itemsPerSecond = Math.round(value.items / Math.max(seconds, 0.001))
  writeResult(terminal, { ...value, seconds, itemsPerSecond }, [
    `${value.prescriptions} prescriptions with ${value.items} items over ${value.days} trading days.`,
    `${value.acts} acts, ${value.events} events, ${value.updates} updates called delivered (nothing was sent); ${value.underWay} prescriptions are not finished.`,
    `${seconds.toFixed(1)} s, ${itemsPerSecond} items a second.`,
  ])
  return exitCodes.ok
}
