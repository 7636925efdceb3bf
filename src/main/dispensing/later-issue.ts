import type { Prescription } from '../../domain/prescription.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import type { ActRefusal } from './act.ts'
import { recordCommand, type ActInProgress, type Recorded } from './record-command.ts'
import { loadPrescription, otherIssues } from './store.ts'

const becameTracked = (before: Prescription | undefined, after: Prescription): boolean =>
  after.tracked && before?.tracked !== true

/**
 * Notes on every earlier issue of a repeat prescription that a later one is here, and on the received one itself when it is the
 * one that came late: the NHS shows one status per item across issues, so only the latest issue here may report. A copy the NHS
 * does not follow here reports nothing and so silences nothing. Each note belongs to the command that brought it about.
 */
export const noteLaterIssues = (
  doing: ActInProgress,
  commandId: string,
  { before, after }: Recorded,
): Result<readonly Recorded[], ActRefusal> => {
  const own = after.content.issue?.number
  if (own === undefined || !becameTracked(before, after)) return ok([])
  const others = otherIssues(doing.tx, after.content.shortId, own)
  const latest = others.findLast(({ issue, tracked }) => tracked && issue > own)
  const notes =
    latest === undefined
      ? others.filter(({ issue }) => issue < own).map(({ id }) => ({ id, issue: own }))
      : [{ id: after.id, issue: latest.issue }]
  const recorded: Recorded[] = []
  for (const { id, issue } of notes) {
    const state = loadPrescription(doing.tx, id)?.prescription
    const noted = recordCommand(doing, commandId, id, state, { type: 'note-later-issue', issue })
    if (!noted.ok) return refused({ code: 'act-refused', prescriptionId: id, refusal: noted.refusal })
    if (noted.value !== null) recorded.push(noted.value)
  }
  return ok(recorded)
}
