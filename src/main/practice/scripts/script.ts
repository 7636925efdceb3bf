import type { MedicineName } from './medicines.ts'
import type { PatientName } from './patients.ts'
import type { PrescriberName } from './prescribers.ts'

/** One medicine of a script; what is not given is as the medicine is usually prescribed. */
export interface ScriptItem {
  readonly medicine: MedicineName
  readonly quantity?: number
  readonly directions?: string
  /** The prescriber cancelled it before it was released. */
  readonly cancelled?: true
  /** In a repeat script: an item meant once only. */
  readonly once?: true
}

/** What a prescriber meant, without ids and dates. */
export interface Script {
  readonly patient: PatientName
  readonly prescriber: PrescriberName
  readonly treatment: 'acute' | 'repeat' | 'repeat-dispensing'
  readonly items: readonly ScriptItem[]
  readonly signedMinutesAgo: number
  /** Repeat dispensing: the issues released together, of how many. */
  readonly issues?: { readonly released: readonly number[]; readonly of: number }
  /** Text for the patient. */
  readonly message?: string
}

/** Which order message a script becomes: everything that differs between two releases of it. */
export interface Identity {
  readonly shortId: string
  readonly longId: string
  readonly itemIds: readonly string[]
  readonly issue: number | null
}
