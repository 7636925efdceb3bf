import { systemActor } from '../../domain/people.ts'
import type { Prescription } from '../../domain/prescription.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import type { ActRefusal } from './act.ts'
import { recordCommand, type ActInProgress, type Recorded } from './record-command.ts'

/**
 * A late entry is judged by its own day, which may lie within legal days that have ended since: the same transaction holds the
 * prescription against today, so that nothing placed "then" is ready "now". `now` is UTC ms; nothing to review gives nothing.
 */
export const reviewAfterLateAct = (
  doing: ActInProgress,
  commandId: string,
  now: number,
  prescription: Prescription,
): Result<readonly Recorded[], ActRefusal> => {
  if (doing.act.happened === null) return ok([])
  const today: ActInProgress = { ...doing, at: now, act: { ...doing.act, actor: systemActor, happened: null } }
  const reviewed = recordCommand(today, commandId, prescription.id, prescription, { type: 'review-legal-window' })
  if (!reviewed.ok) return refused({ code: 'act-refused', prescriptionId: prescription.id, refusal: reviewed.refusal })
  return ok(reviewed.value === null ? [] : [reviewed.value])
}
