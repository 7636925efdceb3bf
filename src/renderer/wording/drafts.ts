import { momentWords } from './numbers-and-dates.ts'

/** The head of a window that was begun before. */
export const draftBegunWords = (begunAt: number, now: number): string =>
  `You began this at ${momentWords(begunAt, now)}. Carry on, or start afresh.`

/** What was recorded on the prescription since. */
export const draftChangedWords = (since: readonly string[]): string =>
  since.length === 0 ? 'The prescription has changed since then.' : `Since then: ${since.join('; ')}.`

/** What is filled in again and what is not. */
export const draftKeptWords = (of: { readonly changed: boolean; readonly wordsOnly: boolean }): string => {
  if (of.wordsOnly) return 'What you wrote is here. Everything else has to be looked at again.'
  return of.changed
    ? 'What still fits is here. Ticks of a check, packs, answers and an earlier time are not: look again.'
    : 'What you filled in is here.'
}

/** A mark on work that was begun and not finished. */
export const halfDoneWords = { short: 'Half done', full: 'You have begun something here and not finished it' } as const
