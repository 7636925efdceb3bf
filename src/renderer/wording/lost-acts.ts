import type { Output } from '../../contract/index.ts'
import { counted, dateWords, momentWords } from './numbers-and-dates.ts'
import { stageWords } from './stages.ts'

type ReviewRow = Output<'restore:review'>['rows'][number]
type LostAct = ReviewRow['lost'][number]

const words: Readonly<Record<string, string>> = {
  received: 'Came in',
  'entered-by-hand': 'Typed in',
  'entry-checked': 'Entry checked',
  'entry-corrected': 'Entry corrected',
  'signature-attached': 'Signature attached',
  'custody-taken': 'Taken over',
  'belongs-elsewhere': 'Belongs to another pharmacy',
  'other-copy-arrived': 'Another copy came in',
  'copy-chosen': 'Copy chosen',
  'schedule-told': 'Schedule said by a message',
  'sent-back': 'Sent back',
  'later-issue-received': 'Later issue came in',
  'clinical-check-recorded': 'Clinical check',
  promised: 'Waiting or promised time noted',
  held: 'Put on hold',
  'hold-released': 'Hold released',
  assembled: 'Assembled',
  'label-worded': 'Label worded',
  'accuracy-check-passed': 'Accuracy check passed',
  'accuracy-check-failed': 'Accuracy check failed',
  'incident-reported': 'Incident reported',
  'incident-ruled-out': 'Incident ruled out',
  'bag-placed': 'Placed',
  'route-changed': 'Route changed',
  'taken-out-of-bag': 'Taken out of the bag',
  'part-announced': 'Part announced',
  'handed-out': 'Handed out',
  dispatched: 'Sent out',
  delivered: 'Delivered',
  'delivery-failed': 'Delivery failed',
  'taken-back': 'Taken back',
  closed: 'Closed',
  'returned-to-spine': 'Given back to the NHS',
  corrected: 'Corrected',
  'allergy-recorded': 'Allergy recorded',
  'none-known-recorded': '“No known allergies” recorded',
  'patient-note-recorded': 'Note about the patient recorded',
  'patient-entry-withdrawn': 'Taken back about the patient',
  'patient-entry-carried-over': 'Carried over about the patient',
  'patient-entry-in-doubt': 'Put in doubt about the patient',
}

/** Whether an act let medicine out of the house, and is marked. */
export const letGo = ({ type }: LostAct): boolean => type === 'handed-out' || type === 'dispatched'

/** Whether an act is of the patient's record, where it is written down again. */
export const isAboutPatient = (act: LostAct): boolean => act.words !== undefined

/** `Handed out 16:36 by Daniel Whitcombe`, `Allergy recorded (Penicillin, rash) 16:36 by Daniel Whitcombe`. */
export const lostActWords = (act: LostAct, now: number): string => {
  const which = act.words === undefined || act.words === '' ? '' : ` (${act.words})`
  return `${words[act.type] ?? 'Changed'}${which} ${momentWords(act.at, now)} by ${act.by}`
}

/** `born 12 Mar 1948 · Ready`. */
export const reviewedIsWords = ({ birthDate, stage }: ReviewRow): string | null =>
  birthDate === null || stage === null ? null : `born ${dateWords(birthDate)} · ${stageWords[stage].name}`

/** What is on the list to go through beside what `goThroughWords` says. */
export const mayHaveLeftWords = {
  lost: 'Done after the backup was made, and not in this record:',
  here: 'It is still here: I have the bag in my hand',
  left: 'It left: open it and record it',
  how: 'This record says it is here. Look for the bag itself. If it left, open it: each step that was lost stands first there, to be recorded for the time it was done. Then it can be said here.',
  singly: (n: number): string =>
    `One by one first: ${counted(n, 'prescription')} ready, with a controlled drug, or perhaps gone.`,
} as const

/** What is said of them where their prescription is in hand. */
export const lostHereWords = {
  head: mayHaveLeftWords.lost,
  how: 'If it was so, record it: the window begins with when it was done and who did it, and asks for the rest.',
  otherwise: 'As the prescription is now, none of these can be recorded. Record what happened, with its time.',
  aboutPatient: 'Written down about the patient after the backup was made:',
  writeAgain: 'Look at what is recorded about the patient, and write down again what is missing there.',
  record: (act: LostAct, now: number): string =>
    `Record it: ${words[act.type] ?? 'Changed'} ${momentWords(act.at, now)}`,
} as const

/** Why such an act is entered late. */
export const lostReasonWords = ({ by }: LostAct): string =>
  `Lost when a backup was put back. Done by ${by}`.slice(0, 200)

/** In the place of what the patient sees, where a restore made that unknown. */
export const notKnownSinceWords = (since: number, now: number): string =>
  `Not known since the restore ${momentWords(since, now)}. It is known again when the NHS has recorded the next update.`
