import { ukDate, ukTime } from '../../domain/uk-date.ts'

/** A backup as far as keeping it goes. */
export interface Kept {
  readonly name: string
  /** UTC ms. */
  readonly madeAt: number
  /** Of the newest event it holds. */
  readonly sequence: number
}

/** How many backups are kept: the newest ones, and the last of each of so many hours, days, weeks and months in which there is one. */
export const kept = { newest: 4, hours: 24, days: 14, weeks: 8, months: 24 } as const

const hourOf = (at: number): string => `${ukDate(at)} ${ukTime(at).slice(0, 2)}`
const monthOf = (at: number): string => ukDate(at).slice(0, 7)

// Counted from a Monday, so that a week is the same seven days as the pharmacy's.
const weekOf = (at: number): string => String(Math.floor((Date.parse(`${ukDate(at)}T00:00:00Z`) / 86_400_000 + 3) / 7))

/**
 * The names to keep. Counted in hours, days, weeks and months that have a backup and not in time that has passed: a PC that was
 * off for a month, or whose clock jumped, loses none by it. The newest is the one that holds most: after a clock was set back it
 * is not the one with the latest time.
 */
export const namesToKeep = (backups: readonly Kept[]): ReadonlySet<string> => {
  const newestFirst = newestFirstOf(backups)
  return new Set([
    ...newestFirst.slice(0, kept.newest).map(({ name }) => name),
    ...lastOfEach(newestFirst, hourOf, kept.hours),
    ...lastOfEach(newestFirst, ukDate, kept.days),
    ...lastOfEach(newestFirst, weekOf, kept.weeks),
    ...lastOfEach(newestFirst, monthOf, kept.months),
  ])
}

/** Sorts backups of one terminal newest first: by what they hold, and by the clock only where they hold the same. */
export const newestFirstOf = <T extends Kept>(backups: readonly T[]): readonly T[] =>
  backups.toSorted((a, b) => b.sequence - a.sequence || b.madeAt - a.madeAt || (a.name < b.name ? 1 : -1))

const lastOfEach = (newestFirst: readonly Kept[], periodOf: (at: number) => string, periods: number) => {
  const last = new Map<string, string>()
  for (const { name, madeAt } of newestFirst) {
    const period = periodOf(madeAt)
    if (!last.has(period)) last.set(period, name)
  }
  return [...last.values()].slice(0, periods)
}
