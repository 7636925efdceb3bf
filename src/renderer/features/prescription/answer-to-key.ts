import type { ActInHand } from '../../bridge/acts-in-hand.ts'
import { capsOf } from '../../wording/keys.ts'

/** What a key of an act comes to: its beginning, or why there is none. */
export type AnswerToKey = { readonly begin: () => void } | { readonly begin: null; readonly why: string }

/**
 * What the key of an act does on the prescription in hand: the act it begins, or else why the one it is for cannot be begun now, and
 * of whose prescription that is said, which may not be the one whose line is looked at.
 */
export const answerToKey = (key: string, acts: readonly ActInHand[], whose: string): AnswerToKey => {
  const meant = acts.filter(({ keyOf }) => keyOf === key)
  const possible = meant.find(({ why }) => why === undefined)
  if (possible !== undefined) return { begin: possible.begin }
  const [first] = meant
  return {
    begin: null,
    why:
      first?.why === undefined
        ? `Nothing was done for ${whose}: “${capsOf(key)}” is for nothing that can be done now.`
        : `Nothing was done for ${whose}. ${first.words}: ${first.why}`,
  }
}
