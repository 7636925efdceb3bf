import type { Output, RefusalOf } from '../../contract/index.ts'
import { dateWords, whenWords } from './numbers-and-dates.ts'

type Page = Output<'updates:state'>
type Wait = Page['waits'][number]
type On = Extract<Page['updates'], { readonly kind: 'on' }>
type Trouble = NonNullable<On['trouble']>

/** The section and its buttons. */
export const updateWords = {
  head: 'Updates',
  about: 'Pestle updates itself in a quiet moment, never in the middle of work.',
  check: 'Look for an update',
  now: 'Update and start again',
  shutDown: 'Update and shut down',
  putOff: 'Put it off',
  early: 'Be among the first to get an update',
  everyone: 'When everyone gets it',
  channel: 'This PC gets a new version',
  notes: 'What is new',
  preparing: 'Making ready: the outbox comes to rest, and where one is due a backup is made.',
  pharmacistOnly: 'Only a pharmacist puts an update off or chooses when this PC gets one.',
} as const

/** For how long it is put off. */
export const putOffWords = { 'four-hours': 'Four hours', 'a-day': 'A day', 'a-week': 'A week' } as const

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_000_000))} MB`

/** Why nothing is ever updated from within here. */
const offWords = (updates: Extract<Page['updates'], { readonly kind: 'off' }>): string => {
  switch (updates.why) {
    case 'not-configured':
      return 'No feed of updates is configured in this build, so it never updates itself.'
    case 'managed':
      return `Pestle was installed for everybody on this PC${updates.managedBy === null ? '' : ` with ${updates.managedBy}`}. Whoever looks after the PC updates it.`
    case 'not-installed':
      return 'This Pestle was started without being installed, so it does not update itself.'
  }
}

const troubles: Readonly<Record<Trouble, string>> = {
  'feed-unreachable': 'The place updates come from was not reached. It is tried again by itself.',
  'feed-redirected': 'The place updates come from sent Pestle elsewhere; that was not followed.',
  'feed-too-large': 'What came as the list of updates was far too long and was thrown away.',
  'feed-unsigned': 'The list of updates carried no signature and was refused.',
  'feed-forged': 'The list of updates is not signed by Pestle’s own key and was refused.',
  'feed-unreadable': 'The list of updates cannot be read and was refused.',
  'feed-expired': 'The list of updates is past its date and was refused. If this stays so for a day, tell support.',
  'feed-replayed': 'An older list of updates came than one seen before, and was refused.',
  'feed-not-for-this-pc': 'The list of updates is meant for another kind of PC and was refused.',
  'clock-behind': 'This PC’s clock is behind. Set it by the internet time; then updates are looked for again.',
  'download-broken': 'The download broke off. It goes on by itself from where it was.',
  'download-altered': 'What was downloaded is not what was announced. It was thrown away.',
  'publisher-refused': 'What was downloaded is not signed by Pestle’s publisher. It was thrown away; tell support.',
  'disk-full': 'There is not enough room on the disk for the update. Make room.',
  'disk-refused': 'The disk did not take the update. Tell whoever looks after this PC.',
  'changed-since': 'What was downloaded has been changed since. It was thrown away and is fetched again.',
  'nothing-ready': 'There is no update here that could be installed.',
  'in-use-again': 'Somebody began to work just then, so it was not installed.',
  'installer-failed': 'The installer did not start. This version goes on.',
}

/** What went wrong last. */
export const updateTroubleWords = (trouble: Trouble): string => troubles[trouble]

/** One thing an update waits for. */
export const updateWaitWords = (wait: Wait): string => {
  switch (wait.why) {
    case 'put-off':
      return `it is put off until ${whenWords(wait.until)}`
    case 'in-use':
      return `nobody has touched this screen for ${wait.minutes === 10 ? 'ten' : String(wait.minutes)} minutes`
    case 'window-open':
      return 'the window that is open on the screen is closed'
    case 'act-under-way':
      return 'what is being done just now is finished'
    case 'outbox-sending':
      return 'the status updates that are being sent have left'
    case 'no-backup':
      return 'there is a backup that counts: see Backups'
    case 'backup-old':
      return `there is a backup newer than that of ${whenWords(wait.madeAt)}`
    case 'no-live-backup':
      return 'there is a fresh backup of the live desk too: change to it, and one is made'
    case 'needs-administrator':
      return 'somebody presses for it and types the password of an administrator of this PC, which is asked for then'
    case 'went-back-before':
      return 'somebody presses for it: this version could not take the record over before'
  }
}

const readyWords = (version: string, waits: Page['waits']): string => {
  const putOff = waits.find((wait) => wait.why === 'put-off')
  if (putOff !== undefined) return `Version ${version} is here, and put off until ${whenWords(putOff.until)}.`
  return waits.length === 0
    ? `Version ${version} is here and is installed now.`
    : `Version ${version} is here and checked. It is installed when:`
}

/** How updates stand, in a sentence; `waitsFor` are the conditions of an install, empty where nothing waits. */
export const updateSentence = (page: Page): { readonly words: string; readonly waitsFor: readonly string[] } => {
  const { updates, waits, version } = page
  const alone = (words: string) => ({ words, waitsFor: [] })
  if (updates.kind === 'off') return alone(`Version ${version}. ${offWords(updates)}`)
  const { stage, offered, progress, checkedAt } = updates
  if (stage === 'ready' && offered !== null) {
    const conditions = waits.filter(({ why }) => why !== 'put-off').map(updateWaitWords)
    return { words: readyWords(offered.version, waits), waitsFor: conditions }
  }
  if (stage === 'installing') return alone('The update begins: Pestle closes.')
  if (stage === 'checking') return alone(`Version ${version}. Looking for an update.`)
  if (stage === 'downloading' && offered !== null) {
    const part = progress === null ? '' : `: ${megabytes(progress.done)} of ${megabytes(progress.of)}`
    return alone(`Version ${offered.version} is being downloaded in the background${part}. Work goes on.`)
  }
  if (offered !== null) return alone(`Version ${offered.version} was found and is not downloaded yet.`)
  const looked = checkedAt === null ? 'Not looked for an update yet.' : `Looked for at ${whenWords(checkedAt)}.`
  return alone(`Version ${version} is the newest there is for this PC. ${looked}`)
}

/** What is said of a security release. */
export const securityWords = (lastDate: string, past: boolean): string =>
  past
    ? 'This update closes a gap in security. Its last date has passed: it is installed at the next quiet two minutes.'
    : `This update closes a gap in security. It can be put off until ${dateWords(lastDate)}, and no longer.`

/** That a version could not take the record over. */
export const wentBackWords = ({ version, at }: NonNullable<Page['wentBack']>): string =>
  `Version ${version} could not take this PC’s record over on ${whenWords(at)}, and this version went on. Nothing was lost. Tell support.`

/** What the day's end says of an update that is here. */
export const daysEndOffer = (version: string, waits: Page['waits']): string =>
  `Version ${version} is here. At the end of the day Pestle can update itself and shut down; a backup is made before.${
    waits.some(({ why }) => why === 'needs-administrator')
      ? ' The password of an administrator of this PC is asked for, so press only when somebody is there to type it.'
      : ''
  }`

/** Why it was not put off. */
export const putOffRefusalWords: Readonly<Record<RefusalOf<'updates:put-off'>['code'], string>> = {
  'not-permitted': updateWords.pharmacistOnly,
  'nothing-ready': troubles['nothing-ready'],
  'last-date-passed': 'The last date of this security update has passed: it cannot be put off any more.',
}
