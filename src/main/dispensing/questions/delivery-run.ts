import type { Output } from '../../../contract/index.ts'
import type { KeptCodes } from '../../../domain/kept-in.ts'
import type { Departure, Prescription } from '../../../domain/prescription.ts'
import { familyKey } from '../../../domain/same-person.ts'
import { placedPortions, underWay } from '../../../domain/supply.ts'
import type { ReadDb } from '../../database/query.ts'
import { lastSeq } from '../../ledger/read.ts'
import { toSend, withCourier } from '../bag-list-store.ts'
import type { Look } from './queue-row.ts'
import { lookAlikes } from './similar-names.ts'
import { bagsToCarry, partOf, whoAndWhere, type ItemInBags } from './bag-parts.ts'

type Answer = Output<'delivery:run'>
type StopTold = Answer['stops'][number]
type RunTold = Answer['runs'][number]
// Who could be taken for whom is looked up once for all doors.
type Stop = Omit<StopTold, 'similar'>
type Run = Omit<RunTold, 'stops'> & { readonly stops: Omit<RunTold['stops'][number], 'similar'>[] }

const most = 200

const byDoor = (a: Pick<Stop, 'address' | 'patient'>, b: Pick<Stop, 'address' | 'patient'>): number => {
  const text = ({ address, patient }: typeof a): string =>
    [address.postcode ?? '~', ...address.lines.toReversed(), patient.family, ...patient.given].join('\n')
  return text(a).localeCompare(text(b), 'en-GB', { numeric: true })
}

// A number typed from paper can be somebody else's: two people of one house who share it are two doors.
const doorOf = ({ patient, address }: Pick<Stop, 'patient' | 'address'>): string =>
  JSON.stringify([patient.nhsNumber, familyKey(patient.family), patient.birthDate, address])

// Two prescriptions of one door may lie in one bag: it asks for what either does.
const eachOnce = (bags: Stop['bags']): Stop['bags'] =>
  [...Map.groupBy(bags, ({ bagId }) => bagId).values()].flatMap((same) => {
    const last = same.at(-1)
    if (last === undefined) return []
    return [{ ...last, fridge: same.some(({ fridge }) => fridge), controlled: same.some((bag) => bag.controlled) }]
  })

const routes = ['deliver', 'post', 'locker'] as const

const itemsToSend = (p: Prescription, route: Stop['route']): readonly ItemInBags[] =>
  p.items
    .map((item) => ({ item, portions: placedPortions(item).filter(({ placed }) => placed?.route === route) }))
    .filter(({ portions }) => portions.length > 0)

const stops = (prescriptions: readonly Prescription[], kept: KeptCodes): Stop[] => {
  const doors = new Map<string, Stop>()
  for (const [p, route] of prescriptions.flatMap((one) => routes.map((route) => [one, route] as const))) {
    const found = itemsToSend(p, route)
    if (found.length === 0) continue
    const { patient, address } = whoAndWhere(p)
    const key = JSON.stringify([doorOf({ patient, address }), route])
    const before = doors.get(key)
    doors.set(key, {
      patient,
      address,
      route,
      bags: eachOnce([...(before?.bags ?? []), ...bagsToCarry(found, kept)]),
      parts: [...(before?.parts ?? []), partOf(p, found)],
    })
  }
  return [...doors.values()].toSorted(byDoor)
}

// What left in one act left at one instant, with one courier.
const runKey = ({ stamp, carriage }: Departure): string =>
  JSON.stringify([stamp.at, stamp.by.id, carriage?.courier, carriage?.courierName, carriage?.trackingNumber])

const departuresOf = (
  p: Prescription,
): ReadonlyMap<string, { readonly out: Departure; readonly found: ItemInBags[] }> => {
  const departures = new Map<string, { readonly out: Departure; readonly found: ItemInBags[] }>()
  for (const item of p.items)
    for (const [key, portions] of Map.groupBy(underWay(item), ({ out }) => (out === null ? '' : runKey(out)))) {
      const out = portions[0]?.out
      if (!out) continue
      const before = departures.get(key)?.found ?? []
      departures.set(key, { out, found: [...before, { item, portions }] })
    }
  return departures
}

const eventsOf = (found: readonly ItemInBags[]): string[] => [
  ...new Set(found.flatMap(({ portions }) => portions.flatMap(({ out }) => out?.stamp.eventId ?? []))),
]

const runs = (prescriptions: readonly Prescription[], kept: KeptCodes): Run[] => {
  const found = new Map<string, Run>()
  for (const p of prescriptions)
    for (const [key, { out, found: items }] of departuresOf(p)) {
      const before = found.get(key)
      const who = whoAndWhere(p)
      const failed = items.flatMap(({ portions }) => portions.flatMap((portion) => portion.out?.failed?.reason ?? []))
      const beside = before?.stops.find((stop) => doorOf(stop) === doorOf(who))
      const part = { ...partOf(p, items), bagIds: [], departures: eventsOf(items) }
      const stop = {
        ...who,
        parts: [...(beside?.parts ?? []), part],
        bags: eachOnce([...(beside?.bags ?? []), ...bagsToCarry(items, kept)]),
        failed: failed.at(-1) ?? beside?.failed ?? null,
      }
      found.set(key, {
        key,
        at: out.stamp.at,
        courier: out.carriage?.courier ?? 'other',
        courierName: out.carriage?.courierName ?? null,
        trackingNumber: out.carriage?.trackingNumber ?? null,
        stops: [...(before?.stops ?? []).filter((one) => one !== beside), stop].toSorted(byDoor),
      })
    }
  return [...found.values()].toSorted((a, b) => b.at - a.at)
}

/** The bags that wait to be sent out, door by door in the order of their addresses, and what couriers have, on this UK day. */
export const deliveryRun = (db: ReadDb, { near, today, keptCodes }: Look): Answer => {
  const waiting = toSend(db, most + 1)
  const away = withCourier(db, most + 1)
  const doors = stops(waiting.slice(0, most), keptCodes())
  const out = runs(away.slice(0, most), keptCodes())
  const named = ({ patient }: Pick<Stop, 'patient'>) => ({ ...patient, given: patient.given.join(' ') })
  const alike = lookAlikes(db, near, [...doors, ...out.flatMap((run) => run.stops)].map(named), today)
  const told = <D extends Pick<Stop, 'patient'>>(door: D) => ({ ...door, similar: alike.of(named(door)) })
  return {
    asOf: lastSeq(db),
    stops: doors.map(told),
    runs: out.map((run) => ({ ...run, stops: run.stops.map(told) })),
    more: waiting.length > most || away.length > most,
  }
}
