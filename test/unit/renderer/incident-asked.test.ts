import { expect, test } from 'vitest'
import { deskCommand } from '../../../src/contract/commands.ts'
import { plainActOf } from '../../../src/renderer/features/prescription/acts/plain-acts.ts'
import { incidentStaysWords, ruledOutWords } from '../../../src/renderer/wording/incident-asked.ts'
import { incidentWords, nearMissAsked, nearMissWords } from '../../../src/renderer/wording/near-misses.ts'
import { aPrescription, apply, brought, itemId, items } from '../../support/builders.ts'

const one = { itemNames: ['Amlodipine 5mg tablets', 'Ramipril 5mg capsules'], leftAt: Date.UTC(2026, 2, 2, 10) }
const other = { itemNames: ['Furosemide 40mg tablets'], leftAt: Date.UTC(2026, 2, 3, 15, 4) }

test('what is ruled out is named by what left and when, and of several it is said which still wait', () => {
  expect(ruledOutWords([one])).toBe('Amlodipine 5mg tablets, Ramipril 5mg capsules, left 2 Mar 10:00.')
  expect(ruledOutWords([one, other])).toMatch(
    /^Amlodipine .*left 2 Mar 10:00\. .*: Furosemide 40mg tablets, left 3 Mar 15:04\.$/,
  )
})

test('the window that rules an incident out begins with which departure it is about', () => {
  const p = apply(brought(aPrescription({ content: { items: items(2) } }), 'handed-out'), {
    type: 'correct',
    eventId: 'e6',
    reason: 'Wrong patient',
    medicineIs: 'gone',
    cameBack: false,
  })
  const [asked] = p.mayBeIncident ?? []
  const { sentence } = plainActOf('rule-out-incident', [], p)
  expect(asked?.itemNames).toEqual([p.items[0]?.content.drug.name])
  expect(sentence.startsWith(ruledOutWords(p.mayBeIncident ?? []))).toBe(true)
})

test('what came back unopened is no reason that a wrong bag was no incident', () => {
  const { sentence, text } = plainActOf('rule-out-incident', [], aPrescription())
  expect(text?.suggestions.join(' ')).not.toMatch(/unopened|nobody had/i)
  expect(sentence).toContain('A wrong bag that came back unopened is an incident too')
})

test('the record of an incident says how to add what is learnt later, and a second one is taken', () => {
  const p = brought(aPrescription(), 'handed-out')
  const first = { category: 'other', what: 'Wrong label', done: 'Rung', told: [], contributing: [] } as const
  const reported = (harm: 'not-known-yet' | 'low') =>
    ({ type: 'report-incident', itemIds: [itemId(1)], incident: { ...first, harm } }) as const
  const twice = apply(apply(p, reported('not-known-yet')), reported('low'))
  expect(twice.mistakes).toHaveLength(2)
  expect(incidentStaysWords).toContain('added as a further record')
})

test('a near miss may be that of another patient or bag, and is not told as given to somebody', () => {
  expect(nearMissWords['wrong-patient']).toBe('Wrong patient or bag')
  expect(incidentWords['wrong-patient']).toBe('Given to another patient')
  const nearMiss = { category: 'wrong-patient', what: 'Wrong bag', contributing: [], lookAlike: null }
  expect(deskCommand.safeParse({ type: 'fail-accuracy-check', itemId: itemId(1), nearMiss }).success).toBe(true)
})

test('of a wrong strength, medicine, form or quantity a near miss asks what it was instead', () => {
  expect(nearMissAsked('wrong-strength')).toMatch(/^Which strength was it instead/)
  for (const category of ['wrong-drug', 'wrong-form', 'wrong-quantity'] as const)
    expect(nearMissAsked(category)).toContain('was it instead')
  expect(nearMissAsked('out-of-date')).not.toContain('instead')
  expect(nearMissAsked(null)).not.toContain('instead')
})
