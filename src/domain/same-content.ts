import type { ItemContent, PrescriberContent, PrescriptionContent } from './prescription-content.ts'

// Contents are plain data: no dates, maps or functions in there.
const same = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const left = Object.entries(a)
  const right = new Map<string, unknown>(Object.entries(b))
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
}

const sameUnlessNull = (a: unknown, b: unknown): boolean => a === null || b === null || same(a, b)

// The register counts: the same number at the GMC and at the GPhC is two people.
const sameCodes = (a: PrescriberContent['codes'], b: PrescriberContent['codes']): boolean => {
  const inOrder = (codes: PrescriberContent['codes']) => codes.map(({ system, value }) => `${system} ${value}`).sort()
  return same(inOrder(a), inOrder(b))
}

const samePrescriber = (a: PrescriberContent, b: PrescriberContent): boolean =>
  a.name === b.name &&
  sameCodes(a.codes, b.codes) &&
  a.roleProfile === b.roleProfile &&
  a.organisation.ods === b.organisation.ods &&
  a.organisation.name === b.organisation.name &&
  same(a.organisation.address, b.organisation.address)

/** Whether two copies of one item say the same; a schedule that one of them does not know is no difference (release loses it). */
export const sameItem = (a: ItemContent, b: ItemContent): boolean =>
  a.id === b.id &&
  same(a.drug, b.drug) &&
  same(a.quantity, b.quantity) &&
  a.directions === b.directions &&
  a.note === b.note &&
  same([...a.endorsements].sort(), [...b.endorsements].sort()) &&
  (a.schedule === b.schedule || a.schedule === 'unknown' || b.schedule === 'unknown') &&
  a.quantityInWords === b.quantityInWords &&
  a.treatment === b.treatment &&
  a.repeatsAllowed === b.repeatsAllowed &&
  a.reviewOn === b.reviewOn &&
  a.cancelled === b.cancelled

/** Whether two copies name the patient alike, in everything they say of them. */
export const samePatient = (a: PrescriptionContent, b: PrescriptionContent): boolean => same(a.patient, b.patient)

// Release keeps validity and supply length for repeat dispensing only (nhs-interfaces 3.5).
const sameValidity = (a: PrescriptionContent, b: PrescriptionContent): boolean =>
  sameUnlessNull(a.validFrom, b.validFrom) &&
  sameUnlessNull(a.validTo, b.validTo) &&
  sameUnlessNull(a.daysSupply, b.daysSupply)

/**
 * Whether two copies under one key are the same prescription: patient, prescriber, items in order, text for the patient, and on
 * repeat dispensing the validity. Not compared: telephone numbers, nomination, signing time, and what a release loses
 * (nhs-interfaces 3.5): a schedule, long id or day of writing that one side does not know.
 */
export const sameContent = (a: PrescriptionContent, b: PrescriptionContent): boolean =>
  a.shortId === b.shortId &&
  sameUnlessNull(a.longId, b.longId) &&
  same(a.issue, b.issue) &&
  a.treatment === b.treatment &&
  a.prescriptionType === b.prescriptionType &&
  sameUnlessNull(a.authoredOn, b.authoredOn) &&
  (a.issue === null || sameValidity(a, b)) &&
  same(a.forPatient, b.forPatient) &&
  samePatient(a, b) &&
  samePrescriber(a.prescriber, b.prescriber) &&
  a.items.length === b.items.length &&
  a.items.every((item, at) => {
    const other = b.items[at]
    return other !== undefined && sameItem(item, other)
  })

interface Copy {
  readonly content: PrescriptionContent
  readonly source: { readonly signed: boolean }
}

// The signature says when it was written; without one on either, or with one on both, the message that gives a day itself.
const whenWritten = (held: Copy, arrived: Copy): PrescriptionContent['writtenOn'] => {
  if (held.source.signed !== arrived.source.signed) return (held.source.signed ? held : arrived).content.writtenOn
  const onlyArrivedSays = held.content.authoredOn === null && arrived.content.authoredOn !== null
  return (onlyArrivedSays ? arrived : held).content.writtenOn
}

/** What the held copy says, with what it did not know filled in from a copy of the same content, as of the day it was signed. */
export const mergeContent = (one: Copy, other: Copy): PrescriptionContent =>
  filledIn({ ...one.content, writtenOn: whenWritten(one, other) }, other.content)

const filledIn = (held: PrescriptionContent, arrived: PrescriptionContent): PrescriptionContent => ({
  ...held,
  authoredOn: held.authoredOn ?? arrived.authoredOn,
  longId: held.longId ?? arrived.longId,
  validFrom: held.validFrom ?? arrived.validFrom,
  validTo: held.validTo ?? arrived.validTo,
  daysSupply: held.daysSupply ?? arrived.daysSupply,
  nominatedPharmacy: arrived.nominatedPharmacy ?? held.nominatedPharmacy,
  items: held.items.map((item, at) => ({
    ...item,
    schedule: item.schedule === 'unknown' ? (arrived.items[at]?.schedule ?? 'unknown') : item.schedule,
  })),
})
