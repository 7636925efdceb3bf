import { expect, test } from 'vitest'
import { practiceMedicine, practiceMedicineNames } from '../../../src/main/practice/scripts/medicines.ts'
import { charactersForStrength, partsOfMedicine } from '../../../src/renderer/wording/medicine-name.ts'

test.each([
  ['Morphine sulfate 10mg modified-release tablets', 'Morphine sulfate', '10mg', 'modified-release tablets'],
  ['Chloramphenicol 0.5% eye drops', 'Chloramphenicol', '0.5%', 'eye drops'],
  ['Co-codamol 30mg/500mg tablets', 'Co-codamol', '30mg/500mg', 'tablets'],
  ['Paracetamol 500 mg soluble tablets', 'Paracetamol', '500 mg', 'soluble tablets'],
  ['Novomix 30 Penfill 100units/ml suspension', 'Novomix 30 Penfill', '100units/ml', 'suspension'],
  ['Carbomer 980 0.2% eye drops', 'Carbomer 980', '0.2%', 'eye drops'],
  ['Sodium chloride 0.9 % infusion 500ml bags', 'Sodium chloride', '0.9 %', 'infusion 500ml bags'],
  ['Colecalciferol 20,000unit capsules', 'Colecalciferol', '20,000unit', 'capsules'],
  ['Symbicort 400/12 Turbohaler', 'Symbicort', '400/12', 'Turbohaler'],
  ['Vitamin B12 tablets', 'Vitamin B12 tablets', '', ''],
  ['5-Fluorouracil cream', '5-Fluorouracil cream', '', ''],
  ['Omeprazole 20', 'Omeprazole', '20', ''],
])('the strength of %s stands apart from its drug and its form', (name, drug, strength, form) => {
  expect(partsOfMedicine(name)).toEqual({ drug, strength, form })
})

const combinations = [
  ['Losartan 50mg / Hydrochlorothiazide 12.5mg tablets', 'Hydrochlorothiazide 12.5mg'],
  ['Fusidic acid 2% / Betamethasone valerate 0.1% cream', 'Betamethasone valerate 0.1%'],
  ['Calcium carbonate 1.5g / Colecalciferol 400unit chewable tablets', 'Calcium carbonate 1.5g /'],
  ['Combined 100micrograms/dose / 6micrograms/dose inhaler', 'Combined 100micrograms/dose'],
] as const

test.each(combinations)('no drug of %s is taken for its form', (name) => {
  expect(partsOfMedicine(name)).toEqual({ drug: name, strength: '', form: '' })
})

test.each(combinations)('%s has room for both drugs with their strengths, in two rows', (name, longest) => {
  expect(charactersForStrength(name)).toBe(longest.length)
})

test('a name with one strength needs the room of that, and one without a strength none', () => {
  expect(charactersForStrength('Morphine sulfate 10mg modified-release tablets')).toBe(4)
  expect(charactersForStrength('Vitamin B12 tablets')).toBe(0)
})

test('the parts of a name are the whole of it', () => {
  for (const one of practiceMedicineNames) {
    const { name } = practiceMedicine(one)
    const { drug, strength, form } = partsOfMedicine(name)
    expect([drug, strength, form].filter((part) => part !== '').join(' ')).toBe(name)
    expect(strength, name).toMatch(/^\d/)
  }
})
