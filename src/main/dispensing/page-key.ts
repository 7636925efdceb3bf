/** Where a page of a list ended: the sort column (UTC ms) and the id that breaks ties. */
export interface PageKey {
  readonly at: number
  readonly id: string
}

/** A key as a screen carries it from one page to the next. */
export const pageKeyText = ({ at, id }: PageKey): string => `${at} ${id}`

/** Reads a key back; throws on a text that no page gave. */
export const parsePageKey = (text: string): PageKey => {
  const match = /^(-?\d{1,15}) (.+)$/.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) throw new Error('That is not a key that a page ended with')
  return { at: Number(match[1]), id: match[2] }
}
