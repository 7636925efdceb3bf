import fc from 'fast-check'
import type { Command } from '../../src/domain/commands.ts'
import type { Actor } from '../../src/domain/people.ts'
import type { Item, Portion, Prescription } from '../../src/domain/prescription.ts'
import { isOpen, leftToSupply } from '../../src/domain/supply.ts'
import { arbitraryCheck, passingCheck } from './arbitrary-check.ts'
import { always, arbitraryCorrection, arbitraryArrival, arbitraryChoice, type Asked } from './arbitrary-arrivals.ts'
import { arbitraryRoute, arbitraryRouteChange } from './arbitrary-routes.ts'
import { itemId } from './builders.ts'
import { aHandOut } from './at-the-counter.ts'
import { people } from './people.ts'

/** One thing somebody tries: a command, by whom, so many hours after the one before. */
export interface Attempt {
  readonly hours: number
  readonly by: Actor
  readonly command: Asked
}

const ids = fc.subarray([1, 2, 3], { minLength: 0 }).map((numbers) => numbers.map(itemId))
const oneId = fc.constantFrom(1, 2, 3).map(itemId)
const reason = fc.constantFrom('because', 'because', 'because', '')
const amount = fc.constantFrom(1400, 2800, 2800, 700, 5600, 0)
const assemble = fc
  .record({
    itemId: oneId,
    amount,
    owed: fc.boolean(),
    changed: fc.option(amount),
    expired: fc.constantFrom(false, false, false, true),
  })
  .map((it): Command => ({
    type: 'assemble',
    itemId: it.itemId,
    lines:
      it.amount === 0
        ? []
        : [
            {
              product: { code: null, name: 'x' },
              amount: it.amount,
              batch: null,
              expiry: it.expired ? '2026-03-10' : null,
            },
          ],
    toSupply: it.changed === null ? null : { amount: it.changed, reason: 'pack' },
    owing: it.owed ? { reason: 'none left', promisedOn: null } : null,
  }))

const collector = fc.record({
  kind: fc.constantFrom<'patient' | 'representative'>('patient', 'representative'),
  name: fc.constantFrom(null, 'Ada'),
  address: fc.constantFrom(null, '1 High Street'),
  saidAndMatched: fc.constantFrom(true, true, true, false),
  identityAsked: fc.boolean(),
  identitySeen: fc.boolean(),
  notAskedWhy: fc.constantFrom(null, 'Known to us'),
})

const disruption: fc.Arbitrary<Asked> = fc.oneof(
  arbitraryArrival,
  arbitraryArrival,
  arbitraryChoice,
  arbitraryChoice,
  fc.constantFrom(1, 1, 1, 2).map((issue) => always({ type: 'note-later-issue', issue })),
  fc
    .record({ itemIds: ids, reasonCode: fc.constantFrom('0001', '0010', '0099') })
    .map((it) => always({ type: 'mark-not-dispensed', note: null, ...it })),
  ids.map((itemIds) => always({ type: 'cancel-by-prescriber', itemIds, note: null })),
  fc
    .constantFrom<Command>({ type: 'record-death', note: null }, { type: 'return-to-spine', reasonCode: '0002' })
    .map(always),
)

// Mostly items it makes sense for, or a random naming nearly always misses; sometimes any.
const named = (
  fits: (item: Item) => boolean,
  command: (itemIds: readonly string[], why: string) => Command,
): fc.Arbitrary<Asked> =>
  fc
    .record({ any: ids, sensible: fc.constantFrom(true, true, true, false), why: reason })
    .map((it): Asked => (state) => {
      const fitting = state?.items.filter(fits).map((item) => item.content.id) ?? []
      return command(it.sensible ? fitting : it.any, it.why)
    })

const hasPlaced = (item: Item): boolean => item.portions.some((portion) => portion.placed !== null)
const hasOut = (item: Item): boolean => item.portions.some((portion) => portion.out !== null)
const isSent = (item: Item): boolean => item.portions.some((portion) => portion.out?.how === 'dispatched')

const onTheWay: fc.Arbitrary<Asked> = fc.oneof(
  reason.map((why) => always({ type: 'rule-out-incident', reason: why })),
  named(isSent, (itemIds) => ({ type: 'record-delivery', itemIds, proof: null })),
  named(isSent, (itemIds, why) => ({ type: 'record-failed-delivery', itemIds, reason: why })),
  named(hasOut, (itemIds, why) => ({ type: 'take-back', itemIds, reason: why })),
)

const everyday: fc.Arbitrary<Asked> = fc.oneof(
  fc.constant(always({ type: 'review-legal-window' })),
  named(isOpen, (itemIds, why) => ({ type: 'hold', itemIds: itemIds.slice(0, 1), reason: why })),
  named(
    (item) => item.hold !== null,
    (itemIds) => ({ type: 'release-hold', itemIds, note: null }),
  ),
  named(isOpen, (itemIds, why) => ({
    type: 'record-accuracy-check',
    itemIds: itemIds.slice(0, 1),
    outcome: 'passed',
    selfCheckReason: why === '' ? null : why,
  })),
  oneId.map((item) =>
    always({
      type: 'fail-accuracy-check',
      itemId: item,
      nearMiss: { category: 'wrong-label', what: 'label', contributing: [], lookAlike: null },
    }),
  ),
  oneId.map((item) =>
    always({
      type: 'report-incident',
      itemIds: [item],
      incident: { category: 'wrong-drug', what: 'w', harm: 'low', told: [], done: 'd', contributing: [] },
    }),
  ),
  arbitraryRouteChange,
  fc
    .record({ waiting: fc.boolean(), at: fc.constantFrom(null, null, Date.UTC(2026, 2, 2, 11), Date.UTC(2027, 0, 1)) })
    .map((it) => always({ type: 'promise', ...it })),
  named(hasPlaced, (itemIds, why) => ({ type: 'take-out-of-bag', itemIds, reason: why })),
  named(hasPlaced, (itemIds) => ({ type: 'announce-part', itemIds })),
  named(
    (item) => item.owing !== null,
    ([first], why) => ({ type: 'close-owing', itemId: first ?? itemId(1), reason: why }),
  ),
  named(
    (item) => !isOpen(item),
    (itemIds) => ({ type: 'mark-claimed', itemIds }),
  ),
)

