import { expect, test } from 'vitest'
import { practiceMedicine, practiceMedicineNames } from '../../../src/main/practice/scripts/medicines.ts'
import { partsOfMedicine } from '../../../src/renderer/wording/medicine-name.ts'

test.each([
  ['Morphine sulfate 10mg modified-release tablets', 'Morphine sulfate', '10mg', 'modified-release tablets'],
  ['Chloramphenicol 0.5% eye drops', 'Chloramphenicol', '0.5%', 'eye drops'],
  ['Co-codamol 30mg/500mg tablets', 'Co-codamol', '30mg/500mg', 'tablets'],
  ['Paracetamol 500 mg soluble tablets', 'Paracetamol', '500 mg', 'soluble tablets'],
  [
    'Combined 100micrograms/dose / 6micrograms/dose inhaler',
    'Combined',
    '100micrograms/dose / 6micrograms/dose',
    'inhaler',
  ],
  ['Vitamin B12 tablets', 'Vitamin B12 tablets', '', ''],
  ['5-Fluorouracil cream', '5-Fluorouracil cream', '', ''],
  ['Omeprazole 20', 'Omeprazole', '20', ''],
])('the strength of %s stands apart from its drug and its form', (name, drug, strength, form) => {
  expect(partsOfMedicine(name)).toEqual({ drug, strength, form })
})

test('the parts of a name are the whole of it', () => {
  for (const one of practiceMedicineNames) {
    const { name } = practiceMedicine(one)
    const { drug, strength, form } = partsOfMedicine(name)
    expect([drug, strength, form].filter((part) => part !== '').join(' ')).toBe(name)
    expect(strength, name).toMatch(/^\d/)
  }
})
