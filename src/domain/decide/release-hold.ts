import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { happened, type Decision } from './decision.ts'
import { forItems, notClosed } from './gates.ts'

/** Lets supply go on; a bag is ready again only when someone confirms its place. */
export const releaseHold = (p: Prescription, command: CommandOf<'release-hold'>): Decision =>
  forItems(
    p,
    command.itemIds,
    [notClosed, (item) => (item.hold ? undefined : { code: 'item-not-held', itemId: item.content.id })],
    (items) => happened({ type: 'hold-released', itemIds: items.map((item) => item.content.id), note: command.note }),
  )
