/** Tables owned by `main/on-duty`; what each column means stands in `migrations/0013_on-duty.sql`. */
export interface OnDutyTables {
  readonly duty_spell: DutySpellTable
  readonly duty_absence: DutyAbsenceTable
  readonly working_alone: WorkingAloneTable
}

/** One spell of a responsible pharmacist; instants are UTC ms. */
export interface DutySpellTable {
  readonly id: string
  readonly person_id: string
  readonly name: string
  readonly registration: string
  readonly started_at: number
  readonly ended_at: number | null
}

/** One absence within a spell. */
export interface DutyAbsenceTable {
  readonly id: string
  readonly spell_id: string
  readonly started_at: number
  readonly ended_at: number | null
  readonly supply: 'nothing' | 'checked-and-bagged' | 'checked-and-bagged-but-controlled'
  readonly arrangements: string
  readonly over_reason: string | null
}

/** One period of working alone. */
export interface WorkingAloneTable {
  readonly id: string
  readonly person_id: string
  readonly name: string
  readonly started_at: number
  readonly ended_at: number | null
  readonly reason: string
}
