import { expect, test } from 'vitest'
import { looksCutaneous } from '../../../src/domain/external-use.ts'

test.each([
  'Hydrocortisone 1% cream',
  'Betamethasone valerate 0.1% ointment',
  'Calamine lotion',
  'Ibuprofen 5% gel',
  'Ketoconazole 2% shampoo',
  'Betamethasone valerate 0.1% scalp application',
  'Fentanyl 25micrograms/hour transdermal patches',
])('%s goes on the skin', (name) => {
  expect(looksCutaneous(name)).toBe(true)
})

test.each([
  'Amoxicillin 500mg capsules',
  'Miconazole 20mg/g oromucosal gel',
  'Chloramphenicol 1% eye ointment',
  'Estriol 0.01% vaginal cream',
  'Choline salicylate 8.7% oral gel',
  'Glyceryl trinitrate 0.4% rectal ointment',
  'Gelofusine infusion',
  'Mupirocin 2% nasal ointment',
])('%s does not, or not on the skin', (name) => {
  expect(looksCutaneous(name)).toBe(false)
})
