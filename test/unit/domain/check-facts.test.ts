import { describe, expect, test } from 'vitest'
import { checkFacts, type KnownOfPatient } from '../../../src/domain/clinical-check/check-facts.ts'
import { answerNeeded, type CheckFact } from '../../../src/domain/clinical-check/check-fact.ts'
import { patientWithoutNumber } from '../../../src/domain/identifiers.ts'
import { scheduleByFile } from '../../../src/domain/clinical-check/schedule-in-file.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { addDays, type LocalDate } from '../../../src/domain/uk-date.ts'
import { anItemContent, aPrescription, apply, brought, commands, itemId, items } from '../../support/builders.ts'

const nothing: KnownOfPatient = { allergies: [], noneKnown: null, notes: [] }
const suppliedOn = '2026-03-02'

const earlier = (given: Parameters<typeof aPrescription>[0] = {}): Prescription => ({
  ...brought(aPrescription(given), 'handed-out'),
  id: 'EARLIER',
})

const factsOn = (
  today: LocalDate,
  others: readonly Prescription[],
  prescription: Prescription = aPrescription(),
  patient: KnownOfPatient = nothing,
): readonly CheckFact[] =>
  checkFacts({ prescription, others, patient, today, scheduleInFile: () => null }, {}).filter(
    ({ kind }) => kind !== 'no-allergies-recorded',
  )

describe('early repeat: the same medicine was supplied here and its days less ten are not over', () => {
  const monthly = earlier({ content: { daysSupply: 28 } })
  const due = addDays(suppliedOn, 18)

  test("sooner than the days' supply less ten days is a fact; from that day on it is none", () => {
    expect(factsOn(addDays(due, -1), [monthly])).toEqual([
      { kind: 'early-repeat', itemId: itemId(1), prescriptionId: 'EARLIER', suppliedOn, days: 28, dueFrom: due },
    ])
    expect(factsOn(due, [monthly])).toEqual([])
  })

  test('days are read from plain directions where the message does not say', () => {
    expect(
      factsOn('2026-03-03', [earlier({ content: { items: items(1, { directions: 'One daily' }) } })]),
    ).toMatchObject([{ kind: 'early-repeat', days: 28 }])
  })

  test('days that cannot be read are not guessed: when it was last supplied is said instead, for half a year', () => {
    const unread = earlier({ content: { items: items(1, { directions: 'As directed' }) } })
    expect(factsOn('2026-08-31', [unread])).toEqual([
      { kind: 'supplied-before', itemId: itemId(1), prescriptionId: 'EARLIER', suppliedOn },
    ])
    expect(factsOn('2026-09-01', [unread])).toEqual([])
  })

  test('a part supplied does not last as long as the whole: its days are read for what went out', () => {
    const part = (directions: string): Prescription => ({
      ...monthly,
      items: monthly.items.map((item) => ({
        ...item,
        content: { ...item.content, directions },
        portions: item.portions.map((portion) => ({ ...portion, amount: 2000 })),
      })),
    })
    const repeats = (directions: string) =>
      factsOn('2026-03-03', [part(directions)]).filter(({ kind }) => kind !== 'same-medicine-open')
    expect(repeats('One daily')).toMatchObject([{ kind: 'early-repeat', days: 20 }])
    expect(repeats('As directed')).toMatchObject([{ kind: 'supplied-before' }])
  })

  test('the latest supply counts, another medicine does not, what is still here neither', () => {
    const other = earlier({ content: { daysSupply: 28, items: items(1, { drug: { code: '1', name: 'Other' } }) } })
    expect(factsOn('2026-03-03', [other])).toEqual([])
    const ready = { ...brought(aPrescription({ content: { daysSupply: 28 } }), 'placed'), id: 'READY' }
    expect(factsOn('2026-03-03', [ready]).map(({ kind }) => kind)).toEqual(['same-medicine-open'])
  })

  test('the same name is the same medicine where a code is missing', () => {
    const typed = earlier({
      content: { daysSupply: 28, items: items(1, { drug: { code: '', name: 'amoxicillin  250MG capsules' } }) },
    })
    expect(factsOn('2026-03-03', [typed])).toMatchObject([{ kind: 'early-repeat' }])
  })
})

