import type { Mistake } from '../clinical-check/check-fact.ts'
import type { NumberedEvent, PortionRef } from '../events.ts'
import type { ItemContent } from '../prescription-content.ts'
import type { Item, Portion, Prescription, Stamp } from '../prescription.ts'
import { parseHundredths } from '../quantity.ts'

/** Who, when and in which event. */
export const stampOf = (event: NumberedEvent): Stamp => ({
  eventId: event.eventId,
  version: event.version,
  at: event.happenedAt,
  by: event.actor,
})

/** An item nothing has been done to; `decide` has made sure that its quantity can be read. */
export const freshItem = (content: ItemContent, window: Item['window'], stamp: Stamp): Item => ({
  content,
  suppliedUnder: null,
  schedule: content.schedule,
  toSupply: parseHundredths(content.quantity.value) ?? 0,
  toSupplyReason: null,
  portions: [],
  portionsMade: 0,
  broughtBack: [],
  setAside: [],
  beforeAssemblies: [],
  labels: [],
  owing: null,
  owedAgain: [],
  hold: null,
  window,
  closed: content.cancelled ? { stamp, why: 'cancelled-on-arrival', reasonCode: null, note: null } : null,
  announcedAlone: false,
  toldOther: false,
  claimed: null,
})

/** The prescription with a mistake on its record. */
export const withMistake = (p: Prescription, event: NumberedEvent, mistake: Omit<Mistake, 'stamp'>): Prescription => ({
  ...p,
  mistakes: [...p.mistakes, { stamp: stampOf(event), ...mistake }],
})

/** The prescription with the named items changed. */
export const changeItems = (
  p: Prescription,
  itemIds: readonly string[],
  change: (item: Item) => Item,
): Prescription => ({
  ...p,
  items: p.items.map((item) => (itemIds.includes(item.content.id) ? change(item) : item)),
})

const isNamed = (refs: readonly PortionRef[], item: Item, portion: Portion): boolean =>
  refs.some((ref) => ref.itemId === item.content.id && ref.portionId === portion.id)

const forgetAnnouncement = (item: Item): Item =>
  item.announcedAlone && item.portions.every((portion) => portion.placed === null)
    ? { ...item, announcedAlone: false }
    : item

/** The item with some portions changed, or removed where `change` gives undefined. */
export const changePortionsOf = (item: Item, change: (portion: Portion) => Portion | undefined): Item =>
  forgetAnnouncement({ ...item, portions: item.portions.map(change).filter((portion) => portion !== undefined) })

/** The prescription with the named portions changed, or removed where `change` gives undefined. */
export const changePortions = (
  p: Prescription,
  refs: readonly PortionRef[],
  change: (portion: Portion) => Portion | undefined,
): Prescription => ({
  ...p,
  items: p.items.map((item) =>
    refs.some((ref) => ref.itemId === item.content.id)
      ? changePortionsOf(item, (portion) => (isNamed(refs, item, portion) ? change(portion) : portion))
      : item,
  ),
})

/** The portion no longer confirmed in its place, which is remembered. */
export const unplaced = (portion: Portion): Portion =>
  portion.placed === null
    ? { ...portion, placedAtEnd: null }
    : {
        ...portion,
        placed: null,
        lastPlace: { bagId: portion.placed.bagId, place: portion.placed.place },
        placedAtEnd: null,
      }

/** The item with nothing of it confirmed in its place. */
export const unplacedItem = (item: Item): Item => changePortionsOf(item, unplaced)

/** The portion that may not leave any more, no longer confirmed in its place: how it lay there until then stays known. */
export const ended = (portion: Portion): Portion => ({
  ...unplaced(portion),
  placedAtEnd: portion.placed ?? portion.placedAtEnd,
})

/** The item after its legal days: nothing of it is confirmed in its place. */
export const pastItsDays = (item: Item): Item => ({ ...changePortionsOf(item, ended), window: 'after' })

/** The item within its legal days; where they had ended, what lay in its place until then is to be placed again. */
export const withinItsDays = (item: Item): Item =>
  item.window === 'open'
    ? item
    : { ...item, window: 'open', portions: item.portions.map((portion) => ({ ...portion, placedAtEnd: null })) }

/** The prescription with nothing confirmed in its place. */
export const withNothingPlaced = (p: Prescription): Prescription => ({ ...p, items: p.items.map(unplacedItem) })

/** The prescription without those of the named portions that were set aside: their bag was put away. */
export const withoutSetAside = (p: Prescription, away: readonly PortionRef[]): Prescription => ({
  ...p,
  items: p.items.map((item) => ({
    ...item,
    setAside: item.setAside.filter((portion) => !isNamed(away, item, portion)),
  })),
})
