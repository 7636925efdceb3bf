import type { TokenOutcome } from '../nhs/access-token.ts'
import { retryAfterMsOf } from './backoff.ts'
import { mayHaveArrived, type HttpFaultName } from '../nhs/http-port.ts'
import { psuAnswer } from '../nhs/psu-answer.ts'
import type { SendOutcome } from '../nhs/psu-client.ts'
import type { UpdateToSend } from '../nhs/psu-bundle.ts'
import type { LineFault, LineFinding } from './line.ts'
import type { TaskRow } from './task.ts'
import { verdictOf, type TaskVerdict } from './verdict.ts'

/** A finished attempt, read: per update in the order sent, for the line (null when it teaches nothing), and the HTTP code if there was one. */
export interface AttemptResult {
  readonly tasks: readonly TaskVerdict[]
  readonly line: LineFinding | null
  readonly http: number | null
}

/** How outcomes are read. `aheadMs` is this PC's lead over the service's clock. */
export interface Reading {
  readonly cannedAnswers: boolean
  readonly now: number
  readonly aheadMs: number
}

/** A clock this far off is named before a refused sign-in is. */
const wrongClockMs = 60_000

/** The update of a row, with the `lastModified` it was given. */
export const updateOf = (task: TaskRow, lastModified: number): UpdateToSend => ({
  taskId: task.task_id,
  shortId: task.short_id,
  issue: task.issue,
  itemId: task.item_id,
  nhsNumber: task.nhs_number,
  ownerOds: task.owner_ods,
  status: task.status,
  lastModified,
})

/** Reads how sending these tasks ended. */
export const attemptResult = (taskIds: readonly string[], outcome: SendOutcome, reading: Reading): AttemptResult => {
  if (outcome.kind === 'reply') {
    const retryAfterMs = retryAfterMsOf(outcome.retryAfter, reading.now - reading.aheadMs)
    const { answer } = outcome
    const verdict = verdictOf(taskIds, { answer, retryAfterMs, cannedAnswers: reading.cannedAnswers })
    return { ...verdict, line: clockNamed(verdict.line, reading), http: answer.http }
  }
  if (outcome.kind === 'withheld') return { tasks: taskIds.map(() => ({ kind: 'again' })), line: null, http: null }
  const http = outcome.kind === 'sign-in' && 'http' in outcome.outcome ? outcome.outcome.http : null
  const maybeStored = outcome.kind === 'no-reply' && mayHaveArrived(outcome.fault)
  const words = wordsOf(outcome)
  return {
    tasks: taskIds.map(() => ({ kind: 'retry', maybeStored, words })),
    line: outcome.kind === 'no-reply' ? noReply(outcome.fault) : clockNamed(signIn(outcome.outcome, reading), reading),
    http,
  }
}

/** What a greeting showed: whatever the service's own host replies is good enough to go on. */
export const greetingResult = (outcome: SendOutcome, reading: Reading): LineFinding | null => {
  if (outcome.kind === 'withheld') return null
  if (outcome.kind === 'no-reply') return noReply(outcome.fault)
  if (outcome.kind === 'sign-in') return clockNamed(signIn(outcome.outcome, reading), reading)
  const { answer } = outcome
  if (answer.kind === 'unreadable' && answer.looksLike === 'web-page' && answer.http < 300)
    return ofLine('captive-portal')
  if (answer.http >= 300 && answer.http < 400) return ofLine('redirected')
  return answer.http === 401 || answer.http === 403 ? clockNamed(ofLine('sign-in-refused'), reading) : { ok: true }
}

const ofLine = (fault: LineFault, retryAfterMs: number | null = null): LineFinding => ({
  ok: false,
  fault,
  ofLine: true,
  retryAfterMs,
})

const noReply = (fault: HttpFaultName): LineFinding | null => {
  if (fault === 'aborted') return null
  // A request that was broken off may be one prescription's bad luck; a line that cannot be opened is nobody's.
  if (fault === 'lost') return { ok: false, fault: 'no-connection', ofLine: false, retryAfterMs: null }
  return { ok: false, fault, ofLine: fault !== 'timeout', retryAfterMs: null }
}

const signIn = (outcome: Exclude<TokenOutcome, { readonly kind: 'token' }>, reading: Reading): LineFinding | null => {
  if (outcome.kind === 'not-signed-in') return ofLine('not-signed-in')
  if (outcome.kind === 'refused') return ofLine('sign-in-refused')
  if (outcome.kind === 'no-reply') {
    const finding = noReply(outcome.fault)
    return finding === null || finding.ok ? finding : { ...finding, ofLine: true }
  }
  const retryAfterMs = retryAfterMsOf(outcome.retryAfter, reading.now - reading.aheadMs)
  const answer = psuAnswer(outcome.http, outcome.body)
  const { line } = verdictOf([], { answer, retryAfterMs, cannedAnswers: false })
  return line.ok ? ofLine('sign-in-refused') : { ...line, ofLine: true }
}

const clockNamed = <F extends LineFinding | null>(finding: F, { aheadMs }: Reading): F | LineFinding => {
  if (finding === null || finding.ok || finding.fault !== 'sign-in-refused') return finding
  return Math.abs(aheadMs) > wrongClockMs ? { ...finding, fault: 'clock-wrong' } : finding
}

const wordsOf = (outcome: Extract<SendOutcome, { readonly kind: 'no-reply' | 'sign-in' }>): string => {
  if (outcome.kind === 'no-reply') return outcome.code
  const { outcome: why } = outcome
  if (why.kind === 'refused') return why.words
  return why.kind === 'no-reply' ? why.code : ''
}
