import { isReady, type TrackingStatus } from '../../domain/tracking.ts'

/** How long an update is held back, in ms, so that a slip can be taken back before the patient hears of it. */
export interface SendDelays {
  /** Hand-out, dispatch, not dispensed. */
  readonly undoMs: number
  /** A "ready": a wrong one summons a patient and cannot be recalled. The setting allows 0 to 300 s. */
  readonly readyMs: number
}

/** Design section 5. */
export const defaultDelays: SendDelays = { undoMs: 10_000, readyMs: 60_000 }

const finishing: ReadonlySet<TrackingStatus> = new Set(['Collected', 'Dispatched', 'Not Dispensed'])
const goingOut: ReadonlySet<string> = new Set(['handed-out', 'dispatched'])

/**
 * The earliest instant an update may be sent. `eventType` tells "a part was handed out" from "a ready was taken back", which go at
 * once. `delays` is only asked where something is held back.
 */
export const notBefore = (
  status: TrackingStatus,
  eventType: string,
  enqueuedAt: number,
  delays: () => SendDelays,
): number => {
  if (isReady(status)) return enqueuedAt + delays().readyMs
  if (finishing.has(status) || goingOut.has(eventType)) return enqueuedAt + delays().undoMs
  return enqueuedAt
}
