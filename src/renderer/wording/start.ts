import type { StartRemedy } from '../../contract/start.ts'

/** The screen of a desk that cannot open. */
export const startWords = {
  title: 'Pestle cannot open this record',
  atWork: 'Pestle is at work on this record',
  where: (environment: string): string => `Environment: ${environment}`,
  unchanged: 'Pestle changed nothing. What you can do:',
  nothing: 'Tell support the sentence above.',
  still: 'It still does not open.',
  starting: 'Pestle closes and starts again as the version before.',
  notPutBack:
    'The version before could not be put back. Install it by hand; the record is as it was before the update.',
} as const

/** What can be done about it: a head, what it does, and the button. */
export const startRemedyWords: Readonly<
  Record<StartRemedy, { readonly head: string; readonly about: string; readonly act: string }>
> = {
  unlock: {
    head: 'Type the recovery code',
    about:
      'Nothing of the record is lost. The code is on the sheet that was printed or written when it was made; with it this PC keeps the key again.',
    act: 'Open with the code',
  },
  restore: {
    head: 'Restore a backup',
    about: 'From another disk, a stick or a network folder. What is here is kept.',
    act: 'Look for backups…',
  },
  'previous-version': {
    head: 'Go on with the version before',
    about: 'It is kept on this PC. Pestle closes and starts again as that version, with everything that was recorded.',
    act: 'Go on with it',
  },
  retry: {
    head: 'Try again',
    about: 'After something was put right: a file put back, room made, an update.',
    act: 'Try again',
  },
  'go-back': {
    head: 'Work in practice meanwhile',
    about: 'Invented patients. The record that does not open stays as it is.',
    act: 'Open practice',
  },
}
