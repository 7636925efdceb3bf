import { expect, test } from 'vitest'
import { checkVoidedWords } from '../../../src/renderer/wording/check-voided.ts'

const act = (type: string, body: unknown = {}) => ({ type, body, by: { name: 'Aisha Karim' } })

test('a clinical check that somebody took back is said to be taken back, by whom, and not that something changed', () => {
  const acts = [act('clinically-checked'), act('corrected', { kind: 'clinical-check' }), act('promised')]
  expect(checkVoidedWords(acts)).toBe('The clinical check no longer holds: Aisha Karim took it back. Check again.')
})

test('a clinical check of what has changed since says what has', () => {
  expect(checkVoidedWords([act('corrected', { kind: 'clinical-check' }), act('entry-corrected')])).toContain(
    'Aisha Karim corrected what was typed in',
  )
  expect(checkVoidedWords([act('copy-chosen', { which: 'other' })])).toContain('chose the other copy')
  expect(checkVoidedWords([act('corrected', { kind: 'assembled' })])).toContain('something changed since')
})
