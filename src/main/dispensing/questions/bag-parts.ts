import type { Output } from '../../../contract/index.ts'
import { isControlled } from '../../../domain/law.ts'
import type { Item, Portion, Prescription } from '../../../domain/prescription.ts'
import { bagOf } from '../../../domain/supply.ts'
import { productsIn } from '../claim-rows.ts'

type Run = Output<'delivery:run'>

/** One bag of a list. */
export type ListedBag = Run['stops'][number]['bags'][number]

/** An item and the portions of it that a line is about. */
export interface ItemInBags {
  readonly item: Item
  readonly portions: readonly Portion[]
}

/** Who and where, as a line gives them. */
export const whoAndWhere = ({ content: { patient } }: Prescription) => ({
  patient: {
    family: patient.family,
    given: [...patient.given],
    birthDate: patient.birthDate,
    nhsNumber: patient.nhsNumber,
  },
  address: { lines: [...patient.address.lines], postcode: patient.address.postcode },
})

/** The bags that some portions lie in, or lay in last, each once. */
export const bagsIn = (found: readonly ItemInBags[]): ListedBag[] => {
  const bags = new Map<string, ListedBag>()
  for (const { item, portions } of found)
    for (const portion of portions) {
      const { placed } = portion
      const at = bagOf(portion)
      if (at === null) continue
      const before = bags.get(at.bagId)
      bags.set(at.bagId, {
        bagId: at.bagId,
        place: { ...at.place },
        since: placed === null ? (before?.since ?? null) : Math.min(placed.at, before?.since ?? placed.at),
        fridge: at.place.kind === 'fridge',
        controlled: isControlled(item) || (before?.controlled ?? false),
      })
    }
  return [...bags.values()]
}

const contentsOf = (found: readonly ItemInBags[]): Run['stops'][number]['parts'][number]['contents'] =>
  found.flatMap(({ item, portions }) => productsIn(item, portions))

/** The part of a prescription that a line is about. */
export const partOf = (p: Prescription, found: readonly ItemInBags[]) => ({
  id: p.id,
  version: p.version,
  itemIds: found.map(({ item }) => item.content.id),
  itemNames: found.map(({ item }) => item.content.drug.name),
  contents: contentsOf(found),
  bagIds: bagsIn(found).map(({ bagId }) => bagId),
  counsel: p.clinicalCheck?.counsel ?? null,
})
