import type { DomainEvent, NumberedEvent } from './events.ts'
import {
  belongsElsewhere,
  copyChosen,
  custodyTaken,
  otherCopyArrived,
  received,
  scheduleTold,
  sentBack,
  signatureAttached,
} from './evolve/arrive.ts'
import { enteredByHand, entryChecked, entryCorrected } from './evolve/by-hand.ts'
import { corrected } from './evolve/correct.ts'
import {
  changeItems,
  changePortions,
  ended,
  pastItsDays,
  stampOf,
  unplacedItem,
  withinItsDays,
  withMistake,
  withNothingPlaced,
  withoutSetAside,
} from './evolve/items.ts'
import {
  accuracyCheckFailed,
  accuracyCheckPassed,
  assembled,
  bagPlaced,
  clinicalCheckRecorded,
  labelWorded,
  promised,
  routeChanged,
  takenOutOfBag,
} from './evolve/prepare.ts'
import { delivered, deliveryFailed, left, takenBack } from './evolve/supply.ts'
import type { MayBeIncident, Prescription } from './prescription.ts'
import { assertNever } from './result.ts'
import { trackingStatus } from './tracking.ts'

const answered = (p: Prescription, isAnswered: (asked: MayBeIncident) => boolean): Prescription => {
  const open = p.mayBeIncident?.filter((one) => !isAnswered(one)) ?? []
  return { ...p, mayBeIncident: open.length > 0 ? open : null }
}

const apply = (p: Prescription, event: NumberedEvent): Prescription => {
  switch (event.type) {
    case 'received':
    case 'entered-by-hand':
      return p
    case 'entry-checked':
      return entryChecked(p, event)
    case 'entry-corrected':
      return entryCorrected(p, event)
    case 'signature-attached':
      return signatureAttached(p, event)
    case 'custody-taken':
      return custodyTaken(p, event)
    case 'belongs-elsewhere':
      return belongsElsewhere(p, event)
    case 'other-copy-arrived':
      return otherCopyArrived(p, event)
    case 'copy-chosen':
      return copyChosen(p, event)
    case 'schedule-told':
      return scheduleTold(p, event)
    case 'sent-back':
      return sentBack(p, event)
    case 'later-issue-received':
      return { ...p, laterIssue: event.issue }
    case 'clinical-check-recorded':
      return clinicalCheckRecorded(p, event)
    case 'promised':
      return promised(p, event)
    case 'held': {
      const hold = { ...stampOf(event), reason: event.reason }
      return changeItems(p, event.itemIds, (item) => ({ ...unplacedItem(item), hold }))
    }
    case 'hold-released':
      return changeItems(p, event.itemIds, (item) => ({ ...item, hold: null }))
    case 'assembled':
      return assembled(p, event)
    case 'label-worded':
      return labelWorded(p, event)
    case 'accuracy-check-passed':
      return accuracyCheckPassed(p, event)
    case 'accuracy-check-failed':
      return accuracyCheckFailed(p, event)
    case 'incident-reported':
      // Kept to learn from: nothing about the medicine is decided by it.
      return answered(
        withMistake(p, event, { reached: true, what: event.incident.what }),
        ({ stamp, itemIds }) =>
          event.corrections?.includes(stamp.eventId) ?? itemIds.some((id) => event.itemIds.includes(id)),
      )
    case 'incident-ruled-out':
      return answered(p, ({ stamp }) => (event.correction ?? stamp.eventId) === stamp.eventId)
    case 'bag-placed':
      return bagPlaced(p, event)
    case 'route-changed':
      return routeChanged(p, event)
    case 'taken-out-of-bag':
      return withoutSetAside(takenOutOfBag(p, event), event.portions)
    case 'went-out-of-date':
      return changePortions(p, event.portions, ended)
    case 'part-announced':
      return changeItems(p, event.itemIds, (item) => ({ ...item, announcedAlone: true }))
    case 'handed-out':
    case 'dispatched':
      return left(p, event)
    case 'delivered':
      return delivered(p, event)
    case 'delivery-failed':
      return deliveryFailed(p, event)
    case 'taken-back':
      return takenBack(p, event)
    case 'closed': {
      const { why, reasonCode, note } = event
      const closed = { stamp: stampOf(event), why, reasonCode, note }
      return changeItems(p, event.itemIds, (item) => ({ ...unplacedItem(item), closed }))
    }
    case 'returned-to-spine':
      return { ...withNothingPlaced(p), returned: { stamp: stampOf(event), reasonCode: event.reasonCode } }
    case 'corrected':
      return corrected(p, event)
    case 'window-opened':
      return changeItems(p, event.itemIds, withinItsDays)
    case 'window-ended':
      return changeItems(p, event.itemIds, pastItsDays)
    case 'claimed-elsewhere':
      return changeItems(p, event.itemIds, (item) => ({ ...item, claimed: stampOf(event) }))
    default:
      return assertNever(event)
  }
}

const noteWhatWasTold = (p: Prescription): Prescription => ({
  ...p,
  items: p.items.map((item) => {
    const status = item.toldOther ? 'nothing' : trackingStatus(p, item)
    return status === 'nothing' || status === 'With Pharmacy' ? item : { ...item, toldOther: true }
  }),
})

const firstState = (event: NumberedEvent): Prescription => {
  if (event.type === 'entered-by-hand') return enteredByHand(event)
  if (event.type !== 'received') throw new Error(`A prescription does not begin with ${event.type}`)
  return received(event)
}

/** The next state: one version on for every event. Throws (a broken ledger) only when the first event is neither `received` nor `entered-by-hand`. */
export const evolve = (state: Prescription | undefined, event: DomainEvent): Prescription => {
  const version = (state?.version ?? 0) + 1
  const numbered = { ...event, version }
  const next = state ? apply(state, numbered) : firstState(numbered)
  return noteWhatWasTold({ ...next, version })
}
