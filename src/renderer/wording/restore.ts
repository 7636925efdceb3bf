import type { Output } from '../../contract/index.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { FoundBackup, RestoreJob, RestoreRefusalCode } from '../../contract/restore.ts'
import { counted, momentWords, whenWords } from './numbers-and-dates.ts'

/** The part of “This PC” and of the start screen that puts a backup back. */
export const restoreWords = {
  head: 'Put a backup back',
  about: 'After a lost or broken disk, or on a new PC. What is here now is kept beside it.',
  open: 'Look for backups…',
  title: 'Put a backup back',
  folder: 'Folder with backups',
  folderHint:
    'As it is named on this PC, for example E:\\Pestle backups or /media/backup. Drive, share or one backup in it.',
  find: 'Look there',
  looking: 'Looking there…',
  none: 'There is no backup in this folder.',
  list: 'Backups found',
  code: 'Recovery code',
  codeHint: 'Seven groups of four, from the sheet that was printed. Capitals, spaces and dashes do not matter.',
  check: 'Check this backup',
  cancel: 'Stop',
  close: 'Close',
  other: 'Choose another',
  begin: 'Put it back',
  sure: 'The desk closes for a moment, and what was done after the backup is lost from it. A record that is here now is kept beside, under another name.',
  afterwards:
    'Afterwards nothing is sent to the NHS until somebody has gone through the prescriptions in doubt, in Status updates.',
  held: 'This record was put back from a backup.',
  heldTodo:
    'Nothing is sent to the NHS until the prescriptions in doubt were gone through. They are listed in Status updates.',
  drillHead: 'Restore drill',
  drillAbout:
    'A backup that was never put back is a hope. A drill puts one back beside the counter, checks it and throws it away.',
  drill: 'Do a drill…',
  drillTitle: 'Restore drill',
  drillCheck: 'Try this backup',
  drillDue: 'A restore drill is due.',
  drilled: 'The drill succeeded.',
  drilledMore:
    'All of it was put back, read again and found complete; nothing of it would be sent before somebody has gone through it. It was thrown away again.',
  lost: 'What would be lost',
  lostMore: (n: number): string => `and ${String(n)} more`,
  drillCodeHint: 'From the paper. Left empty, only this PC’s own key is tried, and not what another PC would need.',
  drilledWithCode: 'Your recovery code opens it: another PC could put it back.',
  drilledWithoutCode: 'The recovery code was not tried: whether another PC could put it back is not known.',
} as const

/** When a drill last succeeded, or that one is due. */
export const drillWords = (drilledAt: number | null, now: number): string =>
  drilledAt === null
    ? 'This record tells of no restore drill yet.'
    : `The last drill that succeeded: ${ukDate(drilledAt) === ukDate(now) ? 'today ' : ''}${momentWords(drilledAt, now)}.`

const number = new Intl.NumberFormat('en-GB')

const sizeWords = (bytes: number): string =>
  bytes < 1e9 ? `${number.format(Math.max(1, Math.round(bytes / 1e6)))} MB` : `${(bytes / 1e9).toFixed(1)} GB`

/** One backup in the list: when it was made, of which PC, how large. */
export const backupWords = (row: FoundBackup): { readonly when: string; readonly more: string } => ({
  when: whenWords(row.madeAt),
  more: `Pharmacy ${row.odsCode} · PC ${row.terminal} · ${sizeWords(row.bytes)} · made by Pestle ${row.appVersion}`,
})

/** Why a backup in the list cannot be chosen. */
export const backupTroubleWords: Readonly<Record<NonNullable<FoundBackup['trouble']>, string>> = {
  'other-environment': 'Of another environment: change to it first.',
  unreadable: 'What it says of itself cannot be read.',
  newer: 'Made by a newer version of Pestle.',
  incomplete: 'Not whole, or without a recovery code.',
}

/** Why a backup is not put back. The record here was not touched. */
export const restoreRefusalWords: Readonly<Record<RestoreRefusalCode, string>> = {
  'manifest-missing': 'This folder is not a backup any more.',
  'manifest-unreadable': 'What the backup says of itself cannot be read. Choose another.',
  'manifest-newer': 'A newer version of Pestle made this backup. Update this PC first.',
  'copy-missing': 'The data file of this backup is missing. Choose another.',
  'copy-altered': 'This backup is damaged or was changed: it is not what was written. Choose another.',
  'not-signed': 'This backup was not made with this key, or somebody changed it. Choose another.',
  'other-environment': 'This backup is of another environment. Change to that environment first.',
  cancelled: 'Stopped. Nothing was changed.',
  damaged: 'The data in this backup is damaged. Choose another.',
  'ledger-broken': 'The record in this backup does not add up. Choose another and tell support.',
  'newer-than-app': 'This backup holds what only a newer version of Pestle understands. Update this PC first.',
  'newer-events': 'This backup holds what only a newer version of Pestle understands. Update this PC first.',
  'does-not-open': 'The key does not open this backup.',
  'not-checked': 'This backup is not the one that was checked. Check it again.',
  'does-not-hold': 'The backup opened, and what came out is not whole. Choose another and tell support.',
  'no-room': 'There is not enough room on this PC for the backup. Make room, then try again.',
  'not-reachable': 'The folder cannot be reached. Is the disk in, the network there?',
  'in-use': 'Another window has the record open.',
}

/** Why a check or drill was not begun, or a restore not done. */
export const restoreAskWords: Readonly<
  Record<
    | 'not-permitted'
    | 'busy'
    | 'not-a-code'
    | 'wrong-code'
    | 'needs-code'
    | 'not-reachable'
    | 'not-needed'
    | 'not-checked',
    string
  >
