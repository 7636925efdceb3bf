import type { Output } from '../../../contract/index.ts'
import { portionsHere } from '../../../domain/supply.ts'
import type { ReadDb } from '../../database/query.ts'
import { withBagHere } from '../bag-list-store.ts'

type Known = Output<'places:known'>['places'][number]

// More than any pharmacy has bags waiting.
const mostRead = 4_000

/** The places in which bags wait now, each once whatever its capitals, by kind and name. */
export const knownPlaces = (db: ReadDb): Known[] => {
  const places = withBagHere(db, mostRead).flatMap((p) =>
    p.items.flatMap((item) => portionsHere(item).flatMap(({ placed }) => (placed === null ? [] : [placed.place]))),
  )
  const byName = new Map(places.map(({ kind, label }) => [`${kind} ${label.trim().toUpperCase()}`, { kind, label }]))
  return [...byName].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([, place]) => place)
}
