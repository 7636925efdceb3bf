import { describe, expect, it } from 'vitest'
import type { PrescriptionContent } from '../../../src/domain/prescription-content.ts'
import { sameContent } from '../../../src/domain/same-content.ts'
import { aContent, anItemContent } from '../../support/builders.ts'

const base = aContent({ items: [anItemContent(1), anItemContent(2)] })
const repeat = aContent({ issue: { number: 1, of: 6 }, treatment: 'repeat-dispensing' })
const item = (given: Parameters<typeof anItemContent>[1]): PrescriptionContent => ({
  ...base,
  items: [anItemContent(1, given), anItemContent(2)],
})
const patient = (given: Partial<PrescriptionContent['patient']>) => ({
  ...base,
  patient: { ...base.patient, ...given },
})
const prescriber = (given: Partial<PrescriptionContent['prescriber']>) => ({
  ...base,
  prescriber: { ...base.prescriber, ...given },
})
const practice = { ...base.prescriber.organisation }

const different: readonly (readonly [what: string, PrescriptionContent])[] = [
  ['the family name', patient({ family: 'BROWNE' })],
  ['the address', patient({ address: { lines: ['15 Elm Road', 'Leeds'], postcode: 'LS1 6AE' } })],
  ['the sex', patient({ gender: 'unknown' })],
  ['the practice of the patient', patient({ generalPractice: null })],
  ['the prescriber number', prescriber({ codes: [{ system: 'gmc', value: '6095104' }] })],
  ['the register of the number', prescriber({ codes: [{ system: 'gphc', value: '6095103' }] })],
  ['the role profile', prescriber({ roleProfile: null })],
  ['the organisation', prescriber({ organisation: { ...practice, ods: 'A83009' } })],
  ['the drug name under the same code', item({ drug: { code: '39732311000001104', name: 'Amoxicillin 250 mg' } })],
  ['the written form of the quantity', item({ quantity: { value: '28.00', unit: 'capsule', code: '428641000' } })],
  ['the directions', item({ directions: 'One twice a day' })],
  ['the note', item({ note: 'Blue ones' })],
  ['the endorsement', item({ endorsements: ['SLS'] })],
  ['the quantity in words', item({ quantityInWords: 'twenty eight' })],
  ['the treatment of one item', item({ treatment: 'repeat' })],
  ['the repeats allowed', item({ repeatsAllowed: 5 })],
  ['the review date', item({ reviewOn: '2027-01-01' })],
  ['an item being cancelled', item({ cancelled: true })],
  ['the order of items', { ...base, items: [anItemContent(2), anItemContent(1)] }],
  ['one item fewer', { ...base, items: [anItemContent(1)] }],
  ['the prescription type', { ...base, prescriptionType: '1001' }],
  ['the text for the patient', { ...base, forPatient: { text: ['Blood test due'], repeatList: [] } }],
]

const alike: readonly (readonly [what: string, PrescriptionContent])[] = [
  ['telephone numbers', prescriber({ phone: null, organisation: { ...practice, phone: '0113 496 0000' } })],
  ['the nominated pharmacy', { ...base, nominatedPharmacy: null }],
  [
    'the validity of an acute prescription',
    { ...base, validFrom: '2026-03-01', validTo: '2026-04-01', daysSupply: 28 },
  ],
  ['the day of signing', { ...base, writtenOn: '2026-03-05' }],
  ['a day of writing that only one says', { ...base, authoredOn: '2026-03-05' }],
  ['a schedule that release lost', item({ schedule: 'unknown' })],
]

describe('two copies of a prescription', () => {
  it.each(different)('differ when this differs: %s', (_what, other) => {
    expect([sameContent(base, other), sameContent(other, base)]).toEqual([false, false])
  })

  it.each(alike)('are the same whatever is said of: %s', (_what, other) => {
    expect([sameContent(base, other), sameContent(other, base)]).toEqual([true, true])
  })

  it('differ in the day of writing only when both say one', () => {
    const written = (authoredOn: string) => ({ ...base, authoredOn })
    expect(sameContent(written('2026-03-01'), written('2026-03-02'))).toBe(false)
  })

  it('of repeat dispensing differ in validity and length of supply', () => {
    const valid = (given: Partial<PrescriptionContent>) => ({
      ...repeat,
      validFrom: '2026-03-01',
      daysSupply: 28,
      ...given,
    })
    expect(sameContent(valid({}), valid({ validFrom: '2026-03-02' }))).toBe(false)
    expect(sameContent(valid({}), valid({ daysSupply: 56 }))).toBe(false)
    expect(sameContent(valid({}), valid({}))).toBe(true)
  })
})
