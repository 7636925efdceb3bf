import type { ListName } from '../../wording/stages.ts'
import type { ShownRow } from './settled-rows.ts'

/**
 * The line that is in hand when nothing else is: the first of a list of work, by its id; undefined where something is in hand, in a
 * search, and among what is done. Once taken it stays, whatever comes before it.
 */
export const firstInHand = (
  list: ListName | null,
  inHand: string | null,
  rows: readonly ShownRow[],
): string | undefined =>
  list === null || list === 'done' || inHand !== null ? undefined : rows.find(({ left }) => !left)?.row.id
