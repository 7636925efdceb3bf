import type { Environment } from '../../contract/desk.ts'
import type { Output, RefusalOf } from '../../contract/index.ts'
import { environmentWords } from './settings.ts'

/** What the part about the recovery code says. */
export const recoveryWords = {
  head: 'Recovery code',
  about: 'The only way to the record when this PC, its disk or its Windows account is lost.',
  none: {
    head: 'There is no recovery code yet. No backup counts as one until there is.',
    todo: 'It takes two minutes and a sheet of paper. Do it before anything else.',
  },
  counts: 'A recovery code was typed back and counts.',
  keptBy: {
    'key-store': 'Day by day the key is kept by the key store of this PC: nobody has to type anything.',
    file: 'Day by day the key lies in a file of this account: good enough for practice and test patients only.',
  },
  pharmacistOnly: 'A pharmacist makes and changes the code. Say who is working (w).',
  make: 'Make a recovery code…',
  replace: 'Make a new code…',
  tryIt: 'Try the code on paper…',
  changeKey: 'Change the data key…',
} as const

/** The window in which a code is made: shown, then typed back. */
export const makeCodeWords = {
  title: 'Recovery code',
  shown: 'Write it down or print it. Keep it away from this PC, where a thief or a fire would not find both.',
  once: 'It is shown only until it was typed back, and kept nowhere. It counts from then on.',
  earlier:
    'Until then the code you have counts. After that, older backups still open only with the older code: keep it with the date.',
  print: 'Print it',
  next: 'I have it on paper',
  typeBack: 'Type it back from the paper',
  typeHint: 'Seven groups of four. Capitals, spaces and dashes do not matter; O is 0, I and L are 1.',
  again: 'Show it again',
  confirm: 'It counts from now on',
  cancel: 'Not now',
  done: 'The recovery code counts from now on.',
} as const

/** Whose code it is, under the head of its sheet; `day` in words. */
export const printedCodeAbout = (pharmacy: string, environment: Environment, day: string): string =>
  [pharmacy, environmentWords[environment].name, `made ${day}`].filter((part) => part !== '').join(' · ')

/** The sheet of paper a code is kept on. */
export const printedCodeWords = {
  title: 'Pestle recovery code',
  byHand: ['Typed back on', 'by'],
  uses: [
    {
      when: 'Pestle asks for it',
      what: 'Type it in: seven groups of four, capitals or not. Nothing of the record is lost.',
    },
    { when: 'This PC is gone', what: 'Install Pestle on another PC, choose a backup, type the code.' },
    { when: 'A newer code was made', what: 'Keep this sheet: backups made before still open with this code only.' },
    {
      when: 'Keep it locked away',
      what: 'Not with the PC and not with its backups: whoever has this sheet and a backup can read everything in it.',
    },
  ],
} as const

/** Trying a code, and giving the file another key. */
export const codeAskedWords = {
  tryTitle: 'Try a recovery code',
  tryAbout: 'Changes nothing. Says whether this code opens the record on this PC.',
  opens: 'Yes: this code opens the record on this PC.',
  opensNot: 'No: this is a recovery code, but not the one that counts here.',
  changeTitle: 'Change the data key',
  changeAbout:
    'For when somebody may have seen the key: a stolen disk, a PC that was given away. The record is written again under another key; the code stays the same.',
  changeCloses:
    'Pestle closes the counter for it and opens again by itself: seconds for a small record, some minutes for a large one. A power cut in between loses nothing. Copies kept on this PC from before an update or a restore no longer open afterwards.',
  field: 'Recovery code',
  tryIt: 'Try it',
  change: 'Change the key now',
} as const

type Refused =
  | RefusalOf<'keys:make-code'>['code']
  | Exclude<RefusalOf<'keys:confirm-code'>['code'], 'differs'>
  | RefusalOf<'keys:try-code'>['code']
  | RefusalOf<'keys:change-data-key'>['code']
  | RefusalOf<'start:unlock'>['code']

/** Why something about a code was refused. */
export const codeRefusalWords: Readonly<Record<Refused, string>> = {
  'not-permitted': 'Only a pharmacist may do this. Nothing was changed.',
  'nothing-shown': 'This code was shown before Pestle was closed, and does not count. Have a new one shown.',
  'not-a-code': 'This is not a recovery code: seven groups of four. A letter or digit is wrong or missing.',
  'wrong-code': 'This is a recovery code, but not the one that counts here. Look for the newest sheet.',
  'no-recovery': 'No recovery code was ever typed back for this record, so none opens it.',
  'practice-key': 'Practice holds nobody real: its key is not changed.',
  'no-room': 'The disk has no room for a second copy of the record, which this needs for a while. Nothing was changed.',
  'not-this-file': 'The code is right for the key file, but the data file beside it is another one. Restore a backup.',
  'folder-in-use': 'Another Pestle has this folder open. Close it first.',
  'key-store-needed': 'This PC has no key store that keeps secrets, so the key cannot be kept here.',
  'not-needed': 'Pestle is open.',
}

/** Which groups were typed differently from what was shown. */
export const differsWords = (groups: readonly number[]): string => {
  if (groups.length > 3) return 'This is not the code that was shown. Type all seven groups from the paper.'
  const which = groups.map(String).join(groups.length === 2 ? ' and ' : ', ')
  return `Group ${which} ${groups.length === 1 ? 'is' : 'are'} not what was shown. Compare ${groups.length === 1 ? 'it' : 'them'} with the paper.`
}

/** Whether the part has to be loud: real or nearly real work without a code. */
export const recoveryIsLoud = (environment: Environment, state: Output<'keys:state'>): boolean =>
  !state.recovery && (environment === 'integration' || environment === 'production')
