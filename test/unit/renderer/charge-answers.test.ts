import { expect, test } from 'vitest'
import { categoriesAt, chargeAnswers } from '../../../src/renderer/features/prescription/acts/charge-form.ts'

const today = '2026-11-21'

test('whether somebody pays is asked first, and of a person whom age makes exempt that', () => {
  expect(chargeAnswers('1980-03-12', today)[0]).toBe('paid')
  expect(chargeAnswers('1948-03-12', today).slice(0, 2)).toEqual(['exempt-A', 'paid'])
})

test('every answer is offered, and once', () => {
  const answers = chargeAnswers('1980-03-12', today)
  expect(new Set(answers).size).toBe(answers.length)
  for (const category of categoriesAt('1980-03-12', today)) expect(answers).toContain(`exempt-${category}`)
  for (const free of ['contraceptive', 'sexual-health', 'paid-before'] as const) expect(answers).toContain(free)
})
