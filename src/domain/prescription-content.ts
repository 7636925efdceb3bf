import type { NhsNumber, OdsCode, ShortId, Uuid } from './identifiers.ts'
import type { LocalDate } from './uk-date.ts'

/** Controlled-drug schedule (Misuse of Drugs Regulations 2001). `unknown` is asked at the clinical check and never means `none`. */
export type Schedule = 'unknown' | 'none' | '1' | '2' | '3' | '4' | '5'

/** EPS treatment type: `repeat` is repeat prescribing (`continuous`), `repeat-dispensing` is eRD with numbered issues. */
export type Treatment = 'acute' | 'repeat' | 'repeat-dispensing'

/** A prescribed quantity; `value` keeps the lexical form of the message because it is signed. */
export interface PrescribedQuantity {
  readonly value: string
  readonly unit: string
  readonly code: string | null
}

/** One medicine as prescribed. */
export interface ItemContent {
  /** Line item UUID, lower case; the `focus` of every status update. */
  readonly id: Uuid
  /** dm+d (SNOMED CT) code, a decimal string of up to 18 digits, and the name that was signed. */
  readonly drug: { readonly code: string; readonly name: string }
  readonly quantity: PrescribedQuantity
  readonly directions: string
  readonly note: string | null
  readonly endorsements: readonly string[]
  readonly schedule: Schedule
  /** Quantity in words, as the law wants it for Schedules 2 and 3; survives release where the schedule code does not. */
  readonly quantityInWords: string | null
  /** Per item because acute and repeat prescribing may share a prescription. */
  readonly treatment: Treatment
  /** Issues after the first, as signed; 0 when the message does not say. */
  readonly repeatsAllowed: number
  /** Day by which the prescriber wants to review the repeats. */
  readonly reviewOn: LocalDate | null
  /** Set when the message itself says that the prescriber cancelled this item. */
  readonly cancelled: boolean
}

/** The patient as the prescription names them. */
export interface PatientContent {
  readonly nhsNumber: NhsNumber
  readonly family: string
  readonly given: readonly string[]
  readonly prefix: string | null
  readonly birthDate: LocalDate
  readonly gender: 'male' | 'female' | 'other' | 'unknown'
  readonly address: { readonly lines: readonly string[]; readonly postcode: string | null }
  readonly generalPractice: string | null
}

/** The prescriber and the organisation they prescribed for. */
export interface PrescriberContent {
  readonly name: string
  /** Professional numbers only; `system` is the short name of its register (`gmc`, `gphc`, `professional-code`…), GMC without leading C. */
  readonly codes: readonly { readonly system: string; readonly value: string }[]
  /** SDS role profile id, the role in which they prescribed. */
  readonly roleProfile: string | null
  readonly phone: string | null
  readonly organisation: {
    readonly ods: string
    readonly name: string
    readonly address: readonly string[]
    readonly phone: string | null
  }
}

/** What the prescriber sends along for the patient; signed with the first item. */
export interface ForPatient {
  readonly text: readonly string[]
  /** The surgery's list of repeat medicines for re-ordering, one line each. */
  readonly repeatList: readonly string[]
}

/** All of a prescription that two copies must agree on to be the same (issue: intake). Item order matters: it is signed. */
export interface PrescriptionContent {
  readonly shortId: ShortId
  readonly longId: Uuid | null
  /** Present on repeat dispensing only: this issue and how many there are, both from 1. */
  readonly issue: { readonly number: number; readonly of: number } | null
  /** `repeat` as soon as one item is. */
  readonly treatment: Treatment
  readonly prescriptionType: string
  /** UK local date of `authoredOn` or, where later, the signing time; without either the first day it is valid, else the day it came. */
  readonly writtenOn: LocalDate
  /** UK local date the message itself gives; compared only when both copies have one, since created messages mostly do not. */
  readonly authoredOn: LocalDate | null
  /** First and last day the message itself allows; null when it does not say. */
  readonly validFrom: LocalDate | null
  readonly validTo: LocalDate | null
  readonly daysSupply: number | null
  readonly nominatedPharmacy: OdsCode | null
  readonly forPatient: ForPatient
  readonly patient: PatientContent
  readonly prescriber: PrescriberContent
  readonly items: readonly ItemContent[]
}
