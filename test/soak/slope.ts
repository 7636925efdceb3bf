import type { Measured } from './measure.ts'

/** A figure that has to stay flat. */
export type FlatName = Exclude<keyof Measured, 'day' | 'file'>

/** What a line through the days says: where it lies, and how much it rose from its first to its last day. */
export interface Slope {
  readonly name: FlatName
  readonly mean: number
  readonly most: number
  readonly rise: number
  /** The rise that is still called flat. */
  readonly mayRise: number
  readonly flat: boolean
}

// Of the mean, or in things that are open. Resident memory also holds what the allocator keeps for later.
const limits: Readonly<Record<FlatName, (mean: number) => number>> = {
  heap: (mean) => mean * 0.05,
  data: (mean) => mean * 0.05,
  rss: (mean) => mean * 0.1,
  handles: () => 0.5,
  descriptors: () => 0.5,
  timers: () => 0.5,
  wal: (mean) => mean * 0.1 + 1024 ** 2,
  log: () => 64 * 1024,
}

// The days after the first tenth: caches fill in the beginning, and that is no leak.
const counted = (days: readonly Measured[]): readonly Measured[] => days.slice(Math.ceil(days.length / 10))

/** The rise of a straight line (least squares) through values of equal distance, from the first to the last. */
export const riseOf = (values: readonly number[]): number => {
  const n = values.length
  if (n < 2) return 0
  const middle = (n - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const up = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0)
  const across = values.reduce((sum, _value, at) => sum + (at - middle) ** 2, 0)
  return (up / across) * (n - 1)
}

/** Whether each figure stays flat: the line through the counted days may rise by so much and no more. */
export const slopesOf = (days: readonly Measured[]): readonly Slope[] =>
  (Object.keys(limits) as FlatName[]).map((name) => {
    const values = counted(days).map((day) => day[name])
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const rise = riseOf(values)
    const mayRise = limits[name](mean)
    return { name, mean, most: Math.max(...values), rise, mayRise, flat: rise <= mayRise }
  })