type Waiting = 'unchecked' | 'unplaced' | 'to-collect' | 'to-send'

const waitsFor = (portion: Portion, what: Waiting): boolean => {
  if (portion.out) return false
  if (what === 'unchecked') return portion.accuracy === null
  if (what === 'unplaced') return portion.accuracy !== null && portion.placed === null
  return portion.placed !== null && (portion.placed.route === 'collect') === (what === 'to-collect')
}

const waiting = (state: Prescription | undefined, what: Waiting): readonly string[] =>
  (state?.items ?? [])
    .filter((item) => item.closed === null && item.hold === null && item.portions.some((one) => waitsFor(one, what)))
    .map((item) => item.content.id)

const assembleLeft = fc
  .record({ n: fc.nat(), half: fc.constantFrom(false, false, true), expiry: fc.constantFrom(null, null, '2026-03-10') })
  .map(({ n, half, expiry }): Asked => (state) => {
    const items = state?.items.filter(isOpen) ?? []
    const item = items[n % (items.length || 1)]
    const left = item ? leftToSupply(item) : 0
    const sum = half ? Math.floor(left / 200) * 100 : left
    return {
      type: 'assemble',
      itemId: item?.content.id ?? itemId(1),
      lines: sum > 0 ? [{ product: { code: null, name: 'x' }, amount: sum, batch: null, expiry }] : [],
      toSupply: null,
      owing: sum < left ? { reason: 'none left', promisedOn: null } : null,
    }
  })

const accuracyCheck: Asked = (state) => ({
  type: 'record-accuracy-check',
  itemIds: waiting(state, 'unchecked'),
  outcome: 'passed',
  selfCheckReason: 'alone',
})

const placeBag = fc
  .record({ label: fc.constantFrom('A1', 'B2'), route: arbitraryRoute })
  .map(({ label, route: by }): Asked => (state) => ({
    type: 'place-bag',
    bagId: label,
    itemIds: waiting(state, 'unplaced'),
    place: { kind: 'shelf', label },
    route: by,
  }))

const handOut = collector.map(
  (who): Asked =>
    (state) =>
      aHandOut(state, waiting(state, 'to-collect'), { collector: who }),
)

// What is for the locker goes there, by itself.
const dispatch: Asked = (state) => {
  const isForLocker = (id: string): boolean =>
    state?.items.some(
      (one) => one.content.id === id && one.portions.some(({ placed }) => placed?.route === 'locker'),
    ) ?? false
  const all = waiting(state, 'to-send')
  const toLocker = all[0] !== undefined && isForLocker(all[0])
  return {
    type: 'dispatch',
    itemIds: all.filter((id) => isForLocker(id) === toLocker),
    carriage: { courier: toLocker ? 'locker' : 'own-driver', courierName: null, trackingNumber: null },
    noLabel: 'Label cannot be read',
  }
}

// Whatever comes next where it stands: of steps in any order few would come to one that leaves.
const nextStep = fc.record({ assemble: assembleLeft, place: placeBag, give: handOut }).map((step): Asked => (state) => {
  if (state?.clinicalCheck?.outcome !== 'passed') return passingCheck(state)
  if (waiting(state, 'to-collect').length > 0) return step.give(state)
  if (waiting(state, 'to-send').length > 0) return dispatch(state)
  if (waiting(state, 'unplaced').length > 0) return step.place(state)
  return waiting(state, 'unchecked').length > 0 ? accuracyCheck(state) : step.assemble(state)
})

const towardsSupply: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 5, arbitrary: nextStep },
  {
    weight: 8,
    arbitrary: fc.oneof(
      arbitraryCheck,
      assembleLeft,
      assembleLeft,
      assemble.map(always),
      fc.constant(accuracyCheck),
      placeBag,
      handOut,
      fc.constant(dispatch),
    ),
  },
)

const by = fc.constantFrom<Actor>(
  people.pharmacist,
  people.pharmacist,
  people.pharmacist,
  people.secondPharmacist,
  people.dispenser,
  people.system,
)

/** Anything anybody may try on one prescription, sensible or not. */
const arbitraryAttempt: fc.Arbitrary<Attempt> = fc.record({
  hours: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 1, 12, 24 * 5, -24),
  by,
  command: fc.oneof(
    { weight: 14, arbitrary: towardsSupply },
    { weight: 7, arbitrary: everyday },
    { weight: 3, arbitrary: onTheWay },
    { weight: 1, arbitrary: disruption },
    { weight: 1, arbitrary: arbitraryCorrection },
  ),
})

/** A day's worth of attempts, long enough to get through. */
export const arbitraryAttempts = fc.array(arbitraryAttempt, { minLength: 5, maxLength: 60, size: 'max' })
