import type { Stop } from '../../wording/delivery.ts'

/** A bag on the run, and how it lay when it was scanned or ticked: see `placingsOf`. */
export interface OnRun {
  readonly bagId: string
  readonly placing: string
  /** Its label was scanned, and not only its line ticked. */
  readonly scanned?: boolean
}

/**
 * How each bag of some doors lies there now: its place, since when, and the version of every prescription in it. It is another
 * once the bag has left, were it back in the same place.
 */
export const placingsOf = (stops: readonly Stop[]): ReadonlyMap<string, string> => {
  const placings = new Map<string, string>()
  for (const { bags, parts } of stops)
    for (const { bagId, place, since } of bags) {
      const of = parts.filter((part) => part.bagIds.includes(bagId)).map(({ id, version }) => [id, version])
      placings.set(bagId, `${placings.get(bagId) ?? ''}${JSON.stringify([place.kind, place.label, since, of])}`)
    }
  return placings
}

/** Of the bags that were on the run: those that are still as they were then, and those that wait here but are not. */
export const stillOnRun = (
  stops: readonly Stop[],
  before: readonly OnRun[],
): { readonly same: readonly OnRun[]; readonly changed: readonly string[] } => {
  const placings = placingsOf(stops)
  return {
    same: before.filter(({ bagId, placing }) => placings.get(bagId) === placing),
    changed: before.flatMap(({ bagId, placing }) => {
      const now = placings.get(bagId)
      return now === undefined || now === placing ? [] : [bagId]
    }),
  }
}

/** The bags of both, each once, as it was put on last. */
export const bothOnRun = (kept: readonly OnRun[], since: readonly OnRun[]): readonly OnRun[] => [
  ...kept.filter(({ bagId }) => !since.some((one) => one.bagId === bagId)),
  ...since,
]
