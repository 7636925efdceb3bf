/** An act on the prescription in hand, as it can be begun from elsewhere in the window. `why` says why it cannot be now. */
export interface ActInHand {
  readonly command: string
  readonly words: string
  readonly keyOf: string | undefined
  readonly why: string | undefined
  /** Opens its window; the act itself is ended there. */
  readonly begin: () => void
}

/** How the part in hand tells the window what can be begun on it; null when nothing is in hand. */
export type OnActs = (give: (() => readonly ActInHand[]) | null) => void
