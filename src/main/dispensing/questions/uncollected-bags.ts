import type { Output } from '../../../contract/index.ts'
import type { KeptCodes } from '../../../domain/kept-in.ts'
import { lastLegalDay } from '../../../domain/law.ts'
import type { Item, Prescription } from '../../../domain/prescription.ts'
import { bagOf, isOver, placedPortions, portionsHere, portionsToPutAway } from '../../../domain/supply.ts'
import { addDays, daysBetween, ukDate, type LocalDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { lastSeq } from '../../ledger/read.ts'
import { pastLastDayWithBag, toCollectSince, withBagToPutAway } from '../bag-list-store.ts'
import { bagsIn, careFor, whoAndWhere, type ItemInBags } from './bag-parts.ts'

type Answer = Output<'uncollected:page'>
type Row = Answer['rows'][number]

const most = 200
// Apart: from the time before it was said that a bag was put away there may be any number of them.
const mostOver = 100
// What is read: not every one of them is a row, as another item may lie in the bag or have waited shorter.
const mostRead = 2_000
const dayMs = 86_400_000

type RowOf = (p: Prescription, found: readonly ItemInBags[], why: Row['why'], days: number) => Row

const rowBy =
  (kept: KeptCodes): RowOf =>
  (p, found, why, days) => ({
    prescriptionId: p.id,
    patient: whoAndWhere(p).patient,
    itemNames: found.map(({ item }) => item.content.drug.name),
    bags: bagsIn(found),
    why,
    controlled: careFor(found, kept).controlled,
    days,
  })

// Its place is not confirmed any more once the day has passed: it is where it was last.
const endingItems = (p: Prescription, ended: (last: LocalDate) => boolean): readonly ItemInBags[] =>
  p.items
    .filter((item) => !isOver(p, item) && ended(lastLegalDay(p.content, item.schedule)))
    .map((item) => ({
      item,
      portions: portionsHere(item).filter((portion) => bagOf(portion) !== null),
    }))
    .filter(({ portions }) => portions.length > 0)

const overItems = (p: Prescription): readonly ItemInBags[] =>
  p.items.map((item) => ({ item, portions: portionsToPutAway(p, item) })).filter(({ portions }) => portions.length > 0)

// Out in full otherwise has no stamp of its own: what was made before it was is older still.
const overSince = (p: Prescription, found: readonly ItemInBags[], now: number): number =>
  Math.min(
    now,
    ...found.map(
      ({ item, portions }) => (item.closed ?? p.returned ?? p.sentBack)?.stamp.at ?? portions[0]?.assembled.at ?? now,
    ),
  )

const longItems = (p: Prescription, before: number): readonly ItemInBags[] =>
  p.items
    .map((item: Item) => ({
      item,
      portions: placedPortions(item).filter(({ placed }) => placed?.route === 'collect' && placed.at <= before),
    }))
    .filter(({ portions }) => portions.length > 0)

const oldest = (found: readonly ItemInBags[], now: number): number =>
  Math.min(now, ...found.flatMap(({ portions }) => portions.flatMap(({ placed }) => placed?.at ?? [])))

const byUrgency = (a: Row, b: Row): number =>
  Number(b.why === 'last-day-today') - Number(a.why === 'last-day-today') ||
  Number(b.controlled) - Number(a.controlled) ||
  b.days - a.days

/**
 * Bags that nobody came for: those on the last legal day of what is in them and past it, those of what is over until
 * somebody says that they were put away, and those that have been in their place for `afterDays` days. A bag that was looked at
 * and kept counts from then.
 */
export const uncollectedBags = (db: ReadDb, kept: KeptCodes, afterDays: number, now: number): Answer => {
  const rowOf = rowBy(kept)
  const today = ukDate(now)
  const expired = pastLastDayWithBag(db, addDays(today, 1), mostRead + 1)
  const past = expired.flatMap((p) => {
    const found = endingItems(p, (last) => last < today)
    const [last] = found.map(({ item }) => lastLegalDay(p.content, item.schedule)).toSorted()
    const ending = endingItems(p, (day) => day === today)
    return [
      ...(last === undefined ? [] : [rowOf(p, found, 'past-last-day', daysBetween(last, today))]),
      ...(ending.length === 0 ? [] : [rowOf(p, ending, 'last-day-today', 0)]),
    ]
  })
  const known = new Set(past.map(({ prescriptionId }) => prescriptionId))
  const before = now - afterDays * dayMs
  const waiting = toCollectSince(db, before, mostRead + 1)
  const long = waiting.flatMap((p) => {
    const found = known.has(p.id) ? [] : longItems(p, before)
    return found.length === 0 ? [] : [rowOf(p, found, 'waiting-long', daysBetween(ukDate(oldest(found, now)), today))]
  })
  const lying = withBagToPutAway(db, mostRead + 1)
  const over = lying.map((p) => {
    const found = overItems(p)
    return rowOf(p, found, 'over', daysBetween(ukDate(overSince(p, found, now)), today))
  })
  const uncollected = [...past, ...long].toSorted(byUrgency)
  const rows = [...uncollected.slice(0, most), ...over.toSorted(byUrgency).slice(0, mostOver)].toSorted(byUrgency)
  const more =
    uncollected.length > most ||
    over.length > mostOver ||
    [expired, lying, waiting].some(({ length }) => length > mostRead)
  return { asOf: lastSeq(db), afterDays, rows, more }
}
