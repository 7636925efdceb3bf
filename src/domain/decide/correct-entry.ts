import { contentOfEntry } from '../by-hand/content-of-entry.ts'
import { entryChanges, type EntryChange } from '../by-hand/entry-fields.ts'
import { entryProblems } from '../by-hand/entry-problems.ts'
import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { isOpen, outPortions } from '../supply.ts'
import { happened, reasonMissing, refuse, unless, type DecideContext, type Decision } from './decision.ts'
import { windowsOf } from './gates.ts'

// What left the pharmacy left under these words, and what nothing is open of is never compared with the paper again.
const suppliedRefusal = (p: Prescription, changes: readonly EntryChange[]): Refusal | undefined => {
  const out = p.items.filter((item) => outPortions(item).length > 0)
  if (!p.items.some(isOpen)) return { code: out.length > 0 ? 'entry-supplied' : 'nothing-open' }
  const supplied = out.length === 0 ? [] : ['patient.', ...out.map((item) => `items.${item.content.id}.`)]
  return changes.some(({ field }) => supplied.some((start) => field.startsWith(start)))
    ? { code: 'entry-supplied' }
    : undefined
}

/**
 * Puts what the paper says in the place of what was typed wrong; what was typed before stays in the ledger. The paper may be past
 * its days by now: what is wrong in it is put right all the same.
 */
export const correctEntry = (p: Prescription, command: CommandOf<'correct-entry'>, context: DecideContext): Decision =>
  unless([reasonMissing(command.reason)], () => {
    const { byHand } = p
    if (!byHand) return refuse({ code: 'not-by-hand' })
    const { entry, reason } = command
    const problems = entryProblems(entry, context.today).filter(({ code }) => code !== 'past-last-day')
    if (problems.length > 0) return refuse({ code: 'entry-invalid', problems })
    const changes = entryChanges(byHand.entry, entry)
    if (changes.length === 0) return refuse({ code: 'entry-unchanged' })
    const supplied = suppliedRefusal(p, changes)
    if (supplied) return refuse(supplied)
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
