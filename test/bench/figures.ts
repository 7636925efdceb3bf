/** The median of several rounds and how far they lay apart. */
export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** The value below which this part of the values lies; `part` is between 0 and 1. */
export const quantile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

/** What several rounds came to, rounded to three digits that mean something. */
export const spreadOf = (rounds: readonly number[]): Spread => ({
  median: rounded(quantile(rounds, 0.5)),
  min: rounded(Math.min(...rounds)),
  max: rounded(Math.max(...rounds)),
})

/** Three significant digits, all digits of whole thousands. */
const rounded = (value: number): number => (Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3)))
