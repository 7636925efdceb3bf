import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { isOpen } from '../supply.ts'
import { happened, type Decision } from './decision.ts'
import { forItems } from './gates.ts'

/** Ticks finished items off the list of what is to be notified and claimed elsewhere. */
export const markClaimed = (p: Prescription, command: CommandOf<'mark-claimed'>): Decision =>
  forItems(
    p,
    command.itemIds,
    [
      (item) => (isOpen(item) ? { code: 'not-finished', itemId: item.content.id } : undefined),
      (item) => (item.claimed ? { code: 'already-claimed', itemId: item.content.id } : undefined),
    ],
    (items) => happened({ type: 'claimed-elsewhere', itemIds: items.map((item) => item.content.id) }),
  )
