import type { StartRemedy } from '../../contract/start.ts'

/** The screen of a desk that cannot open. */
export const startWords = {
  title: 'Pestle cannot open this record',
  atWork: 'Pestle is at work on this record',
  where: (environment: string): string => `Environment: ${environment}`,
  unchanged: 'Nothing was deleted or replaced. What you can do:',
  nothing: 'Tell support the sentence above.',
  still: 'It still does not open.',
} as const

/** What can be done about it: a head, what it does, and the button. */
export const startRemedyWords: Readonly<
  Record<StartRemedy, { readonly head: string; readonly about: string; readonly act: string }>
> = {
  unlock: {
    head: 'Type the recovery code',
    about:
      'It is on the sheet that was printed or written when it was made. The record stays as it is; only its key is kept by this PC again.',
    act: 'Open with the code',
  },
  restore: {
    head: 'Restore a backup',
    about: 'From another disk, a stick or a network folder. What is here is kept.',
    act: 'Look for backups…',
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
