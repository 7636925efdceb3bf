/** Choices made of one stream of numbers in [0, 1): the same stream makes the same choices. */
export interface Chance {
  readonly number: () => number
  readonly happens: (share: number) => boolean
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number
  readonly pick: <T>(of: readonly T[]) => T
  /** So many different ones, or all there are. */
  readonly some: <T>(of: readonly T[], count: number) => readonly T[]
  readonly bytes: (count: number) => Buffer
}

/** Makes choices of `random`. */
export const createChance = (random: () => number): Chance => {
  const below = (limit: number): number => Math.floor(random() * limit)
  const pick = <T>(of: readonly T[]): T => {
    const one = of[below(of.length)]
    if (one === undefined) throw new Error('There is nothing to pick from')
    return one
  }
  return {
    number: random,
    happens: (share) => random() < share,
    below,
    pick,
    some: (of, count) => {
      const chosen = new Set<(typeof of)[number]>()
      while (chosen.size < Math.min(count, of.length)) chosen.add(pick(of))
      return [...chosen]
    },
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  }
}
