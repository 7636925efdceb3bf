/** What each person had in hand last, so that whoever unlocks goes on there, and never where another was. */
export interface WhereEachWas {
  readonly note: (personId: string, inHand: string | null) => void
  /** What somebody goes on with, and whether the screen showed another prescription last: to somebody else. */
  readonly of: (personId: string) => { readonly inHand: string | null; readonly isElsewhere: boolean }
}

/** Begins with nobody having been anywhere. */
export const createWhereEachWas = (): WhereEachWas => {
  const places = new Map<string, string | null>()
  let last: { readonly personId: string; readonly inHand: string | null } | null = null
  return {
    note: (personId, inHand) => {
      places.set(personId, inHand)
      last = { personId, inHand }
    },
    of: (personId) => {
      const inHand = places.get(personId) ?? null
      const shown = last?.personId === personId ? null : (last?.inHand ?? null)
      return { inHand, isElsewhere: inHand !== null && shown !== null && shown !== inHand }
    },
  }
}
