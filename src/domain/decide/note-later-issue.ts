import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { happened, type Decision } from './decision.ts'

/** Notes that issue n+1 of the same repeat prescription is here: the NHS must hear no more of this one. */
export const noteLaterIssue = (p: Prescription, command: CommandOf<'note-later-issue'>): Decision =>
  p.content.issue !== null && command.issue > p.content.issue.number && command.issue > (p.laterIssue ?? 0)
    ? happened({ type: 'later-issue-received', issue: command.issue })
    : happened()
