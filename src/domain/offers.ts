import { entryFields } from './by-hand/entry-fields.ts'
import { answeredAlike, ownFacts } from './clinical-check/own-facts.ts'
import type { Command, CommandType } from './commands.ts'
import { decide } from './decide/index.ts'
import { nothingKept } from './kept-in.ts'
import { firstLegalDay, lastLegalDay } from './law.ts'
import type { Actor } from './people.ts'
import { chargeIsDue } from './payment.ts'
import type { Carriage, Collector, Item, Prescription, Route } from './prescription.ts'
import type { Refusal } from './refusals.ts'
import { portionsToLeave } from './supply.ts'
import { promiseNow } from './promise-now.ts'
import { addDays, type LocalDate } from './uk-date.ts'

/** A command that would be done now if its particulars were given, and the items it would be done on; none when it is of the whole. */
export interface Offer {
  readonly command: CommandType
  readonly itemIds: readonly string[]
}

const why = 'probe'
const probe: Actor = { id: 'probe', name: '', role: 'pharmacist' }
// Who is on duty changes without an event of the prescription: the refusal says what to do, and the button stays.
const onDuty = { responsiblePharmacist: 'present', workingAlone: null } as const

const collector: Collector = {
  kind: 'patient',
  name: null,
  address: null,
  saidAndMatched: true,
  identityAsked: true,
  identitySeen: false,
  notAskedWhy: null,
}
const free = { how: 'free', why: 'contraceptive' } as const

const incident = { category: 'other', what: why, harm: 'none', told: [], done: why, contributing: [] } as const

const courierOf = (item: Item): Carriage['courier'] =>
  portionsToLeave(item).some(({ placed, placedAtEnd }) => (placed ?? placedAtEnd)?.route === 'locker')
    ? 'locker'
    : 'own-driver'

const onItem = (p: Prescription, item: Item): readonly Command[] => {
  const itemId = item.content.id
  const itemIds = [itemId]
  const place = { kind: 'shelf', label: why } as const
  return [
    { type: 'assemble', itemId, lines: [], toSupply: null, owing: { reason: why, promisedOn: null } },
    { type: 'record-accuracy-check', itemIds, outcome: 'passed', selfCheckReason: why },
    {
      type: 'fail-accuracy-check',
      itemId,
      nearMiss: { category: 'other', what: why, contributing: [], lookAlike: null },
    },
    // Nothing of ours reached anybody before something was made.
    ...(item.portionsMade > 0 ? [{ type: 'report-incident', itemIds, incident } as const] : []),
    { type: 'place-bag', bagId: why, itemIds, place, route: p.preferredRoute },
    { type: 'announce-part', itemIds },
    { type: 'take-out-of-bag', itemIds, reason: why },
    {
      type: 'hand-out',
      itemIds,
      collector,
      payment: chargeIsDue(p, [item]) ? free : null,
      counselling: { answer: 'given', why: null },
    },
    {
      type: 'dispatch',
      itemIds,
      carriage: { courier: courierOf(item), courierName: null, trackingNumber: null },
      counselling: { answer: 'given', why: null },
      noLabel: why,
    },
    { type: 'record-delivery', itemIds, proof: null },
    { type: 'record-failed-delivery', itemIds, reason: why },
    { type: 'take-back', itemIds, reason: why },
    { type: 'hold', itemIds, reason: why },
    { type: 'release-hold', itemIds, note: null },
    { type: 'close-owing', itemId, reason: why },
    { type: 'mark-not-dispensed', itemIds, reasonCode: '0001', note: null },
    { type: 'cancel-by-prescriber', itemIds, note: null },
    { type: 'mark-claimed', itemIds },
  ]
}

const onEntry = ({ byHand }: Prescription): readonly Command[] => {
  if (!byHand) return []
  const { entry } = byHand
  const prescriber = { ...entry.prescriber, name: `${entry.prescriber.name} ${why}` }
  return [
    { type: 'check-entry', compared: entryFields(entry).map(({ field }) => field) },
    { type: 'correct-entry', entry: { ...entry, prescriber }, reason: why },
  ]
}

const onWhole = (p: Prescription): readonly Command[] => {
  const unknown = p.items
    .filter((item) => item.schedule === 'unknown')
    .map((item) => [item.content.id, 'none'] as const)
  const another: Route = p.preferredRoute === 'collect' ? 'deliver' : 'collect'
  return [
    ...onEntry(p),
    { type: 'choose-copy', which: 'held', reason: why },
    {
      type: 'record-clinical-check',
      outcome: 'passed',
      note: null,
      schedules: Object.fromEntries(unknown),
      facts: answeredAlike(ownFacts(p, {}), why),
      query: null,
      counsel: null,
    },
    { type: 'change-route', route: another },
    { type: 'promise', waiting: promiseNow(p).waitingSince === null, at: null },
    { type: 'rule-out-incident', reason: why },
    { type: 'record-death', note: null },
    { type: 'return-to-spine', reasonCode: '0002' },
  ]
}

