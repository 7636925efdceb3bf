import type { RefusalOf } from '../../contract/index.ts'
import type { Trouble } from '../bridge/ask.ts'
import { commonRefusalWords, troubleWords } from './troubles.ts'
import { updateWaitWords } from './updates.ts'

/** Closing at the day's end. */
export const closeDayWords = {
  press: 'Back up and close',
  going: 'Updates come to rest, a backup is made and read back, then Pestle closes.',
  notHere:
    'A browser cannot close Pestle, so “Back up and close” is not offered here: Pestle is ended where it was started. “This PC” makes a backup before that.',
  byItsWindow: 'It can still be closed by its window: everything recorded is on this PC.',
} as const

type Refusal = RefusalOf<'desk:close-day'> | { readonly code: keyof typeof commonRefusalWords }

/** Why it was not closed, in a sentence. */
export const closeDayRefusal = (outcome: Trouble | { readonly kind: 'refusal'; readonly refusal: Refusal }): string => {
  if (outcome.kind !== 'refusal') return troubleWords(outcome).what
  const { refusal } = outcome
  if (refusal.code === 'waits')
    return `Not closed. It waits until ${refusal.waits.map(updateWaitWords).join(', and ')}.`
  return refusal.code === 'not-here' ? 'It is closed where it was started.' : commonRefusalWords[refusal.code]
}
