import { seededRandom } from '../support/seeded-random.ts'

/** A stream of random numbers of a seed; the same questions get the same answers. */
export interface Chance {
  /** In [0, 1). */
  readonly number: () => number
  /** Whether something of this likelihood happens. */
  readonly hits: (likelihood: number) => boolean
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  readonly pick: <T>(of: readonly T[]) => T
  /** Picks a name by its weight. */
  readonly weighted: <T extends string>(weights: Readonly<Record<T, number>>) => T
  readonly bytes: (count: number) => Buffer
}

/** A stream of its own for every seed and name, so that one part of a run asking more often does not change another. */
export const chance = (seed: number, name = ''): Chance => {
  let mixed = seed ^ 0x9e3779b9
  for (let at = 0; at < name.length; at += 1) mixed = Math.imul(mixed ^ name.charCodeAt(at), 0x01000193)
  const number = seededRandom(mixed)
  return {
    number,
    hits: (likelihood) => number() < likelihood,
    between: (least, most) => least + Math.floor(number() * (most - least + 1)),
    pick: (of) => of[Math.floor(number() * of.length)]!,
    weighted: (weights) => {
      const entries = Object.entries<number>(weights)
      let left = number() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [name, weight] of entries) if ((left -= weight) < 0) return name as keyof typeof weights
      return entries[0]![0] as keyof typeof weights
    },
    bytes: (count) => {
      const bytes = Buffer.allocUnsafe(count)
      for (let at = 0; at < count; at += 1) bytes[at] = Math.floor(number() * 256)
      return bytes
    },
  }
}
