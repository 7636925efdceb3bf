import type { HandEntry } from '../../src/domain/by-hand/hand-entry.ts'
import type { Command, CommandType } from '../../src/domain/commands.ts'
import type { Actor } from '../../src/domain/people.ts'
import type { Item, Prescription, ScannedPacks } from '../../src/domain/prescription.ts'
import { leftToAssemble } from '../../src/domain/supply.ts'
import { aHandOut } from './at-the-counter.ts'
import { aHandEntry, checkOf } from './by-hand.ts'
import { passedCheck } from './passed-check.ts'
import { people } from './people.ts'

/** A command a busy pharmacy might give on a prescription, sensible or not: many are refused. */
export interface RandomAct {
  readonly actor: Actor
  readonly command: Command
}

type Random = () => number

const pick = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)]!

const some = (random: Random, items: readonly Item[]): readonly string[] => {
  const named = items.filter(() => random() < 0.7).map((item) => item.content.id)
  return named.length > 0 ? named : items.map((item) => item.content.id)
}

const lineOf = (item: Item, amount: number) => ({
  product: { code: item.content.drug.code, name: item.content.drug.name },
  amount,
  batch: null,
  expiry: null,
  // Of some, as if packs had been scanned.
  ...(amount % 200 === 0 ? { pack: scannedPacks(item, amount) } : {}),
})

const scannedPacks = (item: Item, amount: number): ScannedPacks => ({
  gtin: '05012345678900',
  parentCode: item.content.drug.code,
  scanned: 1,
  packs: 1,
  loose: Math.max(0, amount - 2800),
  reason: null,
})

const assemble = (random: Random, item: Item): Command => {
  const left = Math.max(leftToAssemble(item) + (item.owing?.amount ?? 0), 0)
  const part = random() < 0.3
  const amount = part ? Math.floor(left / 200) * 100 : left
  return {
    type: 'assemble',
    itemId: item.content.id,
    lines: amount > 0 ? [lineOf(item, amount)] : [],
    toSupply: random() < 0.1 ? { amount: item.toSupply + 100, reason: 'Pack size' } : null,
    owing: amount < left ? { reason: 'Out of stock', promisedOn: '2026-11-20' } : null,
  }
}

const anEvent = (random: Random, p: Prescription): string => {
  const portions = p.items.flatMap((item) => item.portions)
  const stamps = [
    p.clinicalCheck?.stamp.eventId,
    p.chosenCopy?.stamp.eventId,
    ...p.items.flatMap(({ broughtBack }) => broughtBack.map(({ takenBack }) => takenBack?.stamp.eventId)),
    ...portions.flatMap((portion) => [
      portion.assembled.eventId,
      portion.accuracy?.eventId,
      portion.placed?.eventId,
      portion.out?.stamp.eventId,
      portion.takenBack?.stamp.eventId,
    ]),
    ...p.items.flatMap((item) => [item.closed?.stamp.eventId, item.hold?.eventId, item.claimed?.eventId]),
  ].filter((id) => id !== undefined)
  return stamps.length === 0 ? 'none' : pick(random, stamps)
}

const changedEntry = (random: Random, entry: HandEntry): HandEntry =>
  pick(random, [
    { ...entry, patient: { ...entry.patient, family: `${entry.patient.family}e` } },
    { ...entry, items: entry.items.map((item) => ({ ...item, directions: `${item.directions}, with food` })) },
    { ...entry, items: entry.items.slice(0, 1) },
  ])