> = {
  'not-permitted': 'Only a pharmacist may do this.',
  busy: 'Another check is still running.',
  'not-a-code': 'This is not a recovery code: it has seven groups of four.',
  'wrong-code': 'This code does not open the backup. It may be of another PC, or of an earlier code.',
  'needs-code': 'This backup was made on another PC, or its key is lost here: type its recovery code.',
  'not-reachable': 'The folder cannot be reached. Is the disk in, the network there?',
  'not-needed': 'The desk is open again.',
  'not-checked': 'It could not be put back. Check it again.',
}

const stepWords: Readonly<Record<Extract<RestoreJob, { state: 'running' }>['step'], string>> = {
  begin: 'Beginning',
  copy: 'Copying the backup to this PC',
  pages: 'Reading every page of it',
  ledger: 'Reading every entry of it',
  compare: 'Comparing it with the record here',
  replay: 'Working everything out again from its entries',
}

/** How far a check is, with a share of 100 where it can be counted. */
export const stepOf = (
  job: Extract<RestoreJob, { state: 'running' }>,
): { readonly words: string; readonly percent: number | null } => ({
  words: stepWords[job.step],
  percent: job.of > 1 ? Math.floor((job.done / job.of) * 100) : null,
})

type CheckedJob = Extract<RestoreJob, { state: 'checked' }>

const messagesLostWords = ({
  all,
  notTaken,
}: NonNullable<CheckedJob['lost']>['messages']): readonly string[] | null => {
  if (all === 0) return null
  const open =
    notTaken === 0
      ? ''
      : ` ${counted(notTaken, 'of them was', 'of them were')} not all taken in: look at the inbox before, and bring the message in again afterwards.`
  return [`${counted(all, 'message')} that came in would be lost.${open}`]
}

/** What would be lost, in sentences; the first is the loudest. */
export const lostWords = ({ lost, maybe, madeAt }: CheckedJob, now: number): readonly string[] => {
  const until = `The backup holds everything up to ${momentWords(madeAt, now)}.`
  const unsure =
    maybe === 0
      ? []
      : [
          `${counted(maybe, 'prescription')} not finished in the backup may have gone on since: they are to be gone through.`,
        ]
  if (lost === null)
    return [
      'What was done after it was made is not in it, and cannot be listed here: look at paper and shelf.',
      until,
      ...unsure,
    ]
  const messages = messagesLostWords(lost.messages)
  if (lost.acts === 0)
    return [...(messages ?? ['Nothing that was done or came in here is missing from it.']), until, ...unsure]
  const from = lost.from === null ? '' : `, from ${momentWords(lost.from, now)}`
  const last = lost.until === null || lost.until === lost.from ? '' : ` to ${momentWords(lost.until, now)}`
  return [
    `${counted(lost.acts, 'act')} would be lost${from}${last}, on ${counted(lost.of, 'prescription')}.`,
    ...(lost.otherActs === 0
      ? []
      : [
          `${counted(lost.otherActs, 'of them is', 'of them are')} about settings, people, products or who was on duty.`,
        ]),
    ...(messages ?? []),
    until,
    ...unsure,
  ]
}

/** One prescription that would lose something. */
export const lostOnWords = (one: NonNullable<CheckedJob['lost']>['prescriptions'][number], now: number): string =>
  one.inCopy
    ? `${counted(one.acts, 'act')}, the last ${momentWords(one.lastAt, now)}`
    : `not in the backup at all, last ${momentWords(one.lastAt, now)}`

type ReviewRow = Output<'restore:review'>['rows'][number]

/** The list to go through after a restore. */
export const goThroughWords = {
  tab: 'To go through',
  head: 'Put back from a backup: go through these first',
  how: 'For each: look at the shelf and at the prescription. Is it as shown here? If not, open it and record what happened. What Pestle calls ready is then told to the NHS as still here.',
  list: 'Prescriptions to go through',
  seen: 'As shown here',
  dealt: 'Dealt with',
  rest: (n: number): string => `All ${counted(n, 'other prescription')} are as shown: I compared each with the shelf`,
  release: 'Gone through: send to the NHS again',
  left: (left: number, of: number): string => `${String(of - left)} of ${String(of)} looked at`,
  done: 'All of them were looked at.',
} as const

/** Why a prescription is on that list. */
export const reviewWhyWords: Readonly<Record<ReviewRow['why'], string>> = {
  unsettled: 'An update of it had not gone out when the backup was made.',
  changed: 'Something happened to it after the backup was made.',
  missing: 'It came in after the backup was made and is not here: bring its message in again.',
  maybe: 'It was not finished when the backup was made.',
}

/** Who looked at it. */
export const seenWords = ({ seenAt, seenBy }: ReviewRow, now: number): string | null =>
  seenAt === null ? null : `Looked at by ${seenBy ?? ''} ${momentWords(seenAt, now)}`

/** Why a step of going through was not done. */
export const reviewRefusalWords: Readonly<
  Record<'not-held' | 'not-permitted' | 'not-gone-through' | 'may-have-left' | 'look-singly', string>
> = {
  'not-held': 'This is done already.',
  'not-permitted': 'Only a pharmacist may do this.',
  'not-gone-through': 'Not all of them were looked at yet.',
  'may-have-left': 'Its hand-out was lost: say that the bag is in your hand, or record that it left.',
  'look-singly': 'First look one by one at those that are ready, have a controlled drug, or may have left.',
}
