import type { BackupTrouble } from '../../../contract/backup.ts'
import type { Environment } from '../../../contract/desk.ts'
import type { Finding } from '../../../contract/health.ts'
import { dateWords, ukDate } from '../../../domain/uk-date.ts'
import { attention, fine, wrong } from './found.ts'

/** How backups stand: from the desk that makes them, or from what it wrote down. Times are UTC ms. */
export interface BackupStand {
  readonly troubles: readonly BackupTrouble[]
  readonly last: { readonly madeAt: number; readonly checkedAt: number } | null
}

type Says = readonly [state: 'attention' | 'wrong', head: string, todo: string]

const says: Readonly<Record<BackupTrouble, Says>> = {
  'no-target': ['wrong', 'There is no backup', 'Nobody said where backups go. Choose a disk or folder in “This PC”.'],
  'no-recovery-code': [
    'wrong',
    'No backup counts yet',
    'Without a recovery code nothing opens a backup on another PC. Make the code in “This PC”.',
  ],
  'same-disk': [
    'attention',
    'Backups lie on the same disk',
    'Backups lie on the disk of the data file: if it breaks, both are gone. Choose another disk or a network folder.',
  ],
  'target-missing': [
    'wrong',
    'The backup disk is not there',
    'The place of the backups is not there. Connect the disk or the network folder, or choose another one.',
  ],
  'target-full': ['wrong', 'The backup disk is full', 'There is no room for a backup. Make room there.'],
  'target-not-writable': [
    'wrong',
    'Backups cannot be written',
    'This account may not write to the place of the backups. Give it the right, or choose another one.',
  ],
  'check-failed': [
    'wrong',
    'The newest backup is damaged',
    'A backup did not read back as it was written. Another one is made; if that fails too, choose another disk.',
  ],
  'newest-gone': [
    'wrong',
    'The newest backup is gone',
    'Somebody or something removed or changed it. Another one is made; find out what it was, or choose another place.',
  ],
  'source-damaged': [
    'wrong',
    'The data file is damaged',
    'The data file did not read back while it was copied. Keep it as it is and tell support now.',
  ],
  failed: ['wrong', 'The backup failed', 'No backup could be made. Pestle tries again; tell support if it stays so.'],
  old: [
    'wrong',
    'The backup is old',
    'Work has been without a second copy for more than 15 minutes. See “This PC” for the reason.',
  ],
}

const notForPractice: readonly BackupTrouble[] = ['no-target', 'no-recovery-code']

/** What there is to say of backups, and how old the newest is. In practice none is asked for; that none was made is said by `notSetUpFindings`. */
export const backupFindings = (stand: BackupStand, environment: Environment, now: number): readonly Finding[] => {
  // Without a recovery code none counts, however new it is: that it is old as well would not be true of what was made.
  const noneCounts = stand.troubles.includes('no-recovery-code')
  const troubles = stand.troubles.filter(
    (code) =>
      (environment !== 'practice' || !notForPractice.includes(code)) &&
      !(code === 'old' && noneCounts && stand.last !== null),
  )
  if (troubles.length > 0)
    return troubles.map((code) => {
      const [state, head, todo] = says[code]
      const words = `${todo} ${ageWords(stand, now)}`
      return state === 'wrong' && environment !== 'practice'
        ? wrong('Backup', head, words)
        : attention('Backup', head, words)
    })
  return stand.last === null ? [] : [fine('Backup', ageWords(stand, now))]
}

const ageWords = ({ last }: BackupStand, now: number): string => {
  if (last === null) return 'There is none.'
  const minutes = Math.max(0, Math.round((now - last.madeAt) / 60_000))
  return `The newest was made ${agoWords(minutes)} and read back on ${dateWords(ukDate(last.checkedAt))}.`
}

const agoWords = (minutes: number): string => {
  if (minutes === 0) return 'just now'
  if (minutes < 90) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} hours ago` : `${Math.round(hours / 24)} days ago`
}
