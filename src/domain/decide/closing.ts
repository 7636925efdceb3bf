import type { ClosedByPerson } from '../events.ts'
import type { Item } from '../prescription.ts'
import { happened, type Decision } from './decision.ts'

/** Closes items; `reasonCode` is the national reason where one applies. */
export const closing = (
  items: readonly Item[],
  why: ClosedByPerson,
  reasonCode: string | null,
  note: string | null,
): Decision => happened({ type: 'closed', itemIds: items.map((item) => item.content.id), why, reasonCode, note })
