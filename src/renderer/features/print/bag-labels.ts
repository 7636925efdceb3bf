import { careIn } from '../../../domain/kept-in.ts'
import { bagLabel } from '../../../domain/scan/bag-label.ts'
import { nextBagId } from '../../../domain/scan/next-bag-id.ts'
import { bagsUsed } from '../../../domain/scan/proposed-bag-id.ts'
import type { Item, Place, Route } from '../../../domain/prescription.ts'
import { placedPortions, portionsHere } from '../../../domain/supply.ts'
import type { LocalDate } from '../../../domain/uk-date.ts'
import type { Output } from '../../../contract/index.ts'

/** One bag as its label says it: in its place already, or the next one, whose place is null. */
export interface Bag {
  readonly bagId: string
  /** The text of its barcode; null for a label somebody made up, which no scanner is promised to read. */
  readonly code: string | null
  readonly place: Place | null
  readonly route: Route
  readonly items: number
  readonly fridge: boolean
  readonly controlled: boolean
  /** The last day on which all of it may be handed out. */
  readonly lastDay: LocalDate | null
}

/** What bags are read from. */
export type BagSource = Pick<Output<'prescription:detail'>, 'prescription' | 'acts' | 'lastLegalDays' | 'care'>

const contents = (
  { lastLegalDays, care: asked }: BagSource,
  items: readonly Item[],
  place: Place | null,
): Pick<Bag, 'items' | 'fridge' | 'controlled' | 'lastDay'> => {
  const care = items.map((item) => careIn(asked[item.content.id], place))
  return {
    items: items.length,
    fridge: care.some(({ fridge }) => fridge),
    controlled: care.some(({ controlled }) => controlled),
    lastDay: items.flatMap((item) => lastLegalDays[item.content.id] ?? []).sort()[0] ?? null,
  }
}

const placedBags = (source: BagSource): readonly Bag[] => {
  const placed = source.prescription.items.flatMap((item) =>
    placedPortions(item).flatMap((portion) => (portion.placed === null ? [] : [{ item, at: portion.placed }])),
  )
  return [...Map.groupBy(placed, ({ at }) => at.bagId)].flatMap(([bagId, inside]) => {
    const at = inside[0]?.at
    if (at === undefined) return []
    const items = [...new Set(inside.map(({ item }) => item))]
    const { place, route } = at
    return { bagId, code: bagLabel(bagId) ?? null, place, route, ...contents(source, items, place) }
  })
}

// Printed before the bag is placed, so that scanning the label is what places it.
const nextBag = (source: BagSource): readonly Bag[] => {
  const { id, items, preferredRoute } = source.prescription
  const checked = items.filter((item) =>
    portionsHere(item).some((portion) => portion.accuracy !== null && portion.placed === null),
  )
  if (checked.length === 0) return []
  const bagId = nextBagId(id, items, bagsUsed(source.acts))
  const code = bagLabel(bagId) ?? null
  return [{ bagId, code, place: null, route: preferredRoute, ...contents(source, checked, null) }]
}

/** The bags of a prescription: those in their places, and the next one where something checked waits for it. */
export const bagsOf = (source: BagSource): readonly Bag[] => [...placedBags(source), ...nextBag(source)]
