import type { BackupState, BackupTrouble } from '../../contract/backup.ts'
import type { Environment } from '../../contract/desk.ts'
import type { RefusalOf } from '../../contract/index.ts'
import { counted, momentWords } from './numbers-and-dates.ts'

/** What the part about backups says. */
export const backupWords = {
  head: 'Backups',
  about:
    'A second copy of everything, on another disk or another PC: made by itself while people work, encrypted, and read back each time.',
  makeNow: 'Make a backup now',
  checkNow: 'Read the newest backup back',
  choose: 'Choose where backups go…',
  change: 'Change where backups go…',
  pharmacistOnly: 'A pharmacist chooses where backups go. Say who is working (w).',
  target: 'Where they go',
  mayBeSameDisk: (folder: string): string => `${folder} (may be the same disk as the record: look which disk it is)`,
  last: 'Newest backup',
  checked: 'Read back',
  size: 'Its size',
  kept: 'Backups kept there',
  free: 'Room left there',
  none: (older: number): string =>
    older === 0
      ? 'None of this record yet'
      : `None of this record yet. ${counted(older, 'older one')} ${older === 1 ? 'lies' : 'lie'} there, of another PC or of a record before a restore: “Put a backup back” finds ${older === 1 ? 'it' : 'them'}.`,
  made: (at: string): string => `Made at ${at} and read back.`,
  readBack: 'Read back, and found whole.',
  notMade: 'Not made. Why stands above.',
  notGood: 'It did not read back well. What that means stands above.',
  counts: (at: string): string => `The backup of ${at} counts: it was read back, and the recovery code opens it.`,
  countsWhere: (folder: string): string => `It lies in ${folder}.`,
} as const

/** The window in which the place is chosen. */
export const chooseTargetWords = {
  title: 'Where backups go',
  about:
    'A folder on another disk, or on another PC or server. Leave the disk connected: backups are made by themselves.',
  field: 'Folder',
  hint: 'The whole path, such as E:\\Pestle or \\\\server\\backups\\pharmacy or /media/backup',
  offered: 'Connected now',
  mayBeSameDisk: 'A second drive letter or partition may be the same disk, and is lost with it.',
  confirm: 'Backups go here',
  cancel: 'Not now',
} as const

/** Why a folder was not taken. */
export const targetRefusalWords: Readonly<Record<RefusalOf<'backup:choose-target'>['code'], string>> = {
  'not-permitted': backupWords.pharmacistOnly,
  'not-absolute': 'Give the whole path of the folder, from its disk or server on.',
  'target-missing': 'There is no such folder, or it cannot be reached. Check its name, and that the disk is connected.',
  'target-not-a-folder': 'That is a file. Choose a folder.',
  'target-not-writable': 'Pestle may not write there. Change the folder’s permissions, or choose another.',
  'target-full': 'There is no room on that disk. Make room, or choose another.',
  'target-is-ours': 'That lies in the folder of the record itself and would be lost with it. Choose another disk.',
}

interface Loud {
  readonly head: string
  readonly todo: string
}

const troubles: Readonly<Record<BackupTrouble, Loud>> = {
  'no-target': {
    head: 'There are no backups. If this PC or its disk is lost, the record is lost.',
    todo: 'Connect another disk, or have a folder on another PC shared, and choose it here.',
  },
  'no-recovery-code': {
    head: 'No backup counts yet: without a recovery code only this PC can open one.',
    todo: 'Make a recovery code above.',
  },
  'same-disk': {
    head: 'Backups go to the disk that the record is on. They are lost with it.',
    todo: 'Choose a folder on another disk, or on another PC.',
  },
  'target-missing': {
    head: 'The place for backups is not there, or is not the one that was chosen.',
    todo: 'Connect the disk, or the network, again: backups go on by themselves. If it is gone for good, choose another place.',
  },
  'target-full': {
    head: 'The disk that backups go to is full. No new backup was made; those already there are whole.',
    todo: 'Make room on it, or choose another place. Backups go on by themselves.',
  },
  'target-not-writable': {
    head: 'Pestle may not write to the place for backups.',
    todo: 'Change the folder’s permissions, or choose another place.',
  },
  'check-failed': {
    head: 'A backup was read back and is damaged. It does not count.',
    todo: 'A new one is made by itself. If this comes back, the disk is failing: choose another.',
  },
  'newest-gone': {
    head: 'The newest backup is not there any more, or was changed. It does not count.',
    todo: 'A new one is made by itself. Find out who or what removes files there; choose another place if it comes back.',
  },
  'source-damaged': {
    head: 'The record on this PC does not read back: its disk may be failing. Backups made before are whole.',
    todo: 'Do not remove anything. Call support now, with “copy for support”, and be ready to restore the newest backup.',
  },
  failed: {
    head: 'A backup could not be made. Something in Pestle or this PC went wrong.',
    todo: 'It is tried again by itself. If this stays, call support.',
  },
  old: {
    head: 'Work of more than 15 minutes is on this PC alone.',
    todo: 'If nothing else is said here, a backup is under way or its place is slow.',
  },
}

/** What is wrong and what to do about it. */
export const backupTroubleWords = (trouble: BackupTrouble): Loud => troubles[trouble]

/** How loud a trouble is: in practice nothing is lost but practice. */
export const backupTone = (trouble: BackupTrouble, environment: Environment): 'danger' | 'attention' =>
  environment === 'practice' || trouble === 'no-recovery-code' ? 'attention' : 'danger'

const steps: Readonly<Record<string, string>> = {
  copying: 'A backup is being made: copying.',
  checking: 'The backup is opened and checked.',
  reading: 'The backup is read back.',
  events: 'Every event of the backup is checked.',
}

/** How far a backup is. */
export const runningWords = ({ step, done, of }: NonNullable<BackupState['running']>): string =>
  `${steps[step] ?? 'A backup is under way.'}${of > 0 ? ` ${Math.floor((100 * done) / of)} %` : ''}`

/** How the newest backup stands, in one sentence. */
export const lastBackupWords = (last: NonNullable<BackupState['last']>, now: number): string =>
  last.upToDate ? `${momentWords(last.madeAt, now)}; nothing was recorded since` : momentWords(last.madeAt, now)

/** At the day’s end: whether the backup of today counts and holds everything. */
export const dayBackupWords = ({ target, last, counts, troubles }: BackupState, now: number): string => {
  if (target === null) return 'There is no backup of today: nobody said where backups go. See This PC.'
  if (last === null) return 'There is no backup of this record yet. See This PC.'
  const at = momentWords(last.madeAt, now)
  if (!counts && troubles.includes('no-recovery-code'))
    return `A backup was made, ${at}, but without a recovery code only this PC can open it, so it does not count. See This PC.`
  if (!counts) return `The newest backup, of ${at}, does not count. See This PC.`
  return last.upToDate
    ? `The backup of ${at} counts and holds everything that is recorded here.`
    : `The backup of ${at} counts; what was recorded since is not in it yet. Another is made by itself, or at once in This PC.`
}

/** Bytes as people say them. */
export const bytesWords = (bytes: number): string => {
  const [size, unit] = bytes >= 1e9 ? [bytes / 1e9, 'GB'] : [bytes / 1e6, 'MB']
  return `${size >= 10 ? Math.round(size) : size.toFixed(1)} ${unit}`
}
