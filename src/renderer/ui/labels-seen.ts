import { otherBagOutWords } from '../wording/bags.ts'
import { counted } from '../wording/numbers-and-dates.ts'
import { bagInHandSays } from './bag-in-hand.ts'

/** The usual answers to why the label of a bag was not looked at. */
export const noLabelReasons = ['It has left already', 'Label cannot be read', 'Scanner does not work'] as const

/** What was said of the bags that go out: the labels scanned or typed, and why one has none. */
export interface LabelsSeen {
  readonly seen: readonly string[]
  readonly typed: string
  readonly noLabel: string
  /** A bag that does not go out was scanned, and nobody has said since that it is put back. */
  readonly otherOut: boolean
}

/** Whether a label as scanned or typed is that of a bag. */
export const isBag = (label: string, bagId: string): boolean =>
  label.trim() !== '' && !bagInHandSays(label, [bagId]).wrong

/** What of the labels is missing before bags may leave, in words: each bag's own, or why there is none. Another label is never gone past. */
export const labelsMissing = (bagIds: readonly string[], { seen, typed, noLabel, otherOut }: LabelsSeen) => {
  if (otherOut) return otherBagOutWords
  const left = bagIds.filter((bagId) => !seen.includes(bagId))
  if (typed.trim() !== '') return bagInHandSays(typed, bagIds).words
  if (left.length === 0 || noLabel.trim() !== '') return undefined
  return `Scan the label of ${left.length === bagIds.length && left.length === 1 ? 'the bag' : counted(left.length, 'bag')}, or say why there is none.`
}

/** Why the label of one of these bags was not looked at; null where each was, whatever is said of the others. */
export const noLabelOf = (
  bagIds: readonly string[],
  { seen, noLabel }: Pick<LabelsSeen, 'seen' | 'noLabel'>,
): string | null => (noLabel.trim() !== '' && bagIds.some((bagId) => !seen.includes(bagId)) ? noLabel.trim() : null)
