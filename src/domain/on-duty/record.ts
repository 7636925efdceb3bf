/** What may be supplied while the responsible pharmacist is out (reg 220B Human Medicines Regulations 2012): checked and bagged only. */
export type SupplyWhileOut = 'nothing' | 'checked-and-bagged' | 'checked-and-bagged-but-controlled'

/** A time the responsible pharmacist was out; instants are UTC ms, `until` null while they are. */
export interface Absence {
  readonly id: string
  readonly from: number
  readonly until: number | null
  readonly supply: SupplyWhileOut
  /** Where they can be reached, and who can be asked meanwhile. */
  readonly arrangements: string
  /** Why the two hours of the day were gone over; null when they were not. */
  readonly overReason: string | null
}

/** Who was the responsible pharmacist from when to when, and out when; `until` null while they are, or when nobody said. */
export interface Spell {
  readonly id: string
  readonly person: { readonly id: string; readonly name: string; readonly registration: string }
  readonly from: number
  readonly until: number | null
  readonly absences: readonly Absence[]
}

/** A period in which somebody had nobody to check their work; ends with the UK day at the latest, and with the responsible pharmacist's sign-off, unless that is entered for before it began. */
export interface WorkingAlone {
  readonly id: string
  readonly person: { readonly id: string; readonly name: string }
  readonly from: number
  readonly until: number | null
  readonly reason: string
}

/** Who was on duty around an instant: spells and periods of some days before and after it, earliest first. */
export interface DutyTimes {
  readonly spells: readonly Spell[]
  readonly alone: readonly WorkingAlone[]
}

/** The record around an instant, for who adds to it. */
export interface DutyRecord extends DutyTimes {
  /** Of the whole record, to be named by who changes it. */
  readonly version: number
}

/** Everything that can happen to the record. Ids are those of the events; `until` is set where all of it is entered afterwards. */
export type DutyEventBody =
  | {
      readonly type: 'rp-signed-on'
      readonly personId: string
      readonly name: string
      readonly registration: string
      readonly until: number | null
    }
  | { readonly type: 'rp-signed-off'; readonly spellId: string; readonly reason: string | null }
  | {
      readonly type: 'rp-absence-began'
      readonly spellId: string
      readonly supply: SupplyWhileOut
      readonly arrangements: string
      readonly until: number | null
      readonly overReason: string | null
    }
  | { readonly type: 'rp-absence-ended'; readonly absenceId: string; readonly overReason: string | null }
  | {
      readonly type: 'working-alone-began'
      readonly personId: string
      readonly name: string
      readonly reason: string
    }
  | { readonly type: 'working-alone-ended'; readonly periodId: string }

/** An event of the record with what its header says: its id, and when it happened (UTC ms). */
export type DutyEvent = DutyEventBody & { readonly eventId: string; readonly happenedAt: number }
