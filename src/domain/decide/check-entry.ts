import { entryFields } from '../by-hand/entry-fields.ts'
import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { isOpen } from '../supply.ts'
import { happened, refuse, type DecideContext, type Decision } from './decision.ts'

/**
 * Records that a second person compared every field with the paper and found it right. Whoever typed or corrected any of it does
 * not see their own mistake: only while a period of working alone is on record may they check it themselves, and its reason is kept.
 */
export const checkEntry = (p: Prescription, command: CommandOf<'check-entry'>, context: DecideContext): Decision => {
  const { byHand } = p
  if (!byHand) return refuse({ code: 'not-by-hand' })
  if (byHand.checked) return refuse({ code: 'entry-checked-already' })
  if (!p.items.some(isOpen)) return refuse({ code: 'nothing-open' })
  const own = byHand.typists.includes(context.actor.id)
  if (own && context.workingAlone === null) return refuse({ code: 'entry-own-typing' })
  const fields = entryFields(byHand.entry).map(({ field }) => field)
  const uncompared = fields.filter((field) => !command.compared.includes(field))
  if (uncompared.length > 0) return refuse({ code: 'entry-not-compared', fields: uncompared })
  return happened({ type: 'entry-checked', fields, aloneReason: own ? context.workingAlone : null })
}
