import type { Output } from '../../contract/index.ts'
import { counted, momentWords } from './numbers-and-dates.ts'

/** The line to the NHS and what waits on it. */
export type SyncState = Output<'sync:state'>
/** How the line is. */
export type LineKind = SyncState['line']['kind']
/** One update. */
export type SyncRow = Output<'sync:page'>['rows'][number]

/** What is wrong with the line, as the middle of a message; null while nothing is. */
export const lineWords: Readonly<Record<LineKind, { readonly what: string; readonly todo: string } | null>> = {
  up: null,
  idle: null,
  'no-network': { what: 'This PC has no network', todo: 'Check the cable or Wi-Fi.' },
  'name-lookup': {
    what: 'The NHS address could not be looked up',
    todo: 'The network is there but not its name service (DNS). Tell whoever looks after your network.',
  },
  refused: { what: 'The NHS service does not accept connections', todo: 'Nothing to do here. Pestle keeps trying.' },
  tls: {
    what: 'The secure connection to the NHS could not be made',
    todo: 'A firewall may be in between, or the clock of this PC is wrong. Tell whoever looks after your network.',
  },
  timeout: { what: 'The NHS service does not answer in time', todo: 'Nothing to do here. Pestle keeps trying.' },
  'captive-portal': {
    what: 'A sign-in page of the network answers instead of the NHS',
    todo: 'Open a web browser on this PC and sign in to the network.',
  },
  'not-signed-in': {
    what: 'Not signed in to the NHS: nothing is sent',
    todo: 'Sign-in is still to come. Every update waits, and no patient is told anything.',
  },
  'sign-in-refused': {
    what: 'The NHS refused our sign-in',
    todo: 'The keys of this pharmacy are not accepted. Tell support.',
  },
  'clock-wrong': { what: 'The clock of this PC is wrong', todo: 'Set the date and time of this PC to automatic.' },
  throttled: { what: 'The NHS asked us to slow down', todo: 'Nothing to do here. Updates go out a little later.' },
  'no-connection': {
    what: 'No connection to the NHS',
    todo: 'Nothing to do here if the internet is down. Pestle keeps trying.',
  },
  failing: { what: 'The NHS service is failing', todo: 'Nothing to do here. Pestle keeps trying.' },
  redirected: {
    what: 'Something redirects us away from the NHS',
    todo: 'A proxy may be in between. Tell whoever looks after your network.',
  },
  'cannot-save': {
    what: 'This PC cannot save to its own disk',
    todo: 'Free some space or call support now. Nothing is sent that could not be saved first.',
  },
  restored: {
    what: 'Put back from a backup: nothing is sent',
    todo: 'Nothing goes to the NHS before the prescriptions in doubt were gone through.',
  },
}

/** The one sentence of the header, and how loud it is. */
export const syncSentence = (state: SyncState): { readonly words: string; readonly tone: 'quiet' | 'attention' } => {
  // Nothing goes until then, whatever else needs somebody.
  if (state.line.kind === 'restored') return { words: 'Put back from a backup: nothing is sent', tone: 'attention' }
  if (state.needsYou > 0)
    return { words: `${counted(state.needsYou, 'status update needs', 'status updates need')} you`, tone: 'attention' }
  const fault = lineWords[state.line.kind]
  if (fault) {
    const waiting = state.waiting > 0 ? ` · ${counted(state.waiting, 'update')} waiting` : ''
    return { words: `${fault.what}${waiting}`, tone: 'attention' }
  }
  if (state.waiting > 0) return { words: `${counted(state.waiting, 'update')} on the way to the NHS`, tone: 'quiet' }
  if (state.unknownSinceRestore > 0)
    return {
      words: `What the NHS shows of ${counted(state.unknownSinceRestore, 'prescription')} is not known since the restore`,
      tone: 'attention',
    }
  return { words: 'NHS up to date', tone: 'quiet' }
}

/** When it is tried again, as a sentence; a time that has come is not told as one to come. */
export const nextTryWords = (at: number, now: number): string =>
  at <= now + 1_000 ? 'Being tried now.' : `Next try ${momentWords(at, now)}.`

/** The whole story for the top of the list. */
export const syncStory = (state: SyncState): string => {
  const fault = lineWords[state.line.kind]
  if (!fault)
    return state.waiting === 0 && state.unknownSinceRestore > 0
      ? `Nothing waits to be sent. What the NHS shows of ${counted(state.unknownSinceRestore, 'prescription')} is not known since the restore, until the next step of each was recorded there.`
      : state.waiting === 0
        ? 'Everything we had to send is recorded with the NHS. What is not tracked, such as a prescription typed in from paper, is never sent.'
        : `${counted(state.waiting, 'update goes', 'updates go')} out by ${state.waiting === 1 ? 'itself' : 'themselves'}. A “ready” waits a minute first, in case it was a slip.`
  if (state.line.kind === 'restored') return `Your work is saved. ${fault.todo}`
  const kept =
    state.waiting === 0
      ? 'Your work is saved.'
      : `Your work is saved. ${counted(state.waiting, 'update')} will be sent by ${state.waiting === 1 ? 'itself' : 'themselves'}.`
  return `${kept} ${fault.todo}`
}

