import { handKey, parseNhsNumber, patientWithoutNumber, type Uuid } from '../identifiers.ts'
import type { ItemContent, PrescriptionContent } from '../prescription-content.ts'
import type { HandEntry, HandItem, PrescriberKind } from './hand-entry.ts'

// The short names of the registers, as messages name them too.
const registers: Readonly<Record<PrescriberKind, string>> = {
  doctor: 'gmc',
  dentist: 'gdc',
  nurse: 'nmc',
  pharmacist: 'gphc',
  optometrist: 'goc',
  'allied-health': 'hcpc',
}

// An FP10 mostly carries the number under which its cost is charged, and not that of the register.
const registerNumbers: Readonly<Record<PrescriberKind, RegExp>> = {
  doctor: /^\d{7}$/,
  dentist: /^\d{4,6}$/,
  nurse: /^\d{2}[A-Z]\d{4}[A-Z]$/,
  pharmacist: /^2\d{6}$/,
  optometrist: /^\d{2}-\d{4,6}$/,
  'allied-health': /^[A-Z]{2}\d{5,6}$/,
}

const filled = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.trim()).filter((line) => line !== '')

const codesOf = ({ kind, number, identificationNumber }: HandEntry['prescriber']) => {
  const value = number.trim().toUpperCase()
  const system = registerNumbers[kind].test(value) ? registers[kind] : 'prescribing-number'
  return [
    { system, value },
    ...(identificationNumber === null
      ? []
      : [{ system: 'private-controlled-drugs', value: identificationNumber.trim().toUpperCase() }]),
  ]
}

const itemOf = (item: HandItem): ItemContent => ({
  // Asked for by `entryProblems`.
  id: item.id as Uuid,
  // Typed names have no national code.
  drug: { code: '', name: item.drug.trim() },
  quantity: { value: item.quantity.trim(), unit: item.unit.trim(), code: null },
  directions: item.directions.trim(),
  note: null,
  endorsements: [],
  schedule: item.schedule,
  quantityInWords: item.quantityInWords === null ? null : item.quantityInWords.trim() || null,
  treatment: 'acute',
  repeatsAllowed: 0,
  reviewOn: null,
  cancelled: false,
})

/** The entry as a prescription says it; `entryId` is the UUID it was given when its form was opened. */
export const contentOfEntry = (entry: HandEntry, entryId: string): PrescriptionContent => {
  const { patient, prescriber } = entry
  const number = patient.nhsNumber === null ? undefined : parseNhsNumber(patient.nhsNumber)
  return {
    shortId: handKey(entryId),
    longId: null,
    issue: null,
    treatment: 'acute',
    prescriptionType: entry.form,
    writtenOn: entry.writtenOn,
    authoredOn: entry.writtenOn,
    validFrom: entry.notBefore,
    validTo: null,
    daysSupply: null,
    nominatedPharmacy: null,
    forPatient: { text: [], repeatList: [] },
    patient: {
      nhsNumber: number ?? patientWithoutNumber(entryId),
      family: patient.family.trim(),
      given: filled(patient.given.split(' ')),
      prefix: null,
      birthDate: patient.birthDate,
      gender: 'unknown',
      address: { lines: filled(patient.address), postcode: patient.postcode === null ? null : patient.postcode.trim() },
      generalPractice: null,
    },
    prescriber: {
      name: prescriber.name.trim(),
      codes: codesOf(prescriber),
      roleProfile: null,
      phone: null,
      organisation: {
        ods: '',
        name: prescriber.organisation.trim(),
        address: filled(prescriber.address),
        phone: null,
      },
    },
    items: entry.items.map(itemOf),
  }
}
