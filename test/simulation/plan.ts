import { chance } from './chance.ts'

/** How the line to the service is: up, or what it does to every request. */
export type LineMode =
  | 'up'
  | 'no-network'
  | 'name-lookup'
  | 'refused'
  | 'tls'
  | 'timeout'
  | 'captive-portal'
  | 'redirected'
  | 'sign-in-refused'
  | 'failing'
  | 'throttled'

/** What happens at one moment of a run. */
export type StepKind =
  | 'forward'
  | 'back'
  | 'anything'
  | 'receive'
  | 'undo'
  | 'late'
  | 'repeat'
  | 'stale'
  | 'both'
  | 'parked'
  | 'review'
  | 'retry-now'
  | 'line'
  | 'clock'
  | 'sleep'
  | 'crash'
  | 'crash-in-statement'
  | 'statement-fails'
  | 'disk-full'
  | 'stop'
  | 'restore'
  | 'tokens'
  | 'refuse-item'

/** When a step comes: after its gap, or as soon as this is so if that is within the gap: where it gets delicate. */
export type Moment = 'after-its-gap' | 'when-anything-leaves' | 'when-a-ready-leaves' | 'when-something-is-in-doubt'

/** A step: how long after the one before, what, and the number its details follow from. `id` stays when others are left out. */
export interface Step {
  readonly id: number
  readonly gapMs: number
  readonly comes: Moment
  readonly kind: StepKind
  readonly seed: number
}

/** How a run is set up. Instants are UTC ms, the service's right time. */
export interface Setting {
  readonly startAt: number
  readonly clockAheadMs: number
  readonly prescriptions: number
  readonly lanes: number
  readonly perSecond: number | null
  readonly signIn: boolean
  readonly tokenLifetimeS: number
  /** Longest way to the service and back, in ms. */
  readonly slowestMs: number
  /** How much of what arrives the service answers otherwise than it should, and how much is lost on the way. */
  readonly faultRate: number
  readonly lossRate: number
  /** One prescription is refused, throttled or broken all the time, and nothing else ever is. */
  readonly poison: 'refused' | 'throttled' | 'failing' | 'contended' | 'slow' | null
}

/** Everything a run is made of: the same plan gives the same run to the last byte. */
export interface Plan {
  readonly seed: number
  readonly setting: Setting
  readonly steps: readonly Step[]
}

const starts = [
  Date.UTC(2026, 10, 16, 9),
  Date.UTC(2026, 10, 21, 19, 30),
  // The hours in which the clocks go back and forward.
  Date.UTC(2026, 9, 25, 0, 20),
  Date.UTC(2027, 2, 28, 0, 20),
  Date.UTC(2026, 11, 31, 22),
]

const work: Readonly<Record<StepKind, number>> = {
  forward: 36,
  back: 13,
  anything: 8,
  receive: 4,
  undo: 10,
  late: 3,
  repeat: 2,
  stale: 1,
  both: 2,
  parked: 8,
  review: 1,
  'retry-now': 1,
  line: 4,
  clock: 3,
  sleep: 1,
  crash: 4,
  'crash-in-statement': 5,
  'statement-fails': 2,
  'disk-full': 2,
  stop: 1,
  restore: 3,
  tokens: 1,
  'refuse-item': 4,
}

const peaceful: Readonly<Partial<Record<StepKind, number>>> = {
  forward: 50,
  back: 14,
  anything: 4,
  receive: 3,
  undo: 3,
  both: 1,
}

/** The plan of a seed. */
export const planOf = (seed: number): Plan => {
  const { pick, hits, between, weighted, number } = chance(seed, 'plan')
  const poison = hits(0.08) ? pick(['refused', 'throttled', 'failing', 'contended', 'slow'] as const) : null
  const setting: Setting = {
    startAt: pick(starts) + between(0, 3_600_000),
    clockAheadMs: pick([0, 0, 0, 1_500, -4_000, 90_000, -7_200_000, 3_600_000]),
    prescriptions: poison === null ? pick([1, 2, 2, 3, 3, 4]) : between(3, 4),
    lanes: poison === null ? pick([16, 16, 16, 2, 1]) : 16,
    perSecond: poison === null ? pick([null, null, 5, 1]) : null,
    signIn: hits(0.25),
    tokenLifetimeS: pick([31, 45, 120, 599]),
    slowestMs: poison === null ? pick([200, 2_000, 20_000, 45_000]) : 200,
    faultRate: poison === null ? pick([0.05, 0.2, 0.4, 0.6]) : 0,
    lossRate: poison === null ? pick([0, 0.05, 0.2]) : 0,
    poison,
  }
  const weights = poison === null ? work : peaceful
  const steps = Array.from({ length: between(11, 20) }, (_, id): Step => {
    const first = id < setting.prescriptions
    const kind = first
      ? 'receive'
      : // Work while something is on its way is what a run is for.
        id === setting.prescriptions
        ? 'forward'
        : weighted(weights as Readonly<Record<StepKind, number>>)
    const comes = momentOf(id - setting.prescriptions, kind, hits(0.35))
    return {
      id,
      kind,
      comes,
      gapMs: comes !== 'after-its-gap' ? between(60_000, 120_000) : first ? between(0, 300) : gapOf(pick, between),
      seed: Math.floor(number() * 2 ** 31),
    }
  })
  return { seed, setting, steps: poison === null ? withCrash(steps, between) : steps }
}

const momentOf = (after: number, kind: StepKind, delicate: boolean): Moment => {
  if (after === 0) return 'when-anything-leaves'
  if (after > 1 && kind === 'undo') return 'when-something-is-in-doubt'
  return after > 1 && delicate ? 'when-a-ready-leaves' : 'after-its-gap'
}

// A run without a crash shows little, and a statement to crash in may never come.
const withCrash = (steps: readonly Step[], between: (least: number, most: number) => number): readonly Step[] => {
  const there = steps.some(({ kind }) => kind === 'crash')
  const at = there ? -1 : between(6, steps.length - 1)
  return steps.map((step) => (step.id === at ? { ...step, kind: 'crash' as const } : step))
}

const gapOf = (pick: <T>(of: readonly T[]) => T, between: (least: number, most: number) => number): number => {
  const [least, most] = pick([
    [0, 0],
    [0, 300],
    [300, 5_000],
    [300, 5_000],
    [5_000, 30_000],
    [30_000, 90_000],
    [60_000, 120_000],
    [5_000, 30_000],
    [300, 5_000],
    [0, 300],
    [30_000, 90_000],
    [600_000, 2_400_000],
  ] as const)
  return between(least, most)
}
