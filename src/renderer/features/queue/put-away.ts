import { useLayoutEffect, useRef } from 'react'
import type { ShownRow } from './settled-rows.ts'

/** What a search found, as far as it is known. */
export interface Searched {
  readonly text: string
  /** Whether its answer is there, or none will come. */
  readonly known: boolean
  readonly rows: readonly ShownRow[]
}

/**
 * What a search puts away: what was in hand before it, if it is none of the lines found. Who searches means somebody else, and must
 * not go on with the last patient. Null while the answer is not known, and where it is a line.
 */
export const putAwayBy = ({ known, rows }: Searched, inHand: string | null): string | null =>
  !known || inHand === null || rows.some(({ row }) => row.id === inHand) ? null : inHand

/** Says once for each text searched what it puts away, before the next key; what is taken from then on stays. */
export const usePutAway = (
  searched: Searched | null,
  inHand: string | null,
  onPutAway: (id: string | null) => void,
): void => {
  const judged = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (searched?.known !== true || judged.current === searched.text) return
    judged.current = searched.text
    onPutAway(putAwayBy(searched, inHand))
  })
  useLayoutEffect(
    () => () => {
      onPutAway(null)
    },
    [onPutAway],
  )
}
