import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnsweredFact, CheckFact } from '../../../src/domain/clinical-check/check-fact.ts'
import { daysByDirections } from '../../../src/domain/clinical-check/days-supply.ts'
import { decide } from '../../../src/domain/decide/index.ts'
import { aContext, anItemContent, aPrescription, apply, commands, itemId, refusalOf } from '../../support/builders.ts'

const allergy: CheckFact = {
  kind: 'allergy',
  entryId: 'a1',
  substance: 'Penicillin',
  reaction: 'Rash',
  source: { from: 'Told by the patient', on: '2026-02-01' },
}
const looked = { how: 'looked-at', note: null } as const

const codeineFor = (days: number | null, directions = 'As directed') =>
  aPrescription({ content: { daysSupply: days, items: [anItemContent(1, { schedule: '3', directions })] } })
const overThirty = (days: number | null): CheckFact => ({
  kind: 'controlled-drug-days',
  itemId: itemId(1),
  schedule: '3',
  days,
})

describe('a check passes only when what was laid out is answered', () => {
  test('a fact that needs an answer and has none is refused', () => {
    const facts = [{ fact: allergy, answer: null }]
    expect(refusalOf(aPrescription(), commands.clinicalCheck({ facts }))).toEqual({
      code: 'fact-unanswered',
      kind: 'allergy',
      itemId: null,
    })
  })

  test('the same fact answered, and a fact that needs no answer, pass', () => {
    const facts: readonly AnsweredFact[] = [
      { fact: allergy, answer: looked },
      { fact: { kind: 'no-allergies-recorded' }, answer: null },
    ]
    expect(refusalOf(aPrescription(), commands.clinicalCheck({ facts }))).toBeUndefined()
  })

  test('more than 30 days of a controlled drug needs a reason, also when a screen left it out, and is never blocked', () => {
    const p = codeineFor(56)
    const refusal = { code: 'fact-unanswered', kind: 'controlled-drug-days', itemId: itemId(1) }
    expect(refusalOf(p, commands.clinicalCheck())).toEqual(refusal)
    const looking = [{ fact: overThirty(56), answer: looked }]
    expect(refusalOf(p, commands.clinicalCheck({ facts: looking }))).toEqual(refusal)
    const reasoned = [{ fact: overThirty(56), answer: { ...looked, note: 'Going abroad, agreed with Dr Razia' } }]
    expect(refusalOf(p, commands.clinicalCheck({ facts: reasoned }))).toBeUndefined()
  })

  test('a controlled drug of nobody knows how many days is looked at; 30 days and other medicines are not asked about', () => {
    expect(refusalOf(codeineFor(null), commands.clinicalCheck())).toMatchObject({ code: 'fact-unanswered' })
    const facts = [{ fact: overThirty(null), answer: looked }]
    expect(refusalOf(codeineFor(null), commands.clinicalCheck({ facts }))).toBeUndefined()
    expect(refusalOf(codeineFor(30), commands.clinicalCheck())).toBeUndefined()
    expect(refusalOf(codeineFor(null, 'One three times a day'), commands.clinicalCheck())).toBeUndefined()
    expect(refusalOf(aPrescription({ content: { daysSupply: 56 } }), commands.clinicalCheck())).toBeUndefined()
  })

  test('the longer of what the message says and the directions say counts: the 28 days of Spine may be nobody’s word', () => {
    const quantity = { value: '180', unit: 'capsule', code: null }
    const items = [anItemContent(1, { schedule: '4', directions: 'One daily', quantity })]
    const p = aPrescription({ content: { daysSupply: 28, items } })
    const fact: CheckFact = { kind: 'controlled-drug-days', itemId: itemId(1), schedule: '4', days: 180 }
    expect(refusalOf(p, commands.clinicalCheck())).toMatchObject({ code: 'fact-unanswered' })
    expect(refusalOf(p, commands.clinicalCheck({ facts: [{ fact, answer: { ...looked, note: 'Agreed' } }] }))).toBe(
      undefined,
    )
    expect(refusalOf(codeineFor(56, 'One daily'), commands.clinicalCheck())).toMatchObject({ code: 'fact-unanswered' })
  })

  test('a query and a refusal may leave facts unanswered: they stop', () => {
    const facts = [{ fact: allergy, answer: null }]
    for (const outcome of ['queried', 'refused'] as const)
      expect(refusalOf(aPrescription(), commands.clinicalCheck({ outcome, note: 'Dose?', facts }))).toBeUndefined()
  })
})