describe('the same medicine twice among what is open', () => {
  test('on another open prescription, and on this one', () => {
    const two = aPrescription({ content: { items: [anItemContent(1), anItemContent(2)] } })
    const other = { ...aPrescription(), id: 'OTHER' }
    expect(factsOn(suppliedOn, [other], two)).toMatchObject([
      { kind: 'same-medicine-open', itemId: itemId(1), prescriptionId: two.id, otherItemId: itemId(2) },
      { kind: 'same-medicine-open', itemId: itemId(1), prescriptionId: 'OTHER' },
      { kind: 'same-medicine-open', itemId: itemId(2), prescriptionId: 'OTHER' },
    ])
  })

  test('not on one that was given back', () => {
    const back = { ...apply(aPrescription(), { type: 'return-to-spine', reasonCode: '0002' }), id: 'BACK' }
    expect(factsOn(suppliedOn, [back])).toEqual([])
  })
})

test('earlier queries and refusals are laid out for ninety days, those of this prescription too', () => {
  const queried = apply(aPrescription(), commands.clinicalCheck({ outcome: 'queried', note: 'Dose?' }))
  const fact = { kind: 'earlier-check', outcome: 'queried', note: 'Dose?', on: suppliedOn }
  expect(factsOn(suppliedOn, [], queried)).toMatchObject([{ ...fact, prescriptionId: queried.id }])
  const done = { ...brought(queried, 'handed-out'), id: 'DONE' }
  const other = aPrescription({ content: { items: items(1, { drug: { code: '2', name: 'Other' } }) } })
  expect(factsOn(addDays(suppliedOn, 90), [done], other)).toMatchObject([{ ...fact, prescriptionId: 'DONE' }])
  expect(factsOn(addDays(suppliedOn, 91), [done], other)).toEqual([])
})

test('the query that a check closes needs what was answered; one that was closed before is only looked at', () => {
  const queried = apply(aPrescription(), commands.clinicalCheck({ outcome: 'queried', note: 'Dose?' }))
  const needed = (p: Prescription) =>
    factsOn(suppliedOn, [], p)
      .filter(({ kind }) => kind === 'earlier-check')
      .map(answerNeeded)
  expect(needed(queried)).toEqual(['reason'])
  expect(needed({ ...queried, clinicalCheck: apply(aPrescription(), commands.clinicalCheck()).clinicalCheck })).toEqual(
    ['answer'],
  )
})

test('a near miss is shown and an incident needs an answer, for ninety days', () => {
  const mistake = { category: 'wrong-strength', contributing: [] } as const
  const caught = apply(brought(aPrescription(), 'assembled'), {
    type: 'fail-accuracy-check',
    itemId: itemId(1),
    nearMiss: { ...mistake, what: '500 mg picked', lookAlike: null },
  })
  const reached = apply(brought(caught, 'handed-out'), {
    type: 'report-incident',
    itemIds: [itemId(1)],
    incident: { ...mistake, what: '500 mg given', harm: 'none', told: ['patient-or-carer'], done: 'Exchanged' },
  })
  const other = aPrescription({ content: { items: items(1, { drug: { code: '2', name: 'Other' } }) } })
  const facts = factsOn(suppliedOn, [{ ...reached, id: 'EARLIER' }], other)
  expect(facts).toEqual([
    { kind: 'earlier-mistake', prescriptionId: 'EARLIER', reached: false, on: suppliedOn, what: '500 mg picked' },
    { kind: 'earlier-mistake', prescriptionId: 'EARLIER', reached: true, on: suppliedOn, what: '500 mg given' },
  ])
  expect(facts.map(answerNeeded)).toEqual(['none', 'answer'])
  expect(factsOn(addDays(suppliedOn, 91), [reached], other)).toEqual([])
})

