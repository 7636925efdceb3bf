import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { placedPortions } from '../supply.ts'
import { isAnnounced } from '../tracking.ts'
import { happened, unless, type Decision } from './decision.ts'
import { checkNotPassed, forItems, notClosed } from './gates.ts'

/** Tells the patient about placed items now, although others are still being prepared. */
export const announcePart = (p: Prescription, command: CommandOf<'announce-part'>): Decision =>
  unless([checkNotPassed(p)], () =>
    forItems(
      p,
      command.itemIds,
      [
        notClosed,
        (item) =>
          placedPortions(item).length === 0 || isAnnounced(p, item)
            ? { code: 'nothing-to-announce', itemId: item.content.id }
            : undefined,
      ],
      (items) => happened({ type: 'part-announced', itemIds: items.map((item) => item.content.id) }),
    ),
  )
