import type { Outcome, Trouble } from '../bridge/ask.ts'
import { troubleWords } from './troubles.ts'

/** What is said on the screen, not only to listeners, when something about who works here was not done. */
export interface NotDone {
  readonly head: string
  readonly todo: string
}

const notInList = { head: 'This person is not in the list any more.', todo: 'Choose another name at the top right.' }

const notDone = (head: string, outcome: Trouble | { readonly kind: 'answer' | 'refusal' }): NotDone | undefined => {
  switch (outcome.kind) {
    case 'answer':
    case 'refusal':
      return undefined
    default: {
      const { what, todo } = troubleWords(outcome)
      return { head: `${head} ${what}`, todo }
    }
  }
}

/** Why another person does not work here now; undefined where they do. */
export const notStartedWords = (name: string, outcome: Outcome<'desk:start-work'>): NotDone | undefined =>
  outcome.kind === 'refusal' ? notInList : notDone(`${name} does not work here yet.`, outcome)

/** Why somebody still works here who was to stop; undefined where they do not. */
export const notStoppedWords = (name: string, outcome: Outcome<'desk:stop-work'>): NotDone | undefined =>
  notDone(`${name} still works here.`, outcome)

/** Why the screen can still be read; undefined where it is locked. */
export const notLockedWords = (outcome: Outcome<'desk:lock'>): NotDone | undefined =>
  notDone('The screen is not locked.', outcome)

/** Said on the lock of a code that was scanned or typed there, and of its Enter: it chooses nobody. */
export const notByCodeWords =
  'Nobody was chosen. Nothing is scanned or typed on a locked screen. Choose with the arrows and Enter, or with Alt and the digit.'

/** Said to whoever unlocks and goes on with another prescription than the screen showed before: a bag on the counter may be that one's. */
export const wentOnElsewhereWords: NotDone = {
  head: 'In hand is what you had before, not what was here before the lock.',
  todo: 'Look at the name. Take another in hand by its bag, its barcode or its name.',
}
