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
  recorded,
  refusalOf,
  statusOf,
} from '../../support/builders.ts'
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

test('what passed before this was asked is neither placed nor handed out until it is checked again; what was recorded stays', () => {
  // As a check was recorded then: nothing of a signature in it.
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
  const placed = brought(evolve(unsigned(), passed), 'accurate')
  expect(refusalOf(placed, commands.place(), people.dispenser)).toEqual(asked)

  const [bag] = recorded(placed, [
    {
      type: 'bag-placed',
      bagId: 'bag-1',
      portions: [{ itemId: itemOf(placed).content.id, portionId: 'p1' }],
      place: { kind: 'shelf', label: 'A3' },
      route: 'collect',
    },
  ])
  if (bag === undefined) throw new Error('Nothing was recorded')
  const ready = evolve(placed, bag)
  expect(statusOf(ready)).toBe('Ready to Collect')
  expect(refusalOf(ready, commands.handOut(), people.counter)).toEqual(asked)
  expect(refusalOf(apply(ready, passedCheck(ready)), commands.handOut(), people.counter)).toBeUndefined()
})

test('a signed copy that comes meanwhile answers it by itself', () => {
  const signed = apply(unsigned(), aReceive({ source: { messageId: 'message-2' } }))
  expect(refusalOf(signed, commands.clinicalCheck())).toBeUndefined()
})
