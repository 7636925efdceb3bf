import type { Output } from '../../../contract/index.ts'
import { isOfASchedule } from '../../../domain/decide/leaving.ts'
import { careIn, careOf, type Care, type KeptCodes } from '../../../domain/kept-in.ts'
import type { Item, Portion, Prescription } from '../../../domain/prescription.ts'
import { bagOf } from '../../../domain/supply.ts'
import { productsIn } from '../claim-rows.ts'

type Run = Output<'delivery:run'>

type ListedBag = Output<'uncollected:page'>['rows'][number]['bags'][number]

type CarriedBag = Run['stops'][number]['bags'][number]

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

const byBag = (found: readonly ItemInBags[]) =>
  Map.groupBy(
    found.flatMap(({ item, portions }) =>
      portions.flatMap((portion) => {
        const at = bagOf(portion)
        return at === null ? [] : [{ item, portion, at }]
      }),
    ),
    ({ at }) => at.bagId,
  )

const listed = (
  inside: readonly { readonly portion: Portion; readonly at: NonNullable<Portion['lastPlace']> }[],
): ListedBag[] => {
  const last = inside.at(-1)?.at
  const placedAt = inside.flatMap(({ portion }) => portion.placed?.at ?? [])
  const since = placedAt.length === 0 ? null : Math.min(...placedAt)
  return last === undefined ? [] : [{ bagId: last.bagId, place: { ...last.place }, since }]
}

/** The bags that some portions lie in, or lay in last, each once. */
export const bagsIn = (found: readonly ItemInBags[]): ListedBag[] => [...byBag(found).values()].flatMap(listed)

/** What any of some portions asks for, in the bag it lies in or lay in last. */
export const careFor = (found: readonly ItemInBags[], kept: KeptCodes): Care => {
  const care = found.flatMap(({ item, portions }) =>
    portions.map((portion) => careIn(careOf(item, kept, [portion]), bagOf(portion)?.place ?? null)),
  )
  return { fridge: care.some(({ fridge }) => fridge), controlled: care.some(({ controlled }) => controlled) }
}

/** The bags for whoever carries them: with what any item in each asks for. */
export const bagsToCarry = (found: readonly ItemInBags[], kept: KeptCodes): CarriedBag[] =>
  [...byBag(found).values()].flatMap((inside) => {
    const care = careFor(
      inside.map(({ item, portion }) => ({ item, portions: [portion] })),
      kept,
    )
    return listed(inside).map((bag) => ({ ...bag, ...care }))
  })

const contentsOf = (found: readonly ItemInBags[]): Run['stops'][number]['parts'][number]['contents'] =>
  found.flatMap(({ item, portions }) => productsIn(item, portions))

/** The part of a prescription that a line is about. */
export const partOf = (p: Prescription, found: readonly ItemInBags[]) => ({
  id: p.id,
  version: p.version,
  itemIds: found.map(({ item }) => item.content.id),
  itemNames: found.map(({ item }) => item.content.drug.name),
  ofASchedule: found.some(({ item }) => isOfASchedule(item)),
  contents: contentsOf(found),
  bagIds: bagsIn(found).map(({ bagId }) => bagId),
  counsel: p.clinicalCheck?.counsel ?? null,
})
