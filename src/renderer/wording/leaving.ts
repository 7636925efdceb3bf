import type { LeavingState } from '../../contract/leaving.ts'
import type { RefusalOf } from '../../contract/index.ts'
import { counted } from './numbers-and-dates.ts'

/** What the part about leaving says. */
export const leavingWords = {
  head: 'Take everything out',
  about:
    'Every event, prescription, message and update as plain files that another system can read. Nothing here is changed by it, and that it was done is recorded.',
  begin: 'Take everything out…',
  cancel: 'Call it off',
  pharmacistOnly: 'A pharmacist takes everything out. Say who is working (w).',
} as const

/** The window in which it is asked for, and asked a second time. */
export const takeOutWords = {
  title: 'Take everything out',
  warning: 'What is written is not encrypted.',
  more: 'Whoever has the folder can read the names, addresses and medicines of every patient. Put it on a disk that is kept as the record is, and remove it when the other system has read it.',
  field: 'Folder',
  hint: 'The whole path, such as E:\\Leaving or /media/leaving. A new folder is made in it.',
  odsCode: 'ODS code of this pharmacy, once more',
  odsHint: 'Typed again, so that nobody does this by a slip.',
  confirm: 'Write it all there, unencrypted',
  leave: 'Not now',
} as const

/** Why it was not begun. */
export const takeOutRefusals: Readonly<Record<RefusalOf<'leaving:begin'>['code'], string>> = {
  'not-permitted': leavingWords.pharmacistOnly,
  'other-code': 'That is not the ODS code of this pharmacy. Nothing was written.',
  'under-way': 'It is under way already.',
}

const troubles: Readonly<Record<NonNullable<LeavingState['trouble']>, string>> = {
  'not-absolute': 'Give the whole path of the folder, from its disk or server on.',
  'target-missing': 'There is no such folder, or it went away. Nothing was kept there.',
  'target-not-a-folder': 'That is a file. Choose a folder.',
  'target-not-writable': 'Pestle may not write there. Change the folder’s permissions, or choose another.',
  'target-full':
    'There is not enough room there: about twice the size of the record is needed. Nothing was kept there.',
  'target-is-ours': 'That lies in the folder of the record itself. Choose another disk.',
  cancelled: 'It was called off. Nothing was kept there.',
  failed: 'Something in Pestle or this PC went wrong. Nothing was kept there; call support.',
  'unfinished-removed': 'The last time it broke off. What had been written was found and removed.',
  'unfinished-left':
    'It broke off, and what had been written, which anybody can read, cannot be reached to remove it. Put that disk back in and start Pestle again, or remove the folder yourself: its name begins with pestle-everything.',
}

/** Why nothing was taken out. */
export const leavingTrouble = (trouble: NonNullable<LeavingState['trouble']>): string => troubles[trouble]

/** How far it is. */
export const leavingProgress = ({ done, of }: NonNullable<LeavingState['running']>): string =>
  of === 0 ? 'It begins.' : `Being written: ${Math.floor((100 * done) / of)} %.`

/** What was taken out. */
export const leavingDone = ({ events, prescriptions }: NonNullable<LeavingState['last']>): string =>
  `${counted(prescriptions, 'prescription')} and ${counted(events, 'event')} are in the folder.`
