import {
  parseNhsNumber,
  parseOdsCode,
  parseShortId,
  parseUuid,
  shortIdCheckCharacter,
} from '../../../domain/identifiers.ts'
import type { ItemContent, PrescriptionContent } from '../../../domain/prescription-content.ts'
import { addDays, type LocalDate } from '../../../domain/uk-date.ts'
import { inventedPatient } from '../../practice/scripts/invented-patients.ts'
import { practiceMedicine, practiceMedicineNames, type MedicineName } from '../../practice/scripts/medicines.ts'
import type { PracticePatient } from '../../practice/scripts/patients.ts'
import { practicePrescriber, prescriberNames } from '../../practice/scripts/prescribers.ts'
import type { Chance } from './chance.ts'

/** A prescription that nobody wrote, and which practice medicine each of its items is. */
export interface Invented {
  readonly content: PrescriptionContent
  readonly medicines: readonly MedicineName[]
}

/** What inventing takes. `number` counts prescriptions from 0 and gives each its own id. */
export interface InventedOptions {
  readonly number: number
  readonly day: LocalDate
  readonly ods: string
  readonly patient: number
  readonly seed: number
  readonly itemCount: number
  readonly newUuid: () => string
}

const parsed = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('An invented number does not parse')
  return value
}

// Odd, so that multiplying by it goes through all 2^44 numbers before one comes again, and neighbours look nothing alike.
const stride = 0x9e3779b97f5n
const idSpace = 1n << 44n

const shortIdOf = (number: number, seed: number, surgery: string): string => {
  const mixed = ((BigInt(number) + BigInt(seed % 1_000_000) * 0x1000000n) * stride) % idSpace
  const hex = mixed.toString(16).padStart(11, '0').toUpperCase()
  const without = `${hex.slice(0, 6)}${surgery.padStart(6, '0')}${hex.slice(6)}`
  const whole = `${without}${shortIdCheckCharacter(without)}`
  return `${whole.slice(0, 6)}-${whole.slice(6, 12)}-${whole.slice(12)}`
}

/** Invents a prescription as Spine would release it: no schedules, quantity in words where the law wants it. */
export const inventContent = (chance: Chance, options: InventedOptions): Invented => {
  const { day, ods } = options
  const repeat = chance.happens(0.7)
  const medicines = chance.some(practiceMedicineNames, options.itemCount)
  const prescriber = practicePrescriber(chance.pick(prescriberNames))
  const writtenOn = addDays(day, -chance.below(4))
  const items = medicines.map((name) => itemOf(name, repeat, options.newUuid()))
  const { surgery } = prescriber
  return {
    medicines,
    content: {
      shortId: parsed(parseShortId(shortIdOf(options.number, options.seed, surgery.ods))),
      longId: parsed(parseUuid(options.newUuid())),
      issue: null,
      treatment: repeat ? 'repeat' : 'acute',
      prescriptionType: '0101',
      writtenOn,
      authoredOn: writtenOn,
      validFrom: null,
      validTo: null,
      daysSupply: repeat ? 28 : null,
      nominatedPharmacy: parsed(parseOdsCode(ods)),
      forPatient: { text: [], repeatList: repeat ? items.map(({ drug }) => drug.name) : [] },
      patient: patientOf(inventedPatient(options.patient, options.seed)),
      prescriber: {
        name: [prescriber.name.prefix, prescriber.name.given, prescriber.name.family].join(' '),
        codes: [{ system: prescriber.register.replace('-number', ''), value: prescriber.number }],
        roleProfile: prescriber.roleProfile,
        phone: surgery.phone,
        organisation: {
          ods: surgery.ods,
          name: surgery.name,
          address: [...surgery.lines, surgery.postcode],
          phone: surgery.phone,
        },
      },
      items,
    },
  }
}

const itemOf = (name: MedicineName, repeat: boolean, id: string): ItemContent => {
  const medicine = practiceMedicine(name)
  return {
    id: parsed(parseUuid(id)),
    drug: { code: medicine.code, name: medicine.name },
    quantity: { value: String(medicine.quantity), unit: medicine.unit, code: medicine.unitCode },
    directions: medicine.directions,
    note: null,
    endorsements: [],
    schedule: 'unknown',
    quantityInWords: medicine.words,
    treatment: repeat ? 'repeat' : 'acute',
    repeatsAllowed: 0,
    reviewOn: null,
    cancelled: false,
  }
}

const patientOf = (patient: PracticePatient): PrescriptionContent['patient'] => ({
  nhsNumber: parsed(parseNhsNumber(patient.nhsNumber)),
  family: patient.family,
  given: patient.given,
  prefix: patient.prefix,
  birthDate: patient.birthDate,
  gender: patient.gender,
  address: { lines: patient.lines, postcode: patient.postcode },
  generalPractice: patient.surgery,
})
