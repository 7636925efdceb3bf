import { contentOfEntry } from '../by-hand/content-of-entry.ts'
import { entryChanges } from '../by-hand/entry-fields.ts'
import { entryProblems } from '../by-hand/entry-problems.ts'
import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { happened, reasonMissing, refuse, unless, type DecideContext, type Decision } from './decision.ts'
import { windowsOf } from './gates.ts'

/** Puts what the paper says in the place of what was typed wrong; what was typed before stays in the ledger. */
export const correctEntry = (p: Prescription, command: CommandOf<'correct-entry'>, context: DecideContext): Decision =>
  unless([reasonMissing(command.reason)], () => {
    const { byHand } = p
    if (!byHand) return refuse({ code: 'not-by-hand' })
    const { entry, reason } = command
    const problems = entryProblems(entry, context.today)
    if (problems.length > 0) return refuse({ code: 'entry-invalid', problems })
    const changes = entryChanges(byHand.entry, entry)
    if (changes.length === 0) return refuse({ code: 'entry-unchanged' })
    const content = contentOfEntry(entry, byHand.entryId)
    return happened({
      type: 'entry-corrected',
      entry,
      content,
      changes,
      reason,
      windows: windowsOf(content, context.today),
    })
  })
