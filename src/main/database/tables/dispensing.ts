/** One row per prescription: its state document and the columns that lists sort, filter and search by. */
export interface PrescriptionTable {
  readonly received_seq: number
  readonly id: string
  readonly version: number
  readonly stage: string
  readonly turn: number
  readonly waiting_since: number | null
  readonly promised_at: number | null
  readonly promised_on: string | null
  readonly marks: number
  readonly short_id: string
  readonly issue: number | null
  readonly tracked: number
  readonly patient_nhs: string
  readonly patient_family: string
  readonly family_key: string
  readonly patient_given: string
  readonly birth_date: string
  readonly item_names: string
  readonly open_codes: string
  readonly received_at: number
  readonly received_on: string
  readonly last_legal_day: string | null
  readonly stage_since: number
  readonly done_on: string | null
  readonly last_act_at: number
  readonly updated_seq: number
  readonly document: string
}

/** Full-text index of what a person types to find a prescription; `rowid` is `prescription.received_seq`. */
export interface PrescriptionSearchTable {
  readonly rowid: number
  readonly family: string
  readonly given: string
  readonly nhs_number: string
  readonly short_id: string
}

/** The bag that each portion here lies in or lay in last, whatever the stage: placed or not, until it leaves or is put away. */
export interface BagItemTable {
  readonly bag_id: string
  readonly prescription_id: string
  readonly item_id: string
  readonly portion_id: string
  readonly patient_nhs: string
}

/** Items whose supply, or whose end without supply, has to be notified and claimed in another system. */
export interface ToClaimTable {
  readonly prescription_id: string
  readonly item_id: string
  readonly position: number
  readonly drug: string
  readonly outcome: 'supplied' | 'part' | 'not-dispensed'
  readonly finished: number
  readonly since: number
  readonly claimed_at: number | null
}

/** Tables owned by `main/dispensing`. */
export interface DispensingTables {
  readonly prescription: PrescriptionTable
  readonly prescription_search: PrescriptionSearchTable
  readonly bag_item: BagItemTable
  readonly to_claim: ToClaimTable
}
