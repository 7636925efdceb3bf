/** A coded national reason and its meaning as published. */
export interface CodedReason {
  readonly code: string
  readonly meaning: string
}

const coded = (meanings: readonly string[]): readonly CodedReason[] =>
  meanings.map((meaning, at) => ({ code: String(at + 1).padStart(4, '0'), meaning }))

/** Why an item was not dispensed, 0001 to 0011 (`medicationdispense-status-reason`, nhs-interfaces 3.7). */
export const notDispensedReasons: readonly CodedReason[] = coded([
  'Not required as instructed by the patient',
  'Clinically unsuitable',
  'Owings note issued to patient',
  'Prescription cancellation',
  'Prescription cancellation due to death',
  'Illegal NHS prescription',
  'Prescribed out of scope item',
  'Item or prescription expired',
  'Not allowed on FP10',
  'Patient did not collect medication',
  'Patient purchased medication over the counter',
])

/** Why a whole prescription goes back to Spine, 0001 to 0008 (`EPS-task-dispense-return-status-reason`, nhs-interfaces 3.6). */
export const returnReasons: readonly CodedReason[] = coded([
  'Patient did not attend',
  'Unable to dispense medication on prescription',
  'Patient requested release',
  'Another dispenser requested release on behalf of the patient',
  'Invalid digital signature',
  'Prescription cannot be processed due to its version',
  'Otherwise invalid or unreadable',
  'Prescription expired',
])

/** Whether a code is in one of the two lists. */
export const isReason = (reasons: readonly CodedReason[], code: string): boolean =>
  reasons.some((reason) => reason.code === code)
