/** Tables owned by `main/drafts`; what each column means stands in its migration. */
export interface DraftTables {
  readonly draft: DraftTable
}

/** A row of `draft`. */
export interface DraftTable {
  readonly person_id: string
  readonly prescription_id: string
  readonly act: string
  readonly item_ids: string
  readonly version: number
  readonly app_version: string
  readonly begun_at: number
  readonly saved_at: number
  readonly fields: string
}
