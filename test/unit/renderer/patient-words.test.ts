import { expect, test } from 'vitest'
import { factWords } from '../../../src/renderer/wording/check-facts.ts'
import { allergyLine } from '../../../src/renderer/wording/patients.ts'

const source = { from: 'Told by the patient', on: '2026-02-01' }
const allergy = (words: string, inDoubt: boolean) => ({
  ...{ entryId: words, kind: 'allergy' as const, words, reaction: null, source, recordedAt: 0, recordedBy: 'A' },
  ...{ inDoubt, withdrawn: null },
})

test('an allergy that may be of another patient is asked in the line under the name, and never told as known', () => {
  const said = (...entries: ReturnType<typeof allergy>[]) => allergyLine(entries)
  expect(said(allergy('Latex', false))).toEqual({ words: 'Allergies: Latex', tone: 'danger' })
  expect(said(allergy('Penicillin', true))).toEqual({ words: 'Ask whether allergic to: Penicillin', tone: 'danger' })
  expect(said(allergy('Latex', false), allergy('Penicillin', true)).words).toBe(
    'Allergies: Latex. Ask whether also: Penicillin',
  )
})

test('a fact that may be of another patient says why it is asked', () => {
  const told = { entryId: 'a', substance: 'Penicillin', reaction: null, source }
  const more = (inDoubt: object) => factWords({ kind: 'allergy', ...told, ...inDoubt }, { prescription: () => '' }).more
  expect(more({})).toBe('Told by the patient, 1 Feb 2026')
  expect(more({ inDoubt: true })).toBe(
    'Told by the patient, 1 Feb 2026 · Written down before a prescription was changed to name another patient. Ask whether it is about this one.',
  )
})
