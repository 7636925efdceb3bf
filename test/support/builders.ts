import type { Command } from '../../src/domain/commands.ts'
import type { DecideContext } from '../../src/domain/decide/decision.ts'
import { decide } from '../../src/domain/decide/index.ts'
import type { DomainEvent, EventBody } from '../../src/domain/events.ts'
import { evolve } from '../../src/domain/evolve.ts'
import { parseNhsNumber, parseOdsCode, parseShortId, parseUuid, type Uuid } from '../../src/domain/identifiers.ts'
import { nothingKept } from '../../src/domain/kept-in.ts'
import type { Actor } from '../../src/domain/people.ts'
import type { ItemContent, PrescriptionContent } from '../../src/domain/prescription-content.ts'
import type { Item, Prescription, Source } from '../../src/domain/prescription.ts'
import { trackingStatus } from '../../src/domain/tracking.ts'
import { ukDate, type LocalDate } from '../../src/domain/uk-date.ts'
import { aCollector } from './at-the-counter.ts'
import { people } from './people.ts'

/** The pharmacy of the tests. */
const ourOds = 'FA565'

/** 2 March 2026, 10:00 UK time. */
export const monday = Date.UTC(2026, 2, 2, 10)

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('A builder was given something that does not parse')
  return value
}

/** The id of the n-th item of a test prescription, counted from 1. */
export const itemId = (n: number): Uuid => must(parseUuid(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`))

/** An item of 28 capsules, number `n`; give only what matters. */
export const anItemContent = (n = 1, given: Partial<ItemContent> = {}): ItemContent => ({
  id: itemId(n),
  drug: { code: '39732311000001104', name: 'Amoxicillin 250mg capsules' },
  quantity: { value: '28', unit: 'capsule', code: '428641000' },
  directions: 'One three times a day',
  note: null,
  endorsements: [],
  schedule: 'none',
  quantityInWords: null,
  treatment: 'acute',
  repeatsAllowed: 0,
  reviewOn: null,
  cancelled: false,
  ...given,
})

/** An acute prescription of one item written on 1 March 2026; give only what matters. */
export const aContent = (given: Partial<PrescriptionContent> = {}): PrescriptionContent => ({
  shortId: must(parseShortId('24F5DA-A83008-7EFE6Z')),
  longId: null,
  issue: null,
  treatment: 'acute',
  prescriptionType: '0101',
  writtenOn: '2026-03-01',
  authoredOn: null,
  validFrom: null,
  validTo: null,
  daysSupply: null,
  nominatedPharmacy: must(parseOdsCode(ourOds)),
  forPatient: { text: [], repeatList: [] },
  patient: {
    nhsNumber: must(parseNhsNumber('9990548609')),
    family: 'BROWN',
    given: ['Edith'],
    prefix: 'Mrs',
    birthDate: '1948-03-12',
    gender: 'female',
    address: { lines: ['14 Elm Road', 'Leeds'], postcode: 'LS1 6AE' },
    generalPractice: 'A83008',
  },
  prescriber: {
    name: 'Dr R Razia',
    codes: [{ system: 'gmc', value: '6095103' }],
    roleProfile: '200102238987',
    phone: '01234567890',
    organisation: { ods: 'A83008', name: 'Hallgarth Surgery', address: ['Hallgarth Surgery', 'Shildon'], phone: null },
  },
  items: [anItemContent()],
  ...given,
})

/** A source released to this pharmacy, signed; give only what matters. */
const aSource = (given: Partial<Source> = {}): Source => ({
  messageId: 'message-1',
  kind: 'release',
  releasedTo: ourOds,
  releaseResponseId: 'release-1',
  signed: true,
  ...given,
})

/** The command that takes in a copy released to this pharmacy; give only what matters. */
export const aReceive = (given: {
  readonly content?: Partial<PrescriptionContent>
  readonly source?: Partial<Source>
  readonly sentBackReason?: string | null
}): Extract<Command, { type: 'receive' }> => ({
  type: 'receive',
  source: aSource(given.source),
  content: aContent(given.content),
  ourOds,
  sentBackReason: given.sentBackReason ?? null,
})

/** Who decides when; the clock stands at `monday` unless told, and the responsible pharmacist is there. */
export const aContext = (by: Actor = people.pharmacist, now: number = monday): DecideContext => ({
  responsiblePharmacist: 'present',
  workingAlone: null,
  now,
  today: ukDate(now),
  actor: by,
  keptCodes: nothingKept,
})

/** The instant of noon UTC of a UK day. */
export const noonOf = (day: LocalDate): number => Date.parse(`${day}T12:00:00Z`)

/** Events as recorded: ids from the version they bring (`e1`, `e2`, …), all by one person at one time. */
export const recorded = (
  state: Prescription | undefined,
  bodies: readonly EventBody[],
  by: Actor = people.pharmacist,
  now: number = monday,
): readonly DomainEvent[] =>
  bodies.map((body, at) => ({
    ...body,
    eventId: `e${String((state?.version ?? 0) + at + 1)}`,
    happenedAt: now,
    actor: by,
  }))

/** The state after a command; throws with the refusal's code when it is refused. */
export const apply = (
  state: Prescription | undefined,
  command: Command,
  by: Actor = people.pharmacist,
  now: number = monday,
): Prescription => {
  const decision = decide(state, command, aContext(by, now))
  if (!decision.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(decision.refusal)}`)
  const next = recorded(state, decision.value, by, now).reduce<Prescription | undefined>(evolve, state)
  return must(next)
}

