import type { LyingPrescription } from '../../contract/bags.ts'
import type { LabelOfBag } from '../../domain/label-read.ts'
import { listName } from './names.ts'
import { dateWords } from './numbers-and-dates.ts'

/** A bag that is another patient's: named, so that it is put back where it belongs. */
export const strangersBagWords = (bagId: string, owners: readonly string[], placed: boolean) => ({
  head: `Bag ${bagId} is not for this patient: ${placed ? 'it holds the medicine of' : 'its label is of'} ${owners.join(' and ')}.`,
  todo: 'Nothing was done. Put it back, and take the bag of this patient.',
})

/** The bag of this patient: what lies in it is theirs, or its label is that of their next one. */
export const ownBagWords = (bagId: string) => ({ head: `Bag ${bagId}: right for this patient.`, todo: '' })

/** Why nothing is given out while a wrong bag that was scanned is not put back. */
export const otherBagOutWords = 'Put the other bag back first.'

/** Another bag of this patient, in the hand while some of theirs go out. */
export const notNowBagWords = (bagId: string) => ({
  head: `Bag ${bagId} is of this patient, but not of what goes out now.`,
  todo: 'Nothing was done. Put it back, or choose what is in it as well and scan it again.',
})

/** Why a bag that lies here is not to be handed out. */
export const lyingWords: Readonly<Record<LyingPrescription['why'], string>> = {
  over: 'nothing more of it is supplied, and nobody has said that it was put away',
  'past-last-day': 'it is past its last legal day',
  'on-hold': 'it is on hold',
  'not-in-its-place': 'nobody has confirmed it in its place',
}

const lyingTodo: Readonly<Record<LyingPrescription['why'], string>> = {
  over: 'Press t once it is put away.',
  'past-last-day': 'Press x: not dispensed.',
  'on-hold': 'Put it back: it stays until somebody takes it off hold.',
  'not-in-its-place': 'Put it into its place first.',
}

// In a window that is about something else, where those keys do nothing.
const lyingTodoLater: Readonly<Record<LyingPrescription['why'], string>> = {
  over: 'Put it back for now: it is still to be put away.',
  'past-last-day': 'Put it back for now: it is still to be recorded as not dispensed.',
  'on-hold': lyingTodo['on-hold'],
  'not-in-its-place': 'Put it back for now: it is still to be put into its place.',
}

/** A bag of this patient that is not to be handed out, why, and what is still to be done with it. */
export const lyingBagWords = (bagId: string, why: LyingPrescription['why']) => ({
  head: `Bag ${bagId} is of this patient, but not to be handed out: ${lyingWords[why]}.`,
  todo: `Nothing was done. ${lyingTodoLater[why]}`,
})

/** The same of a bag scanned on no window, with whose it is. */
export const lyingScanWords = (bagId: string, owner: Owner, why: LyingPrescription['why']) => ({
  head: `Bag ${bagId} is of ${ownerWords(owner)}. It is not to be handed out: ${lyingWords[why]}.`,
  todo: `Nothing was done. ${lyingTodo[why]}`,
})

/** A label that stands for nothing here any more, or never did: what it sticks on may be anybody's. */
export const nobodysBagWords = (bagId: string) => ({
  head: `Bag ${bagId} is known to nobody here.`,
  todo: 'Its label may be an old one of another patient. Read the name on the bag. Nothing was done.',
})

interface Owner {
  readonly family: string
  readonly given: string
  readonly birthDate: string
}

/** Whose a bag is, told apart from others of the same name. */
export const ownerWords = ({ family, given, birthDate }: Owner): string =>
  `${listName(family, given)}, born ${dateWords(birthDate)}`

/** Why the label of the bag is not left out at this hand-out. */
export const likeBagWords =
  'Scan it, or type it from the bag: a bag of somebody easily taken for this patient lies here, or left today.'

/** One of several patients whose bag it can be; `why` keeps it from being handed out. */
export const bagOwnerWords = (
  prescriptionId: string,
  owner: Owner,
  why: LyingPrescription['why'] | null = null,
): string =>
  `${ownerWords(owner)}, prescription ${prescriptionId}${why === null ? '' : `. Not to be handed out: ${lyingWords[why]}`}`

/** What a departure says of the labels of its bags; one from the time before they were recorded, only why one was not looked at. */
export const labelWords = (left: {
  readonly labels?: readonly LabelOfBag[]
  readonly noLabel?: string
}): readonly string[] => {
  const { labels, noLabel } = left
  if (labels === undefined) return noLabel === undefined ? [] : [`label not looked at: ${noLabel}`]
  const notRead = noLabel === undefined ? 'not scanned' : `not looked at: ${noLabel}`
  return labels.map(({ bagId, how }) => `label of bag ${bagId} ${how === 'not-read' ? notRead : how}`)
}