test('allergies and notes are laid out as they were told, beside the medicines and judged by nobody', () => {
  const source = { from: 'Told by the patient', on: '2026-02-01' }
  const known: KnownOfPatient = {
    allergies: [{ entryId: 'a', substance: 'Penicillin', reaction: 'Rash', source }],
    noneKnown: null,
    notes: [{ entryId: 'n', text: 'Swallows badly', source }],
  }
  expect(factsOn(suppliedOn, [], aPrescription(), known)).toEqual([
    { kind: 'allergy', entryId: 'a', substance: 'Penicillin', reaction: 'Rash', source },
    { kind: 'patient-note', entryId: 'n', text: 'Swallows badly', source },
  ])
})

test('an entry that nobody can tell whose it is says so, and waits for an answer as any other', () => {
  const source = { from: 'Told by the patient', on: '2026-02-01' }
  const told = { entryId: 'a', substance: 'Penicillin', reaction: null, source }
  const facts = factsOn(suppliedOn, [], aPrescription(), { ...nothing, allergies: [{ ...told, inDoubt: true }] })
  expect(facts).toEqual([{ kind: 'allergy', ...told, inDoubt: true }])
  expect(facts.map(answerNeeded)).toEqual(['answer'])
})

test('"no allergies recorded" is said, and is not "none known"', () => {
  const laid = (patient: KnownOfPatient) =>
    checkFacts(
      { prescription: aPrescription(), others: [], patient, today: suppliedOn, scheduleInFile: () => null },
      {},
    )
  expect(laid(nothing)).toEqual([{ kind: 'no-allergies-recorded' }])
  const source = { from: 'Told by the patient', on: '2026-02-01' }
  expect(laid({ ...nothing, noneKnown: { entryId: 'x', source } })).toEqual([
    { kind: 'none-known', entryId: 'x', source },
  ])
})

test('a later issue that is here already is laid out', () => {
  const p = apply(aPrescription({ content: { treatment: 'repeat-dispensing', issue: { number: 1, of: 6 } } }), {
    type: 'note-later-issue',
    issue: 2,
  })
  expect(factsOn(suppliedOn, [], p)).toEqual([{ kind: 'later-issue', issue: 2 }])
})

describe('the schedule of a medicine whose message says nothing of it', () => {
  const source = { from: 'products.csv', on: '2026-02-01' }
  const laid = (schedule: 'none' | '2', item: Parameters<typeof anItemContent>[1]) => {
    const prescription = aPrescription({ content: { items: [anItemContent(1, item)] } })
    const facts = checkFacts(
      { prescription, others: [], patient: nothing, today: suppliedOn, scheduleInFile: () => ({ schedule, source }) },
      {},
    )
    return { facts, answer: scheduleByFile(anItemContent(1, item), facts) }
  }

  test('is laid out as the product file has it, with the file and its day, and is not asked', () => {
    const { facts, answer } = laid('none', { schedule: 'unknown' })
    expect(facts[0]).toEqual({ kind: 'schedule-in-file', itemId: itemId(1), schedule: 'none', source })
    expect(facts.slice(0, 1).map(answerNeeded)).toEqual(['none'])
    expect(answer).toBe('none')
  })

  test('is asked where the prescriber wrote the quantity in words and the file says that it is not controlled', () => {
    const inWords = { schedule: 'unknown', quantityInWords: 'twenty-eight' } as const
    expect(laid('none', inWords).answer).toBeUndefined()
    expect(laid('2', inWords).answer).toBe('2')
  })

  test('the file says nothing where the message does', () => {
    expect(laid('2', { schedule: '5' }).facts.map(({ kind }) => kind)).not.toContain('schedule-in-file')
  })
})

test('a form without an NHS number says that what is kept under one is not laid out, and the check waits for an answer', () => {
  const { patient } = aPrescription().content
  const without = aPrescription({
    content: { patient: { ...patient, nhsNumber: patientWithoutNumber('0a6dd5f2-5d6c-4f2e-9d7e-3a5b8c1d2e4f') } },
  })
  expect(factsOn(suppliedOn, [], without)).toEqual([{ kind: 'known-by-name-only' }])
  expect(factsOn(suppliedOn, [], without).map(answerNeeded)).toEqual(['answer'])
  expect(factsOn(suppliedOn, [])).toEqual([])
})
