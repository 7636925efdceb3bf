import type { Finding } from '../../contract/health.ts'
import type { Output } from '../../contract/index.ts'
import { ukDate, ukTime } from '../../domain/uk-date.ts'
import { halfDoneKeptWords } from './drafts.ts'
import { counted, dateWords } from './numbers-and-dates.ts'
import { syncSentence, type SyncState } from './sync.ts'

/** What the part about the health of this PC says. */
export const healthWords = {
  head: 'Health',
  about: 'Disk, clock, keys, folder and backups, looked at when Pestle starts and every three minutes.',
  well: 'Everything that is looked at is well.',
  notSetUp: (n: number): string =>
    `Nothing is wrong with this PC. ${n === 1 ? 'One thing is' : `${String(n)} things are`} not set up:`,
  examine: 'Look at everything…',
  examining: 'Looking: every page of the record is read. A large one takes a minute.',
} as const

/** The press that removes records replaced more than a month ago. */
export const removeReplacedWords = ({ removable, bytes }: Output<'health:replaced'>): string =>
  `Remove ${counted(removable, 'record')} that a restore replaced more than a month ago (${Math.max(1, Math.round(bytes / 1_000_000))} MB)`

/** Why they were not. */
export const replacedRefusals = {
  'not-permitted': 'A pharmacist removes old records. Say who is working (w).',
  'no-fresh-backup': 'Not removed: first there has to be a fresh backup that counts. See Backups.',
} as const

/** The window with everything that was found, before anything of it is copied. */
export const supportWords = {
  title: 'Everything that was looked at',
  about: 'This is all that is copied, word for word: nothing of a patient, a prescription or a person is in it.',
  label: 'What will be copied',
  copy: 'Copy for support',
  copied: 'Copied. Paste it into the message to support.',
  notCopied: 'This PC did not let it be copied. Mark the lines and press Ctrl C.',
  close: 'Close',
} as const

const stateWords: Readonly<Record<Finding['state'], string>> = { fine: 'FINE', attention: 'ATTENTION', wrong: 'WRONG' }

/** Findings as the text for support: lines of cells, which together are what `doctor` prints and are copied so; the first is the heading. */
export const supportLines = (at: number, findings: readonly Finding[]): readonly (readonly string[])[] => [
  [`Pestle, looked at ${dateWords(ukDate(at))} ${ukTime(at)}`],
  ...findings.map(({ state, topic, words }) => [`${stateWords[state].padEnd(9)}  `, `${topic.padEnd(13)}  `, words]),
]

/** The one sentence of the header: the loudest of what is wrong with this PC and of how the line to the NHS is, and where to go. */
export const statusSentence = (
  sync: SyncState | undefined,
  troubles: readonly Finding[],
): { readonly words: string; readonly tone: 'quiet' | 'attention'; readonly place: 'sync' | 'this-pc' } => {
  const said = sync === undefined ? { words: '', tone: 'quiet' as const } : syncSentence(sync)
  const [loudest] = troubles
  const ofThisPc = loudest?.state === 'wrong' || (loudest !== undefined && said.tone === 'quiet')
  return ofThisPc
    ? { words: loudest.head ?? loudest.topic, tone: 'attention', place: 'this-pc' }
    : { ...said, place: 'sync' }
}

const keptWords = `Everything recorded is safe. ${halfDoneKeptWords} If you pressed something last, look whether it is done.`

/** That Pestle had to start again by itself, and what to look at. */
export const startedAgainWords: Readonly<
  Record<NonNullable<Output<'place:last'>['startedAgain']>['why'], { readonly what: string; readonly todo: string }>
> = {
  screen: { what: 'The screen broke and was shown again.', todo: keptWords },
  hang: { what: 'The screen hung and was shown again.', todo: keptWords },
  app: { what: 'Pestle broke and started again.', todo: `${keptWords} Say who is working.` },
  'app-hang': { what: 'Pestle hung, was ended and started again.', todo: `${keptWords} Say who is working.` },
}
