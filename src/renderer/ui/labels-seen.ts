import type { LabelRead } from '../../domain/label-read.ts'
import { looksLikeBagLabel } from '../../domain/scan/bag-label.ts'
import { otherBagOutWords } from '../wording/bags.ts'
import { codeIsNoReasonWords } from '../wording/delivery.ts'
import { counted } from '../wording/numbers-and-dates.ts'
import { bagInHandSays } from './bag-in-hand.ts'

/** The usual answers to why the label of a bag was not looked at. */
export const noLabelReasons = ['It has left already', 'Label cannot be read', 'Scanner does not work'] as const

/** What was said of the bags that go out: the labels read, what stands in the field, and why one has none. */
export interface LabelsSeen {
  readonly seen: readonly LabelRead[]
  readonly typed: string
  readonly noLabel: string
  /** A bag that does not go out was scanned, and nobody has said since that it is put back. */
  readonly otherOut: boolean
}

/** Whether a label as scanned or typed is that of a bag. */
export const isBag = (label: string, bagId: string): boolean =>
  label.trim() !== '' && !bagInHandSays(label, [bagId]).wrong

/** Those of some bags whose label nobody read. */
export const notSeen = (bagIds: readonly string[], seen: readonly LabelRead[]): readonly string[] =>
  bagIds.filter((bagId) => seen.every((one) => one.bagId !== bagId))

/** The labels read after one more; a scan is never taken for typed afterwards. */
export const withSeen = (seen: readonly LabelRead[], one: LabelRead): readonly LabelRead[] =>
  seen.some(({ bagId, how }) => bagId === one.bagId && (how === 'scanned' || how === one.how))
    ? seen
    : [...seen.filter(({ bagId }) => bagId !== one.bagId), one]

// Codes typed one field too low, with nothing between them where Enter was pressed; with a slip, or a stranger's, they are codes as well.
const isOnlyCodes = (text: string, bagIds: readonly string[]): boolean => {
  const upper = text.trim().toUpperCase()
  const rest = bagIds.reduce((left, bagId) => left.replaceAll(bagId.toUpperCase(), ' '), upper)
  const isWord = (token: string): boolean =>
    /^\P{N}*\p{L}{2}\P{N}*$/u.test(token) && /[AEIOUY]|[^\x20-\x7F]/u.test(token)
  return looksLikeBagLabel(upper) || (upper !== '' && !rest.split(/\s+/u).some(isWord))
}

/** What of the labels is missing before bags may leave, in words: each bag's own, or why there is none. Another label is never gone past. */
export const labelsMissing = (bagIds: readonly string[], { seen, typed, noLabel, otherOut }: LabelsSeen) => {
  if (otherOut) return otherBagOutWords
  const left = notSeen(bagIds, seen)
  if (typed.trim() !== '') return bagInHandSays(typed, bagIds).words
  if (left.length === 0) return undefined
  if (isOnlyCodes(noLabel, bagIds)) return codeIsNoReasonWords
  if (noLabel.trim() !== '') return undefined
  return `Scan the label of ${left.length === bagIds.length && left.length === 1 ? 'the bag' : counted(left.length, 'bag')}, or say why there is none.`
}

/** What is recorded of the labels of these bags as they leave: each that was read, and why another was not. */
export const labelsOf = (
  bagIds: readonly string[],
  { seen, noLabel }: Pick<LabelsSeen, 'seen' | 'noLabel'>,
): { readonly labels: readonly LabelRead[]; readonly noLabel?: string } => ({
  labels: seen.filter(({ bagId }) => bagIds.includes(bagId)),
  ...(noLabel.trim() !== '' && notSeen(bagIds, seen).length > 0 && { noLabel: noLabel.trim() }),
})
