import type { NumberedEvent, EventType } from '../events.ts'
import type { Item, Prescription, Source } from '../prescription.ts'
import { itemsOnCopy, received } from './arrive.ts'
import { changePortionsOf, stampOf } from './items.ts'

type Of<T extends EventType> = Extract<NumberedEvent, { readonly type: T }>

// Signed in ink, which `decide` has made sure of; no message ever was.
const onPaper = (entryId: string): Source => ({
  messageId: entryId,
  kind: 'paper',
  releasedTo: null,
  releaseResponseId: null,
  signed: true,
})

/** The prescription as it was typed in: never tracked, and waiting for a second person. */
export const enteredByHand = (event: Of<'entered-by-hand'>): Prescription => ({
  ...received({
    ...event,
    type: 'received',
    source: onPaper(event.entryId),
    tracked: false,
    belongsTo: null,
    sentBackReason: null,
  }),
  byHand: {
    entryId: event.entryId,
    entry: event.entry,
    typed: stampOf(event),
    typists: [event.actor.id],
    checked: null,
  },
})

/** Compared with the paper by a second person. */
export const entryChecked = (p: Prescription, event: Of<'entry-checked'>): Prescription => ({
  ...p,
  byHand: p.byHand && { ...p.byHand, checked: { ...stampOf(event), aloneReason: event.aloneReason } },
})

// Its label names the patient, whom the check compared.
const labelledAnew = (item: Item): Item =>
  changePortionsOf(item, (portion) => (portion.out ? portion : { ...portion, accuracy: null }))

/** Another wording: to be compared again, clinical check and what was prepared of changed items void. */
export const entryCorrected = (p: Prescription, event: Of<'entry-corrected'>): Prescription => {
  const items = itemsOnCopy(p, event.content, event, event.reason)
  const samePatient = event.changes.every(({ field }) => !field.startsWith('patient.'))
  return {
    ...p,
    content: event.content,
    byHand: p.byHand && {
      ...p.byHand,
      entry: event.entry,
      typed: stampOf(event),
      typists: [...new Set([...p.byHand.typists, event.actor.id])],
      checked: null,
    },
    clinicalCheck: p.clinicalCheck && { ...p.clinicalCheck, outcome: 'voided' },
    items: samePatient ? items : items.map(labelledAnew),
  }
}
