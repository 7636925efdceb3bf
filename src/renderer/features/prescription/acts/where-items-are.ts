import type { Item, Portion, Prescription } from '../../../../domain/prescription.ts'
import { isOpen, leftToAssemble, placedPortions, portionsHere, underWay } from '../../../../domain/supply.ts'
import { dateWords } from '../../../wording/numbers-and-dates.ts'
import { placeWords, routeWords } from '../../../wording/places.ts'
import type { Detail } from '../detail.ts'
import type { Other } from '../use-others.ts'

/** An item that an act is not done on, and where it is. */
export interface ItemElsewhere {
  readonly key: string
  readonly name: string
  readonly words: string
}

const bagWords = ({ placed, lastPlace }: Portion): string | null => {
  const at = placed ?? lastPlace
  return at === null ? null : `${placeWords(at.place)}, bag ${at.bagId}`
}

const bagged = (item: Item): string => {
  const bags = [...new Set(portionsHere(item).flatMap((portion) => bagWords(portion) ?? []))]
  return bags.length === 0 ? '' : ` (${bags.join('; ')})`
}

// Where an open item of a patient is and what it waits for, in words.
const whereItemIs = (p: Prescription, item: Item, opened: ReadonlySet<string>): string => {
  if (item.window === 'after') return `past its last legal day, not to be handed out${bagged(item)}`
  if (item.window === 'before') return 'not before its first legal day'
  if (item.hold) return `on hold: ${item.hold.reason}${bagged(item)}`
  if (p.clinicalCheck?.outcome !== 'passed') return `waits for the pharmacist’s clinical check${bagged(item)}`
  if (underWay(item).length > 0) return 'out for delivery'
  const [placed] = placedPortions(item)
  if (placed?.placed && opened.has(placed.placed.bagId))
    return `in the same bag: take it out, it stays here (${bagWords(placed) ?? ''})`
  if (placed?.placed) return `${routeWords[placed.placed.route]}: ${bagWords(placed) ?? ''}`
  if (leftToAssemble(item) > 0) return 'to be assembled'
  const here = portionsHere(item)
  if (here.some((portion) => portion.accuracy === null)) return 'assembled, waits for the accuracy check'
  if (here.length > 0) return `checked, to be bagged and placed${bagged(item)}`
  if (item.owing === null) return 'open'
  const promised = item.owing.promisedOn === null ? '' : `, promised for ${dateWords(item.owing.promisedOn)}`
  return `owed: ${item.owing.reason}${promised}`
}

// What is given out lies in these, whatever else does.
const bagsOpened = (going: readonly Other[]): ReadonlySet<string> =>
  new Set(
    going.flatMap(({ detail, itemIds }) =>
      detail.prescription.items
        .filter(({ content }) => itemIds.includes(content.id))
        .flatMap((item) => placedPortions(item).flatMap(({ placed }) => placed?.bagId ?? [])),
    ),
  )

const notAmong = (
  all: readonly Detail[],
  going: readonly Other[],
  opened: ReadonlySet<string>,
): readonly ItemElsewhere[] =>
  all.flatMap(({ prescription: p }) => {
    const goes = going.find(({ detail }) => detail.prescription.id === p.id)?.itemIds ?? []
    return p.items
      .filter((item) => isOpen(item) && !goes.includes(item.content.id))
      .map((item) => ({
        key: `${p.id} ${item.content.id}`,
        name: item.content.drug.name,
        words: whereItemIs(p, item, opened),
      }))
  })

/** The open items of all these prescriptions that do not go along, and where each is. */
export const itemsElsewhere = (all: readonly Detail[], going: readonly Other[]): readonly ItemElsewhere[] =>
  notAmong(all, going, bagsOpened(going))

/** The open items of the prescriptions that a bag is filled from that do not go into it, and where each is or what it waits for. */
export const itemsNotBagged = (bagged: readonly Other[]): readonly ItemElsewhere[] =>
  notAmong(
    bagged.map(({ detail }) => detail),
    bagged,
    new Set(),
  )