// The day that the recorded events have it: offers move with events, like everything shown, not with the clock.
const dayOf = (p: Prescription, item: Item | undefined): LocalDate => {
  const first = firstLegalDay(p.content)
  if (!item || item.window === 'open') return first
  return item.window === 'before' ? addDays(first, -1) : addDays(lastLegalDay(p.content, item.schedule), 1)
}

// What is known to have gone out of date does not leave on the day that the events have it.
const leaveDayOf = (p: Prescription, item: Item): LocalDate => {
  const day = dayOf(p, item)
  const past = isLate(item) ? firstExpiry(item) : undefined
  return past === undefined || past < day ? day : addDays(past, 1)
}

const firstExpiry = (item: Item): LocalDate | undefined =>
  portionsToLeave(item)
    .flatMap(({ lines }) => lines.flatMap(({ expiry }) => expiry ?? []))
    .toSorted()[0]

// Nothing of it is in its place now.
const isLate = (item: Item): boolean => portionsToLeave(item).some(({ placed }) => placed === null)

const isLeaving = ({ type }: Command): boolean => type === 'hand-out' || type === 'dispatch'

const probeDay = (p: Prescription, command: Command, item: Item | undefined): LocalDate =>
  item && isLeaving(command) ? leaveDayOf(p, item) : dayOf(p, item)

// Every place fits: what keeps something elsewhere is asked with the place.
const probed = { ...onDuty, now: 0, actor: probe, keptCodes: nothingKept }

const isDone = (p: Prescription, command: Command, item?: Item, today = probeDay(p, command, item)): boolean =>
  decide(p, command, { ...probed, today }).ok

/** A command that would be refused on every item, and why on the first. */
export interface NotOffered {
  readonly command: CommandType
  readonly refusal: Refusal
}

/** What cannot be done now, and why: the other half of `offers`, asked of `decide` with the same particulars. */
export const notOffered = (p: Prescription): readonly NotOffered[] => {
  const offered = new Set(offers(p).map(({ command }) => command))
  const asked = [
    ...onWhole(p).map((command) => ({ command, item: undefined })),
    ...p.items.flatMap((item) => onItem(p, item).map((command) => ({ command, item }))),
  ].filter(({ command }) => !offered.has(command.type))
  return [...Map.groupBy(asked, ({ command }) => command.type)].flatMap(([command, probes]) =>
    probes
      .map((one) => decide(p, one.command, { ...probed, today: probeDay(p, one.command, one.item) }))
      .flatMap((result) => (result.ok ? [] : [{ command, refusal: result.refusal }]))
      .slice(0, 1),
  )
}

/**
 * What can be done now, in the order of the work, found by asking `decide` itself so that a button never promises what would be
 * refused. Permission is left out: ask `may` for the person who looks. Corrections hang on acts: ask `correctableKind`.
 */
export const offers = (p: Prescription): readonly Offer[] => {
  const whole = onWhole(p).filter((command) => isDone(p, command))
  return [
    ...whole.map((command) => ({ command: command.type, itemIds: [] })),
    ...offersOn(p.items, (item) => onItem(p, item).filter((command) => isDone(p, command, item))),
  ]
}

const offersOn = (items: readonly Item[], done: (item: Item) => readonly Command[]): readonly Offer[] => {
  const all = items.flatMap((item) => done(item).map((command) => ({ command: command.type, itemId: item.content.id })))
  return [...Map.groupBy(all, ({ command }) => command)].map(([command, named]) => ({
    command,
    itemIds: named.map(({ itemId }) => itemId),
  }))
}

const lastDayOf = (p: Prescription, item: Item): LocalDate => {
  const last = lastLegalDay(p.content, item.schedule)
  const expiry = firstExpiry(item) ?? last
  return expiry < last ? expiry : last
}

/** What may have left within its legal days and in date although that has ended since: to be entered late, and in no other way. */
export const lateOffers = (p: Prescription): readonly Offer[] =>
  offersOn(p.items.filter(isLate), (item) =>
    onItem(p, item)
      .filter(isLeaving)
      .filter((command) => isDone(p, command, item, lastDayOf(p, item))),
  )
