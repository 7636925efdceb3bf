/**
 * Where the responsible pharmacist is, as supply asks it (Medicines (Pharmacies) (Responsible Pharmacist) Regulations 2008).
 * `absent-may-supply…`: who is out left a record that checked-and-bagged medicines may be handed out (reg 220B Human Medicines
 * Regulations 2012), with or without controlled drugs; never beyond the two hours a day.
 */
export type ResponsiblePharmacist =
  'present' | 'absent' | 'absent-may-supply' | 'absent-may-supply-but-controlled' | 'nobody'

/** What a decision may know of who is on duty: `workingAlone` is the reason of the asker's period of working alone, if one runs. */
export interface Duty {
  readonly responsiblePharmacist: ResponsiblePharmacist
  readonly workingAlone: string | null
}
