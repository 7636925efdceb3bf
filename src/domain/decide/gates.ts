import type { EventBody, PortionRef, Windows } from '../events.ts'
import { firstLegalDay, lastLegalDay, legalWindow } from '../law.ts'
import type { PrescriptionContent, Schedule } from '../prescription-content.ts'
import type { Item, Portion, Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { isOpen, ofDepartures, outPortions, placedPortions, underWay } from '../supply.ts'
import type { LocalDate } from '../uk-date.ts'
import { refuse, type Decision } from './decision.ts'

type ItemQuestion = (item: Item) => Refusal | undefined

// Each once, in the prescription's order.
const itemsNamed = (p: Prescription, itemIds: readonly string[]): readonly Item[] =>
  p.items.filter((item) => itemIds.includes(item.content.id))

const namingRefusal = (p: Prescription, itemIds: readonly string[]): Refusal | undefined => {
  if (itemIds.length === 0) return { code: 'no-items-named' }
  const unknown = itemIds.find((id) => p.items.every((item) => item.content.id !== id))
  return unknown === undefined ? undefined : { code: 'item-not-found', itemId: unknown }
}

/** Answers with `then` for the named items, unless none is named, one is not there, or a question refuses one; item by item. */
export const forItems = (
  p: Prescription,
  itemIds: readonly string[],
  questions: readonly ItemQuestion[],
  then: (items: readonly Item[]) => Decision,
): Decision => {
  const naming = namingRefusal(p, itemIds)
  if (naming) return refuse(naming)
  const items = itemsNamed(p, itemIds)
  for (const item of items)
    for (const question of questions) {
      const refusal = question(item)
      if (refusal) return refuse(refusal)
    }
  return then(items)
}

/** Refuses a closed item. */
export const notClosed: ItemQuestion = (item) =>
  item.closed ? { code: 'item-closed', itemId: item.content.id } : undefined

/** Refuses an item on hold. */
export const notHeld: ItemQuestion = (item) => (item.hold ? { code: 'item-held', itemId: item.content.id } : undefined)

/** Refuses an item of which everything is out. */
export const notSupplied: ItemQuestion = (item) =>
  item.closed === null && !isOpen(item) ? { code: 'already-out', itemId: item.content.id } : undefined

/** Refuses an item whose schedule nobody has answered: its legal days, its collector and its duty gate hang on it. */
export const scheduleKnown: ItemQuestion = ({ schedule, content }) =>
  schedule === 'unknown' ? { code: 'schedule-unanswered', itemIds: [content.id] } : undefined

/** Refuses an item of which nothing is in its place. */
export const isPlaced: ItemQuestion = (item) =>
  placedPortions(item).length > 0 ? undefined : { code: 'not-placed', itemId: item.content.id }

/** Refuses an item of which a courier has nothing, or nothing of the named departures. */
export const isUnderWay =
  (departures: readonly string[] | undefined): ItemQuestion =>
  (item) => {
    if (ofDepartures(underWay(item), departures).length > 0) return undefined
    const delivered = ofDepartures(outPortions(item), departures).some((portion) => portion.out?.delivered)
    return { code: delivered ? 'already-delivered' : 'not-out-for-delivery', itemId: item.content.id }
  }

/** Refuses outside the legal days of the item, asked of the law itself for today. */
export const withinLegalDays =
  (p: Prescription, today: LocalDate): ItemQuestion =>
  (item) => {
    const itemId = item.content.id
    switch (legalWindow(p.content, item.schedule, today)) {
      case 'before':
        return { code: 'too-early', itemId, firstDay: firstLegalDay(p.content) }
      case 'after':
        return { code: 'too-late', itemId, lastDay: lastLegalDay(p.content, item.schedule) }
      case 'open':
        return undefined
    }
  }

/** The last usable day of what is past it in a portion, as far as its packs say. */
export const expiredOn = (portion: Portion, today: LocalDate): LocalDate | undefined =>
  portion.lines.find(({ expiry }) => expiry !== null && expiry < today)?.expiry ?? undefined

/** Refuses an item of which a portion that is meant went out of date since it was made. */
export const inDate =
  (today: LocalDate, meant: (item: Item) => readonly Portion[]): ItemQuestion =>
  (item) => {
    const expiry = meant(item)
      .map((portion) => expiredOn(portion, today))
      .find((day) => day !== undefined)
    return expiry === undefined ? undefined : { code: 'product-expired', itemId: item.content.id, expiry }
  }

/** Refuses without a passed clinical check; of an order without a signature, also where that check was not asked about it. */
export const checkNotPassed = ({ clinicalCheck, source }: Prescription): Refusal | undefined => {
  if (clinicalCheck?.outcome !== 'passed')
    return { code: clinicalCheck?.outcome === 'refused' ? 'clinical-check-refused' : 'clinical-check-missing' }
  // Passed before the question was asked here.
  return source.signed || clinicalCheck.unsignedAnswered
    ? undefined
    : { code: 'fact-unanswered', kind: 'unsigned', itemId: null }
}

/** Names portions for an event. */
export const portionRefs = (
  items: readonly Item[],
  portionsOf: (item: Item) => readonly Portion[],
): readonly PortionRef[] =>
  items.flatMap((item) => portionsOf(item).map((portion) => ({ itemId: item.content.id, portionId: portion.id })))

/** Where today stands against the legal days of every item of a message; an answer counts only where the message does not know. */
export const windowsOf = (
  content: PrescriptionContent,
  today: LocalDate,
  answered: (itemId: string) => Schedule | undefined = () => undefined,
): Windows =>
  Object.fromEntries(
    content.items.map(({ id, schedule }) => [
      id,
      legalWindow(content, schedule === 'unknown' ? (answered(id) ?? schedule) : schedule, today),
    ]),
  )

/** The events by which open items enter or leave their legal days today; a day before the first never takes back an opening. */
export const windowEvents = (
  p: Prescription,
  items: readonly Item[],
  today: LocalDate,
  scheduleOf: (item: Item) => Schedule = (item) => item.schedule,
): readonly EventBody[] => {
  const entering = (window: Item['window']): readonly string[] =>
    items
      .filter((item) => isOpen(item) && item.window !== window)
      .filter((item) => legalWindow(p.content, scheduleOf(item), today) === window)
      .map((item) => item.content.id)
  const opened = entering('open')
  const ended = entering('after')
  return [
    ...(opened.length > 0 ? [{ type: 'window-opened' as const, itemIds: opened }] : []),
    ...(ended.length > 0 ? [{ type: 'window-ended' as const, itemIds: ended }] : []),
  ]
}
