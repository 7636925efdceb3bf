import { expect, test } from 'vitest'
import { plainActOf } from '../../../src/renderer/features/prescription/acts/plain-acts.ts'
import { ruledOutWords } from '../../../src/renderer/wording/incident-asked.ts'
import { aPrescription, apply, brought, items } from '../../support/builders.ts'

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
