import { expect, test } from 'vitest'
import type { CheckFact } from '../../../src/domain/clinical-check/check-fact.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import {
  aPrescription,
  apply,
  aReceive,
  brought,
  commands,
  itemOf,
  items,
  recorded,
  refusalOf,
  statusOf,
} from '../../support/builders.ts'
import { aCollector } from '../../support/at-the-counter.ts'
import { passedCheck } from '../../support/passed-check.ts'
import { people } from '../../support/people.ts'

const unsigned = () => aPrescription({ source: { signed: false } })
const asked = { code: 'fact-unanswered', kind: 'unsigned', itemId: null }
const fact = (): CheckFact => ({ kind: 'unsigned', prescriptionId: unsigned().id })

test('an order without a signature does not pass its clinical check until it is said what was seen in its place', () => {
  const p = unsigned()
  expect(refusalOf(p, commands.clinicalCheck())).toEqual(asked)
  const looking = [{ fact: fact(), answer: { how: 'looked-at' as const, note: ' ' } }]
  expect(refusalOf(p, commands.clinicalCheck({ facts: looking }))).toEqual(asked)
  const answer = { how: 'asked-prescriber' as const, note: 'Signed copy seen on the surgery’s screen, Dr Razia' }
  expect(refusalOf(p, commands.clinicalCheck({ facts: [{ fact: fact(), answer }] }))).toBeUndefined()
})

test('it is a pharmacist who answers it', () => {
  expect(refusalOf(unsigned(), passedCheck(unsigned()), people.technician)).toMatchObject({ code: 'not-permitted' })
})

test('an answer about another order is none about this one', () => {
  const other: CheckFact = { kind: 'unsigned', prescriptionId: 'another' }
  const facts = [{ fact: other, answer: { how: 'looked-at' as const, note: 'Seen' } }]
  expect(refusalOf(unsigned(), commands.clinicalCheck({ facts }))).toEqual(asked)
})

test('it may be refused or queried without an answer: that stops it', () => {
  const refused = commands.clinicalCheck({ outcome: 'refused', note: 'The surgery knows nothing of it' })
  expect(refusalOf(unsigned(), refused)).toBeUndefined()
})

test('a signed order is asked nothing', () => {
  expect(refusalOf(aPrescription(), commands.clinicalCheck())).toBeUndefined()
})

test('answered, it goes on like any other', () => {
  const p = unsigned()
  expect(statusOf(brought(apply(p, passedCheck(p)), 'handed-out'))).toBe('Collected')
})

// As a check was recorded before this was asked: nothing of a signature in it.
const passedUnasked = () => {
  const [passed] = recorded(aPrescription(), [
    {
      type: 'clinical-check-recorded',
      outcome: 'passed',
      note: null,
      schedules: {},
      facts: [],
      query: null,
      counsel: null,
    },
  ])
  if (passed === undefined) throw new Error('Nothing was recorded')
  return passed
}

/** One of `count` items in its place, as recorded then. */
const placedUnasked = (count: number) => {
  const p = evolve(aPrescription({ source: { signed: false }, content: { items: items(count) } }), passedUnasked())
  const accurate = brought(p, 'accurate')
  const place = { kind: 'shelf', label: 'A3' } as const
  const portions = [{ itemId: itemOf(accurate).content.id, portionId: 'p1' }]
  return recorded(accurate, [{ type: 'bag-placed', bagId: 'bag-1', portions, place, route: 'collect' }]).reduce(
    evolve,
    accurate,
  )
}

test('what passed before this was asked is not told as ready anew: not by a correction, an announcement or another way', () => {
  const ready = placedUnasked(1)
  const [out] = recorded(ready, [
    {
      type: 'handed-out',
      portions: [{ itemId: itemOf(ready).content.id, portionId: 'p1' }],
      collector: aCollector(),
      payment: null,
      counselling: null,
    },
  ])
  if (out === undefined) throw new Error('Nothing was recorded')
  const correct = { type: 'correct', eventId: out.eventId, reason: 'Not given', medicineIs: 'in-its-place' } as const
  expect(statusOf(apply(evolve(ready, out), correct))).toBe('With Pharmacy')
  expect(refusalOf(ready, { type: 'change-route', route: 'deliver' })).toEqual(asked)
  const part = placedUnasked(2)
  expect(refusalOf(part, { type: 'announce-part', itemIds: [itemOf(part).content.id] })).toEqual(asked)
})

test('what passed before this was asked is neither placed nor handed out until it is checked again; what was recorded stays', () => {
  const accurate = brought(evolve(unsigned(), passedUnasked()), 'accurate')
  expect(refusalOf(accurate, commands.place(), people.dispenser)).toEqual(asked)
  const ready = placedUnasked(1)
  expect(statusOf(ready)).toBe('Ready to Collect')
  expect(refusalOf(ready, commands.handOut(), people.counter)).toEqual(asked)
  expect(refusalOf(apply(ready, passedCheck(ready)), commands.handOut(), people.counter)).toBeUndefined()
})

test('a signed copy that comes meanwhile answers it by itself', () => {
  const signed = apply(unsigned(), aReceive({ source: { messageId: 'message-2' } }))
  expect(refusalOf(signed, commands.clinicalCheck())).toBeUndefined()
})
