import type { Schedule } from '../prescription-content.ts'
import type { LocalDate } from '../uk-date.ts'

/**
 * The paper forms that are typed in: an NHS FP10, a private prescription, and the private form for controlled drugs. Instalment
 * forms (FP10MDA) are not among them: their amounts and intervals are not kept here.
 */
export type HandForm = 'fp10' | 'private' | 'fp10pcd'

/** What a prescriber may be (HMR 2012 reg 214), each with a professional register of numbers. */
export type PrescriberKind = 'doctor' | 'dentist' | 'nurse' | 'pharmacist' | 'optometrist' | 'allied-health'

/** One medicine as it stands on the paper, every text as typed. */
export interface HandItem {
  /** A UUID, lower case, kept through corrections. */
  readonly id: string
  readonly drug: string
  /** The total in figures. */
  readonly quantity: string
  readonly unit: string
  /** The total in words, where the form gives it; the law wants both for Schedules 1 to 3. */
  readonly quantityInWords: string | null
  readonly directions: string
  readonly schedule: Exclude<Schedule, 'unknown'>
}

/** A paper prescription as typed in. `nhsNumber` is null when the form gives none, never because nobody looked. */
export interface HandEntry {
  readonly form: HandForm
  readonly originalInHand: boolean
  readonly signedInInk: boolean
  readonly writtenOn: LocalDate
  /** The day before which the prescriber wants no supply, where one is written. */
  readonly notBefore: LocalDate | null
  readonly patient: {
    readonly nhsNumber: string | null
    readonly family: string
    readonly given: string
    readonly birthDate: LocalDate
    readonly address: readonly string[]
    readonly postcode: string | null
  }
  readonly prescriber: {
    readonly kind: PrescriberKind
    readonly name: string
    /** Number in the professional register, or the prescribing number that an FP10 carries. */
    readonly number: string
    /** The number that a private prescriber of controlled drugs has from the NHS; only an FP10PCD has one. */
    readonly identificationNumber: string | null
    readonly organisation: string
    readonly address: readonly string[]
    readonly addressInUk: boolean
  }
  readonly items: readonly HandItem[]
}