const makers: Readonly<Partial<Record<CommandType, (random: Random, p: Prescription, bagId: string) => Command>>> = {
  'record-clinical-check': (random, p) => {
    const outcome = pick(random, ['passed', 'passed', 'passed', 'queried', 'refused'] as const)
    const unanswered = p.items.filter((item) => item.schedule === 'unknown')
    const schedules = Object.fromEntries(
      unanswered.map((item) => [item.content.id, pick(random, ['none', '3'] as const)]),
    )
    return {
      ...passedCheck(p, schedules),
      // In a hurry, without a word about the signature that is missing.
      ...(!p.source.signed && random() < 0.3 && { facts: [] }),
      outcome,
      note: outcome === 'passed' ? null : 'Dose?',
      query: outcome === 'queried' ? { whom: 'The surgery', by: '2030-01-02' } : null,
      counsel: random() < 0.2 ? 'Take with food' : null,
    }
  },
  'check-entry': (_random, p) => checkOf(p.byHand?.entry),
  'correct-entry': (random, p) => ({
    type: 'correct-entry',
    entry: p.byHand ? changedEntry(random, p.byHand.entry) : aHandEntry(),
    reason: 'Misread',
  }),
  promise: (random) => ({
    type: 'promise',
    waiting: random() < 0.5,
    at: pick(random, [null, null, Date.UTC(2026, 10, 18, 16, 30), Date.UTC(2030, 0, 2, 9)]),
  }),
  hold: (random, p) => ({ type: 'hold', itemIds: some(random, p.items), reason: 'Query' }),
  'release-hold': (random, p) => ({ type: 'release-hold', itemIds: some(random, p.items), note: null }),
  assemble: (random, p) => assemble(random, pick(random, p.items)),
  'record-accuracy-check': (random, p) => ({
    type: 'record-accuracy-check',
    itemIds: some(random, p.items),
    outcome: 'passed',
    selfCheckReason: 'Working alone',
  }),
  'fail-accuracy-check': (random, p) => ({
    type: 'fail-accuracy-check',
    itemId: pick(random, p.items).content.id,
    nearMiss: { category: 'wrong-quantity', what: 'One strip short', contributing: [], lookAlike: null },
  }),
  'report-incident': (random, p) => ({
    type: 'report-incident',
    itemIds: some(random, p.items),
    incident: {
      category: 'wrong-patient',
      what: 'Given to a neighbour',
      harm: 'none',
      told: ['patient-or-carer'],
      done: 'Fetched back',
      contributing: ['busy'],
    },
  }),
  'place-bag': (random, p, bagId) => ({
    type: 'place-bag',
    bagId,
    itemIds: some(random, p.items),
    place: { kind: pick(random, ['shelf', 'fridge'] as const), label: 'A3' },
    route: pick(random, ['collect', 'collect', 'deliver', 'post'] as const),
  }),
  'rule-out-incident': () => ({ type: 'rule-out-incident', reason: 'Right, and for the right person' }),
  'change-route': (random, p) => {
    const route = pick(random, ['collect', 'deliver'] as const)
    const portions = p.items.flatMap(({ content, portions }) =>
      portions.filter(({ placed }) => placed !== null).map(({ id }) => ({ itemId: content.id, portionId: id })),
    )
    if (portions.length === 0 || random() < 0.5) return { type: 'change-route', route }
    return { type: 'change-route', route, apart: [{ ...pick(random, portions), route: 'post' }] }
  },
  'take-out-of-bag': (random, p) => ({ type: 'take-out-of-bag', itemIds: some(random, p.items), reason: 'Wrong bag' }),
  'word-label': (random, p) => {
    const item = pick(random, p.items)
    const portion = item.portions.at(-1)
    return {
      type: 'word-label',
      itemId: item.content.id,
      portionId: portion?.id ?? 'p1',
      product: portion?.lines[0]?.product.name ?? '',
      ...(random() < 0.5 && { directions: 'Take ONE at night' }),
      warnings: pick(random, ['', 'May cause drowsiness.']),
      external: random() < 0.5,
    }
  },
  'announce-part': (random, p) => ({ type: 'announce-part', itemIds: some(random, p.items) }),
  'hand-out': (random, p) => aHandOut(p, some(random, p.items)),
  dispatch: (random, p) => ({
    type: 'dispatch',
    itemIds: some(random, p.items),
    carriage: { courier: 'own-driver', courierName: null, trackingNumber: null },
    noLabel: 'Label cannot be read',
  }),
  'record-delivery': (random, p) => ({ type: 'record-delivery', itemIds: some(random, p.items), proof: null }),
  'take-back': (random, p) => ({ type: 'take-back', itemIds: some(random, p.items), reason: 'Nobody in' }),
  'close-owing': (random, p) => ({
    type: 'close-owing',
    itemId: pick(random, p.items).content.id,
    reason: 'Not wanted',
  }),
  'mark-not-dispensed': (random, p) => ({
    type: 'mark-not-dispensed',
    itemIds: some(random, p.items),
    reasonCode: '0001',
    note: null,
  }),
  'return-to-spine': () => ({ type: 'return-to-spine', reasonCode: '0001' }),
  correct: (random, p) => {
    const eventId = anEvent(random, p)
    const medicineIs = pick(random, ['in-its-place', 'here-not-placed', 'gone', null] as const)
    const outside = medicineIs === 'gone' && { cameBack: random() < 0.5 }
    return { type: 'correct', eventId, reason: 'Wrong one', medicineIs, ...outside }
  },
  'mark-claimed': (random, p) => ({ type: 'mark-claimed', itemIds: some(random, p.items) }),
}

// What moves a prescription on is asked more often than what ends it, or few would get far.
const likely: readonly CommandType[] = [
  'check-entry',
  'record-clinical-check',
  'assemble',
  'assemble',
  'record-accuracy-check',
  'place-bag',
  'place-bag',
  'hand-out',
  'dispatch',
]

/** The next thing asked of a prescription; the same for the same numbers. */
export const randomAct = (random: Random, p: Prescription, bagId: string): RandomAct => {
  const types = random() < 0.65 ? likely : (Object.keys(makers) as CommandType[])
  const make = makers[pick(random, types)]!
  return { actor: pick(random, [people.pharmacist, people.secondPharmacist]), command: make(random, p, bagId) }
}
