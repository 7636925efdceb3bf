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

/** Where a page of a list by patient ended: the turn and id of the patient's first line, then of the line itself. */
export interface CollatedKey {
  readonly leadTurn: number
  readonly leadId: string
  readonly turn: number
  readonly id: string
}

/** A key by patient as a screen carries it from one page to the next. */
export const collatedKeyText = ({ leadTurn, leadId, turn, id }: CollatedKey): string =>
  `${leadTurn} ${leadId} ${turn} ${id}`

/** Reads a key by patient back; throws on a text that no page by patient gave. */
export const parseCollatedKey = (text: string): CollatedKey => {
  const match = /^(\d{1,15}) (\S+) (\d{1,15}) (\S+)$/.exec(text)
  const [, leadTurn, leadId = '', turn, id = ''] = match ?? []
  if (!match) throw new Error('That is not a key that a page by patient ended with')
  return { leadTurn: Number(leadTurn), leadId, turn: Number(turn), id }
}
