import type { DeskCommand } from '../../../../contract/commands.ts'
import type { Prescription } from '../../../../domain/prescription.ts'
import { isOver, outPortions, placedPortions } from '../../../../domain/supply.ts'
import { itemOf } from '../detail.ts'

/** What becomes of a bag that nobody collected. */
export type Afterwards = 'keep' | 'not-dispensed' | 'return'

/** Why a bag is opened, as filled in so far. `code` is the national reason where one is needed. */
export interface TakeOutForm {
  readonly why: 'change' | 'wrong-place' | 'not-collected' | 'other' | null
  readonly afterwards: Afterwards | null
  readonly code: string | null
  readonly text: string
}

/** Nothing said. */
export const freshTakeOut: TakeOutForm = { why: null, afterwards: null, code: null, text: '' }

/** Why, in words. */
export const takeOutWords: Readonly<Record<NonNullable<TakeOutForm['why']>, string>> = {
  change: 'Something is to be changed',
  'wrong-place': 'It is in the wrong place',
  'not-collected': 'Nobody collected it',
  other: 'Another reason',
}

/** What of the form applies; `over` are those of the chosen items of which nothing more is supplied: what is only put away is asked nothing. */
export const takeOutAsked = (form: TakeOutForm, over: readonly string[]): TakeOutForm =>
  over.length > 0 ? freshTakeOut : form

/** Whether the whole prescription can still go back to Spine. */
export const mayReturn = (p: Prescription): boolean =>
  p.tracked && p.items.every((item) => outPortions(item).length === 0)

/** Those of some items of which nothing is supplied from their bag: it is only put away. */
export const overOf = (p: Prescription, itemIds: readonly string[]): readonly string[] =>
  p.items
    .filter((item) => itemIds.includes(item.content.id))
    .filter((item) => isOver(p, item) || (item.setAside.length > 0 && placedPortions(item).length === 0))
    .map((item) => item.content.id)

/** What is missing, in words; `over` are those of the items of which nothing more is supplied. */
export const takeOutMissing = (
  form: TakeOutForm,
  itemIds: readonly string[],
  over: readonly string[],
): string | undefined => {
  if (itemIds.length === 0) return 'Choose at least one item.'
  if (over.length === itemIds.length) return undefined
  if (over.length > 0) return 'What is only put away goes by itself: choose that, or the others.'
  if (form.why === null) return 'Say why.'
  if (form.why === 'other') return form.text.trim() === '' ? 'Say why.' : undefined
  if (form.why !== 'not-collected') return undefined
  if (form.afterwards === null) return 'Say what becomes of it.'
  if (form.afterwards === 'keep') return form.text.trim() === '' ? 'Say why it is kept.' : undefined
  return form.code === null ? 'Choose the national reason.' : undefined
}

const reasonOf = ({ why, afterwards, text }: TakeOutForm): string => {
  const more = text.trim()
  if (why === 'other' || why === null) return more
  if (why === 'not-collected' && afterwards === 'keep') return `Not collected, kept: ${more}`
  return more === '' ? takeOutWords[why] : `${takeOutWords[why]}: ${more}`
}

const placedIn = (p: Prescription, itemId: string) => {
  const item = itemOf(p, itemId)
  return item ? placedPortions(item).flatMap((portion) => portion.placed ?? []) : []
}

// Kept is put back where it was: a person looked, and it is ready again from now on.
const putBack = (p: Prescription, itemIds: readonly string[]): readonly DeskCommand[] => {
  const bags = new Map<string, Extract<DeskCommand, { type: 'place-bag' }>>()
  for (const itemId of itemIds)
    for (const placed of placedIn(p, itemId)) {
      const { bagId, place, route } = placed
      const before = bags.get(bagId)?.itemIds ?? []
      bags.set(bagId, {
        type: 'place-bag',
        bagId,
        place: { ...place },
        route,
        itemIds: before.includes(itemId) ? before : [...before, itemId],
      })
    }
  return [...bags.values()]
}

/** The commands of the one act that it comes to. */
export const takeOutCommands = (
  p: Prescription,
  form: TakeOutForm,
  itemIds: readonly string[],
): readonly DeskCommand[] => {
  if (overOf(p, itemIds).length > 0) return [{ type: 'take-out-of-bag', itemIds: [...itemIds], reason: 'Put away' }]
  const out: DeskCommand = { type: 'take-out-of-bag', itemIds: [...itemIds], reason: reasonOf(form) }
  if (form.why !== 'not-collected') return [out]
  const reasonCode = form.code ?? ''
  switch (form.afterwards) {
    case 'keep':
      return [out, ...putBack(p, itemIds)]
    case 'not-dispensed': {
      const note = form.text.trim() === '' ? null : form.text.trim()
      // Taken out after it is over, the bag is said to be put away with it.
      return [{ type: 'mark-not-dispensed', itemIds: [...itemIds], reasonCode, note }, out]
    }
    case 'return':
      return [{ type: 'return-to-spine', reasonCode }, out]
    case null:
      return [out]
  }
}
