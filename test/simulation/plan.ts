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

/** A step: how long after the one before, what, and the number its details follow from. `id` stays when others are left out. */
export interface Step {
  readonly id: number
  readonly gapMs: number
  /** Comes as soon as a "ready" is being sent, if one is within the gap: where it gets delicate. */
  readonly whenReadyLeaves: boolean
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
  forward: 46,
  back: 12,
  anything: 8,
  receive: 4,
  undo: 4,
  late: 3,
  repeat: 2,
  stale: 1,
  both: 2,
  parked: 5,
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
  restore: 2,
  tokens: 1,
  'refuse-item': 2,
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
  const poison = hits(0.12) ? pick(['refused', 'throttled', 'failing', 'contended', 'slow'] as const) : null
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
  const steps = Array.from({ length: between(12, 24) }, (_, id): Step => {
    const first = id < setting.prescriptions
    const whenReadyLeaves = !first && id > 4 && hits(0.35)
    return {
      id,
      whenReadyLeaves,
      gapMs: whenReadyLeaves ? between(60_000, 120_000) : first ? between(0, 300) : gapOf(pick, between),
      kind: first ? 'receive' : weighted(weights as Readonly<Record<StepKind, number>>),
      seed: Math.floor(number() * 2 ** 31),
    }
  })
  return { seed, setting, steps: poison === null ? withCrash(steps, between) : steps }
}

// A run without a crash shows little.
const withCrash = (steps: readonly Step[], between: (least: number, most: number) => number): readonly Step[] => {
  const there = steps.some(({ kind }) => kind === 'crash' || kind === 'crash-in-statement')
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