describe('a query says whom and by when', () => {
  const query = (given: { whom: string; by: string } | null) =>
    commands.clinicalCheck({ outcome: 'queried', note: 'Dose?', query: given })

  test('a query without is refused', () => {
    expect(refusalOf(aPrescription(), query(null))).toEqual({ code: 'query-incomplete' })
    expect(refusalOf(aPrescription(), query({ whom: ' ', by: '2026-03-04' }))).toEqual({ code: 'query-incomplete' })
  })

  test('a day that is past is refused; today is not', () => {
    expect(refusalOf(aPrescription(), query({ whom: 'Dr Razia', by: '2026-03-01' }))).toEqual({
      code: 'query-day-past',
      by: '2026-03-01',
    })
    expect(refusalOf(aPrescription(), query({ whom: 'Dr Razia', by: '2026-03-02' }))).toBeUndefined()
  })

  test('a pass asks nobody', () => {
    const passed = commands.clinicalCheck({ query: { whom: 'Dr Razia', by: '2026-03-04' } })
    expect(refusalOf(aPrescription(), passed)).toEqual({ code: 'query-not-needed' })
  })

  test('a query stays known as an intervention after a later pass, and not when it is corrected', () => {
    const queried = apply(aPrescription(), query({ whom: 'Dr Razia', by: '2026-03-04' }))
    expect(apply(queried, commands.clinicalCheck()).interventions).toMatchObject([
      { outcome: 'queried', note: 'Dose?', query: { whom: 'Dr Razia', by: '2026-03-04' } },
    ])
    const eventId = queried.clinicalCheck?.stamp.eventId ?? ''
    const undone = apply(queried, { type: 'correct', eventId, reason: 'Wrong key', medicineIs: null })
    expect(undone.interventions).toEqual([])
  })
})

test('what must be said at hand-out is kept with the check; nothing but spaces is nothing', () => {
  const said = apply(aPrescription(), commands.clinicalCheck({ counsel: 'Finish the course' }))
  expect(said.clinicalCheck?.counsel).toBe('Finish the course')
  expect(apply(aPrescription(), commands.clinicalCheck({ counsel: '  ' })).clinicalCheck?.counsel).toBeNull()
})

const anyText = fc.string({ minLength: 1, maxLength: 40 })
const anyFact: fc.Arbitrary<CheckFact> = fc.oneof(
  fc.record({
    kind: fc.constant('allergy' as const),
    entryId: anyText,
    substance: anyText,
    reaction: fc.option(anyText),
    source: fc.record({ from: anyText, on: fc.constant('2026-02-01') }),
  }),
  fc.record({ kind: fc.constant('later-issue' as const), issue: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    kind: fc.constant('supplied-before' as const),
    itemId: anyText,
    prescriptionId: anyText,
    suppliedOn: fc.constant('2026-02-01'),
  }),
)
const anyAnswered = fc.record({
  fact: anyFact,
  answer: fc.record({
    how: fc.constantFrom('looked-at' as const, 'asked-patient' as const, 'asked-prescriber' as const),
    note: fc.option(anyText),
  }),
})

test('an answered check keeps exactly what was shown and how it was answered, in its order', () => {
  fc.assert(
    fc.property(fc.array(anyAnswered, { maxLength: 6 }), (facts) => {
      const decided = decide(aPrescription(), commands.clinicalCheck({ facts }), aContext())
      const [event] = decided.ok ? decided.value : []
      expect(event).toMatchObject({ type: 'clinical-check-recorded' })
      expect(event?.type === 'clinical-check-recorded' && event.facts).toEqual(facts)
    }),
  )
})

describe("days' supply is read from directions only where nothing has to be guessed", () => {
  const days = (directions: string, amount = 2800, unit = 'capsule') =>
    daysByDirections(anItemContent(1, { directions, quantity: { value: '28', unit, code: null } }), amount)

  test.each([
    ['One three times a day', 9],
    ['Take one capsule twice a day', 14],
    ['Take two capsules once a day with food', 14],
    ['Take one capsule at night', 28],
    ['ONE to be taken DAILY', 28],
    ['1 in the morning.', 28],
    ['Take one capsule four times a day on an empty stomach for 7 days', 7],
    ['Take one capsule three times a day for 5 days', 5],
  ])('%s', (directions, expected) => {
    expect(days(directions)).toBe(expected)
  })

  test.each([
    'As directed',
    'One when required',
    'Take one or two up to four times a day',
    'Take two on the first day, then one once a day',
    'One three times a day when required',
    'Take one tablet once a day',
    'One every other day',
    'Take none once a day',
    'One in the morning at night',
    'One in the morning in the evening',
    'Take one capsule every morning at night',
  ])('%s: not known', (directions) => {
    expect(days(directions)).toBeNull()
  })

  test('measured liquids are not known', () => {
    expect(days('Take 5ml once a day', 10000, 'ml')).toBeNull()
  })
})