/** The refusal of a command, or undefined when it is done. */
export const refusalOf = (
  state: Prescription | undefined,
  command: Command,
  by: Actor = people.pharmacist,
  now: number = monday,
) => {
  const decision = decide(state, command, aContext(by, now))
  return decision.ok ? undefined : decision.refusal
}

/** A prescription released to this pharmacy, nothing done to it; give only what matters. */
export const aPrescription = (given: Parameters<typeof aReceive>[0] = {}): Prescription =>
  apply(undefined, aReceive(given))

/** The n-th item, counted from 1. */
export const itemOf = (p: Prescription, n = 1): Item => must(p.items.find((item) => item.content.id === itemId(n)))

/** The usual commands, on items named by number. */
export const commands = {
  clinicalCheck: (given: Partial<Extract<Command, { type: 'record-clinical-check' }>> = {}): Command => ({
    type: 'record-clinical-check',
    outcome: 'passed',
    note: null,
    schedules: {},
    facts: [],
    query: given.outcome === 'queried' ? { whom: 'The surgery', by: '2026-03-09' } : null,
    counsel: null,
    ...given,
  }),
  assemble: (n = 1, amount = 2800, given: Partial<Extract<Command, { type: 'assemble' }>> = {}): Command => ({
    type: 'assemble',
    itemId: itemId(n),
    lines:
      amount === 0
        ? []
        : [{ product: { code: null, name: 'Amoxicillin 250mg capsules' }, amount, batch: null, expiry: null }],
    toSupply: null,
    owing: null,
    ...given,
  }),
  owing: { reason: 'Out of stock', promisedOn: null },
  accuracyCheck: (...items: readonly number[]): Command => ({
    type: 'record-accuracy-check',
    itemIds: (items.length > 0 ? items : [1]).map(itemId),
    outcome: 'passed',
    selfCheckReason: null,
  }),
  place: (items: readonly number[] = [1], route: 'collect' | 'deliver' | 'post' | 'locker' = 'collect'): Command => ({
    type: 'place-bag',
    bagId: 'bag-1',
    itemIds: items.map(itemId),
    place: { kind: 'shelf', label: 'A3' },
    route,
  }),
  handOut: (...items: readonly number[]): Command => ({
    type: 'hand-out',
    itemIds: (items.length > 0 ? items : [1]).map(itemId),
    collector: aCollector({ identityAsked: false }),
    payment: { how: 'paid', charges: 1, pence: 990 },
    counselling: null,
  }),
  dispatch: (...items: readonly number[]): Command => sentWith('own-driver', items),
} as const

const sentWith = (courier: 'own-driver' | 'locker', items: readonly number[]): Command => ({
  type: 'dispatch',
  itemIds: (items.length > 0 ? items : [1]).map(itemId),
  carriage: { courier, courierName: null, trackingNumber: null },
  labels: [{ bagId: 'bag-1', how: 'scanned' }],
})

/** Takes the named items along: clinical check, assembly in full, accuracy check, place; then over the counter or to the driver. */
export const brought = (
  p: Prescription,
  to: 'assembled' | 'accurate' | 'placed' | 'handed-out' | 'dispatched',
  items: readonly number[] = [1],
  route: 'collect' | 'deliver' | 'post' | 'locker' = to === 'dispatched' ? 'deliver' : 'collect',
): Prescription => {
  const checked = p.clinicalCheck?.outcome === 'passed' ? p : apply(p, commands.clinicalCheck())
  const assembled = items.reduce(
    (state, n) => apply(state, commands.assemble(n, itemOf(state, n).toSupply), people.dispenser),
    checked,
  )
  if (to === 'assembled') return assembled
  const accurate = apply(assembled, commands.accuracyCheck(...items), people.technician)
  if (to === 'accurate') return accurate
  const placed = apply(accurate, commands.place(items, route), people.dispenser)
  if (to === 'placed') return placed
  return to === 'handed-out'
    ? apply(placed, commands.handOut(...items), people.counter)
    : apply(placed, sentWith(route === 'locker' ? 'locker' : 'own-driver', items), people.driver)
}

/** The contents of a prescription of `count` items of 28 capsules, all alike but for their ids. */
export const items = (count: number, given: Partial<ItemContent> = {}): readonly ItemContent[] =>
  Array.from({ length: count }, (_, at) => anItemContent(at + 1, given))

/** The status of the n-th item. */
export const statusOf = (p: Prescription, n = 1) => trackingStatus(p, itemOf(p, n))

/** The statuses of item 1 after each command in turn. */
export const told = (p: Prescription, ...steps: readonly Command[]): readonly string[] => {
  let state = p
  return steps.map((command) => {
    state = apply(state, command)
    return statusOf(state)
  })
}
