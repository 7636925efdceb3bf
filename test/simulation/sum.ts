import type { Outcome } from './run.ts'

/** What many runs came to. `counted` are the seeds with a fault, a crash and concurrent work; the others prove nothing. */
export interface Sum {
  readonly seeds: number
  readonly counted: number
  readonly steps: number
  readonly deliveries: number
  readonly crashes: number
  readonly faults: number
  readonly superseded: number
  readonly overtaken: number
  readonly violations: number
}

/** No runs. */
export const emptySum: Sum = {
  seeds: 0,
  counted: 0,
  steps: 0,
  deliveries: 0,
  crashes: 0,
  faults: 0,
  superseded: 0,
  overtaken: 0,
  violations: 0,
}

/** One run more. */
export const addUp = (sum: Sum, { counts, counted, violations }: Outcome): Sum => ({
  seeds: sum.seeds + 1,
  counted: sum.counted + (counted ? 1 : 0),
  steps: sum.steps + counts.steps,
  deliveries: sum.deliveries + counts.deliveries,
  crashes: sum.crashes + counts.crashes,
  faults: sum.faults + counts.faults,
  superseded: sum.superseded + counts.superseded,
  overtaken: sum.overtaken + counts.overtaken,
  violations: sum.violations + violations.length,
})

/** Both together. */
export const together = (a: Sum, b: Sum): Sum => ({
  seeds: a.seeds + b.seeds,
  counted: a.counted + b.counted,
  steps: a.steps + b.steps,
  deliveries: a.deliveries + b.deliveries,
  crashes: a.crashes + b.crashes,
  faults: a.faults + b.faults,
  superseded: a.superseded + b.superseded,
  overtaken: a.overtaken + b.overtaken,
  violations: a.violations + b.violations,
})