const number = new Intl.NumberFormat('en-GB')

const lengthWords = (ms: number): string => {
  if (ms < 90_000) return ms < 15_000 ? 'a few seconds' : 'about a minute'
  const minutes = Math.round(ms / 60_000)
  return minutes < 90 ? `about ${String(minutes)} minutes` : `about ${counted(Math.round(minutes / 60), 'hour')}`
}

/** How far a backlog has gone out: `1,028 of 1,240 sent · about 2 minutes to go`. Times in ms. */
export const drainingWords = (draining: {
  readonly sent: number
  readonly of: number
  readonly msLeft: number | null
}): string =>
  `${number.format(draining.sent)} of ${number.format(draining.of)} sent` +
  (draining.msLeft === null ? '' : ` · ${lengthWords(draining.msLeft)} to go`)

/** Since when the oldest update waits; nothing when that is less than a minute, which is how long a “ready” waits anyway. */
export const oldestWords = (oldestAt: number | null, now: number): string =>
  oldestAt === null || now - oldestAt < 120_000 ? '' : `The oldest has waited since ${momentWords(oldestAt, now)}.`

/** Why an update waits and when it goes; null for one that does not wait. */
export const waitsWords = (row: SyncRow, now: number): string | null => {
  if (row.nextAttemptAt === null) return null
  const tried = row.attempts === 0 ? null : `Tried ${counted(row.attempts, 'time')}.`
  if (row.nextAttemptAt <= now) return tried === null ? 'Goes as soon as it can.' : `${tried} Being tried again.`
  return tried === null
    ? `Goes at ${secondsWords(row.nextAttemptAt)}, unless it is undone.`
    : `${tried} Next try at ${secondsWords(row.nextAttemptAt)}.`
}

const secondsWords = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Europe/London', hourCycle: 'h23' })

const stateWords: Readonly<Record<SyncRow['state'], string>> = {
  waiting: 'Waiting',
  sending: 'Being sent',
  unknown: 'Sent, no answer came: asked again by itself',
  recorded: 'Recorded by the NHS',
  superseded: 'Not sent',
  parked: 'Needs you',
  'set-aside': 'Set aside',
}

const whyWords: Readonly<Record<string, string>> = {
  refused: 'The NHS refused it.',
  contended: 'The NHS was busy with the same prescription again and again.',
  'still-here': 'This “ready” is old. Is the medicine still in its place?',
}

/** Where an update stands. */
export const syncStateWords = (row: SyncRow): string =>
  row.state === 'recorded' && row.overtaken ? 'Recorded, a later one had overtaken it' : stateWords[row.state]

/** Why an update waits for a person; a reason of which we have no words is shown as it came. */
export const parkedWords = (why: string | null): string => (why === null ? '' : (whyWords[why] ?? why))

/** Why a fix of an update was refused. */
export const syncRefusalWords: Readonly<Record<'not-found' | 'not-parked' | 'no-longer-true', string>> = {
  'not-found': 'This update is not here any more.',
  'not-parked': 'This update does not wait for you any more.',
  'no-longer-true': 'It is no longer true, so it is not sent. The newest one goes instead.',
}

/** What an empty part of the list means. */
export const emptySync: Readonly<
  Record<
    'waiting' | 'superseded' | 'needs-you' | 'recorded' | 'prescription',
    { readonly head: string; readonly about: string }
  >
> = {
  prescription: {
    head: 'Nothing was ever sent for this prescription.',
    about: 'The NHS App does not show it, or nothing has happened yet that it shows.',
  },
  waiting: { head: 'Nothing is waiting.', about: 'What happens here goes to the NHS by itself.' },
  superseded: {
    head: 'Nothing was held back.',
    about: 'A “ready” that stopped being true before it was sent ends up here.',
  },
  'needs-you': {
    head: 'Nothing needs you.',
    about: 'Updates the NHS refused come here, with its words and a way to mend them.',
  },
  recorded: { head: 'Nothing is recorded yet.', about: 'Updates the NHS has confirmed.' },
}

const tellableSkewMs = 30_000

/** That the clock of this PC is off, when it is enough to matter; null when not. Positive: this PC is ahead. */
export const clockSkewWords = (skewMs: number | null): string | null => {
  if (skewMs === null || Math.abs(skewMs) < tellableSkewMs) return null
  const seconds = Math.round(Math.abs(skewMs) / 1000)
  const much = seconds < 120 ? counted(seconds, 'second') : counted(Math.round(seconds / 60), 'minute')
  return `The clock of this PC differs from that of the NHS by ${much}. Times sent are corrected; set the clock to automatic.`
}

/** Whether an answer is a bare error code of the network: then the service said nothing. */
export const isBareCode = (words: string): boolean => /^[A-Z0-9_]+$/.test(words)
