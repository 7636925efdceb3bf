import { listWords, type ListName } from '../../wording/stages.ts'
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

/**
 * What is said above what is in hand when no line of the list beside it is it, so that nobody takes the first line for it; null
 * while it is a line, while the lines are not known yet, and in a search, which is not what is worked through.
 */
export const notInListWords = (
  list: ListName | null,
  inHand: string | null,
  rows: readonly ShownRow[],
  waiting: boolean,
): string | null =>
  list === null || inHand === null || waiting || rows.some(({ row }) => row.id === inHand)
    ? null
    : `Not among the lines of “${listWords[list].name}” beside it.`

/** The lines below and above the one in hand, by their ids: where the next key goes. None where it is no line of the list. */
export const besideInHand = (inHand: string | null, rows: readonly ShownRow[]): readonly string[] => {
  const at = inHand === null ? -1 : rows.findIndex(({ row }) => row.id === inHand)
  return at < 0 ? [] : [rows[at + 1], rows[at - 1]].flatMap((one) => (one === undefined ? [] : [one.row.id]))
}
