import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { isOpen } from '../supply.ts'
import { closing } from './closing.ts'
import { refuse, type Decision } from './decision.ts'

/** Closes everything not yet out because the patient died (national reason 0005). */
export const recordDeath = (p: Prescription, command: CommandOf<'record-death'>): Decision => {
  const open = p.items.filter(isOpen)
  return open.length === 0 ? refuse({ code: 'nothing-open' }) : closing(open, 'died', '0005', command.note)
}
