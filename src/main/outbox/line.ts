import type { HttpFaultName } from '../nhs/http-port.ts'

/** Why the line does not take an update. The screen has the words for each. */
export type LineFault =
  | Exclude<HttpFaultName, 'lost' | 'aborted'>
  | 'captive-portal'
  | 'not-signed-in'
  | 'sign-in-refused'
  | 'clock-wrong'
  | 'throttled'
  | 'failing'
  | 'no-connection'
  | 'redirected'

/**
 * How the line to the NHS is. `idle` has nothing to send; `cannot-save` means that this PC's own disk refuses; `restored` that the
 * file was put back from a backup and nobody has gone through it yet. `since` is UTC ms.
 */
export interface LineState {
  readonly kind: 'up' | 'idle' | 'cannot-save' | 'restored' | LineFault
  readonly since: number
}

/** What an attempt showed about the line. `ofLine`: it cannot be due to one prescription. */
export type LineFinding =
  | { readonly ok: true }
  | { readonly ok: false; readonly fault: LineFault; readonly ofLine: boolean; readonly retryAfterMs: number | null }

/** What is remembered of the line between attempts; lives in memory only, so that a restart tries at once. */
export interface LineMemory {
  readonly fault: LineFault | null
  readonly since: number
  /** Lanes that failed since the last success: two different ones mean that the line itself is at fault. */
  readonly failedLanes: readonly string[]
  /** Failures of the line not yet made up for, for backoff: an answer takes back one. */
  readonly failures: number
  /** The service answers again after failures: one request at a time until they are made up for. */
  readonly easing: boolean
  /** Nothing is started before; 0 when the line is free. */
  readonly pausedUntil: number
}

/** A line that has not been tried. */
export const untriedLine = (now: number): LineMemory => ({
  fault: null,
  since: now,
  failedLanes: [],
  failures: 0,
  easing: false,
  pausedUntil: 0,
})

/** More answers than this are not asked for before all lanes are open again. */
const mostMadeUpFor = 8

/**
 * After an answer of the service itself, whatever it answered: nothing is wrong any more. All lanes are open only when as many
 * answers came as there were failures: ten thousand pharmacies that burst after their first answer would ask ten times what
 * the service can give (docs/reliability.md has the curve).
 */
export const lineWorked = (line: LineMemory, now: number): LineMemory => {
  if (line.fault === null && line.failedLanes.length === 0 && !line.easing) return line
  const failures = Math.max(0, Math.min(line.failures, mostMadeUpFor) - 1)
  return { ...untriedLine(now), failures, easing: failures > 0 }
}

/**
 * After a failure. One prescription that always fails delays no other: only what cannot be due to a prescription, or a second
 * lane failing with no success between, pauses the line. While it is paused, answers still coming in do not lengthen the pause.
 */
export const lineFailed = (
  line: LineMemory,
  lane: string,
  finding: Extract<LineFinding, { readonly ok: false }>,
  now: number,
  pauseMs: (failures: number, retryAfterMs: number | null) => number,
): LineMemory => {
  const failedLanes = line.failedLanes.includes(lane) ? line.failedLanes : [...line.failedLanes, lane].slice(-2)
  const since = line.fault === finding.fault ? line.since : now
  const named = { ...line, fault: finding.fault, since, failedLanes }
  if (!finding.ofLine && failedLanes.length < 2) return named
  if (line.pausedUntil > now) return named
  const failures = line.failures + 1
  return { ...named, failures, pausedUntil: now + pauseMs(failures, finding.retryAfterMs) }
}

/** How many requests may be in flight: one to probe after a failure of the line, else all lanes. */
export const lanesAllowed = (line: LineMemory, now: number, lanes: number): number => {
  if (line.pausedUntil > now) return 0
  return line.failures > 0 ? 1 : lanes
}
