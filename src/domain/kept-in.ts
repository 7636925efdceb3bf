import { isControlled } from './law.ts'
import type { Item, Place, Portion } from './prescription.ts'
import { portionsHere, portionsToPlace } from './supply.ts'

/** Where a medicine is kept until it leaves, by what the product file says of it. */
export type KeptIn = Extract<Place['kind'], 'cd-cabinet' | 'fridge'>

/** The drug codes of which a product file says that they are kept in safe custody (`locked`), or in a fridge or freezer (`cold`). */
export interface KeptCodes {
  readonly locked: ReadonlySet<string>
  readonly cold: ReadonlySet<string>
}

/** Where there is no product file. */
export const nothingKept: KeptCodes = { locked: new Set(), cold: new Set() }

/**
 * Where an item is kept, by what is prescribed and by what some portions hold, those here unless others are given: an item of a
 * paper prescription has no code, and another product may be supplied. Null where the product file says of no such place. The cabinet is the law's, and goes before the fridge.
 */
export const keptInOf = (
  item: Item,
  { locked, cold }: KeptCodes,
  portions: readonly Portion[] = portionsHere(item),
): KeptIn | null => {
  const held = portions.flatMap(({ lines }) => lines.map(({ product }) => product.code))
  const isOf = (codes: ReadonlySet<string>): boolean =>
    [item.content.drug.code, ...held].some((code) => code !== null && codes.has(code))
  if (isOf(locked)) return 'cd-cabinet'
  return isOf(cold) ? 'fridge' : null
}

/** Whether what is to be placed of an item would lie elsewhere than it is kept. What lay in such a place before was answered for then, and goes back to it. */
export const isElsewhere = (item: Item, keptIn: KeptIn | null, { kind }: Pick<Place, 'kind'>): boolean =>
  keptIn !== null &&
  keptIn !== kind &&
  portionsToPlace(item).some(({ placedAtEnd, lastPlace }) => (placedAtEnd ?? lastPlace)?.place.kind !== kind)

/** What whoever takes a bag has to see to, for one item in it: what is kept cold or locked stays so wherever it was put, and what a person put there is not doubted. */
export const careOf = (item: Pick<Item, 'schedule'>, keptIn: KeptIn | null, place: Place | null) => ({
  fridge: keptIn === 'fridge' || place?.kind === 'fridge',
  controlled: isControlled(item) || keptIn === 'cd-cabinet' || place?.kind === 'cd-cabinet',
})
