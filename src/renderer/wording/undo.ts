import { appKeys, screenWords } from './keys.ts'

/** What an undo does not bring back although everything it can name is undone. */
export type Standing = 'not-in-its-place' | 'checks-taken-back' | 'replaced'

/** What still stands after an undo, and what to do about it. */
const standingWords: Readonly<Record<Standing, string>> = {
  'not-in-its-place': 'Its bag is not ready any more: confirm it in its place again.',
  'checks-taken-back': 'The checks that it took back are still to be made again.',
  replaced: 'What it replaced is not there any more: assemble it again.',
}

/** What is said once an act is undone; `stands` is what it did not bring back. */
export const undoneWords = (stands: readonly Standing[]): string =>
  ['Undone.', ...stands.map((one) => standingWords[one])].join(' ')

/** What stands in the place of an act, in its words, for the ten seconds after all of it was undone. */
export const undoneNowWords = (act: string): string => `Undone: ${act}`

/** What is said to who presses the key of Undo when there is nothing that it could undo. */
export const tooLateWords = {
  head: 'Nothing was undone: an act can be undone for ten seconds.',
  todo: `After that it is corrected: “${screenWords['my-acts'].name}” (${screenWords['my-acts'].key}), or “Correct” in what happened to the prescription.`,
} as const

/** The same of an act that no undo takes back; `instead` is what to do about it. */
export const neverUndoneWords = (instead: string | null): { readonly head: string; readonly todo: string } => ({
  head: 'Nothing was undone: what was done last is not undone by this key.',
  todo: instead ?? tooLateWords.todo,
})

/** The same while the one in hand is not the one of the act. */
export const undoElsewhereWords = {
  head: 'Nothing was undone: what was done last is of another prescription than the one in hand.',
  todo: `Press “Undo” beside the name it is of, or take that one in hand and press ${appKeys.undo.key} again.`,
} as const
