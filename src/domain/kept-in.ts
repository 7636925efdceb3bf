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

// An item of a paper prescription has no code, and another product may be supplied.
const isOf = (codes: ReadonlySet<string>, item: Item, portions: readonly Portion[]): boolean =>
  [item.content.drug.code, ...portions.flatMap(({ lines }) => lines.map(({ product }) => product.code))].some(
    (code) => code !== null && codes.has(code),
  )

/**
 * Where an item is to be placed, by what is prescribed and by what the portions here hold. Null where the product file says of no
 * such place. The cabinet is the law's, and goes before the fridge.
 */
export const keptInOf = (item: Item, { locked, cold }: KeptCodes): KeptIn | null => {
  const here = portionsHere(item)
  if (isOf(locked, item, here)) return 'cd-cabinet'
  return isOf(cold, item, here) ? 'fridge' : null
}

/** Whether what is to be placed of an item would lie elsewhere than it is kept. What lay in such a place before was answered for then, and goes back to it. */
export const isElsewhere = (item: Item, keptIn: KeptIn | null, { kind }: Pick<Place, 'kind'>): boolean =>
  keptIn !== null &&
  keptIn !== kind &&
  portionsToPlace(item).some(({ placedAtEnd, lastPlace }) => (placedAtEnd ?? lastPlace)?.place.kind !== kind)

/** What whoever takes a bag has to see to: what is to be kept cold, and what is a controlled drug or locked away like one. Both can be so. */
export interface Care {
  readonly fridge: boolean
  readonly controlled: boolean
}

/** What an item asks for wherever it lies, by what is prescribed and by what some portions hold: those here unless others are given. */
export const careOf = (
  item: Item,
  { locked, cold }: KeptCodes,
  portions: readonly Portion[] = portionsHere(item),
): Care => ({
  fridge: isOf(cold, item, portions),
  controlled: isControlled(item) || isOf(locked, item, portions),
})

/** The same in its place: what is kept cold or locked stays so wherever it was put, and what a person put there is not doubted. */
export const careIn = (care: Care | undefined, place: Place | null): Care => ({
  fridge: care?.fridge === true || place?.kind === 'fridge',
  controlled: care?.controlled === true || place?.kind === 'cd-cabinet',
})
