/** One row per thing written down about a patient, withdrawn or not. `patient` is a digest; instants are UTC ms. */
export interface PatientEntryTable {
  readonly entry_id: string
  readonly patient: string
  readonly kind: 'allergy' | 'none-known' | 'note'
  readonly words: string
  readonly reaction: string | null
  readonly source_from: string
  readonly source_on: string
  readonly recorded_at: number
  readonly recorded_by: string
  readonly withdrawn_at: number | null
  readonly withdrawn_by: string | null
  readonly withdrawn_why: string | null
}

/** Tables owned by `main/patients`. */
export interface PatientTables {
  readonly patient_entry: PatientEntryTable
}
