import { describe, expect, test } from 'vitest'
import type { ItemContent, PrescriptionContent } from '../../../src/domain/prescription-content.ts'
import { mergeContent, sameContent } from '../../../src/domain/same-content.ts'
import { aContent, anItemContent, items } from '../../support/builders.ts'

const both = (a: Partial<PrescriptionContent>, b: Partial<PrescriptionContent>) => {
  const answer = sameContent(aContent(a), aContent(b))
  expect(sameContent(aContent(b), aContent(a))).toBe(answer)
  return answer
}

const item = (given: Partial<ItemContent>) => ({ items: [anItemContent(1, given)] })

describe('what a release loses is no difference', () => {
  test.each<[string, Partial<PrescriptionContent>, Partial<PrescriptionContent>]>([
    ['schedule', item({ schedule: '3' }), item({ schedule: 'unknown' })],
    ['long id', { longId: aContent().items[0]!.id }, { longId: null }],
    ['validity', { validFrom: '2026-03-01', validTo: '2026-09-01', daysSupply: 28 }, {}],
    ['day of writing', { authoredOn: '2026-03-01' }, { authoredOn: null }],
    ['nomination', { nominatedPharmacy: null }, {}],
  ])('%s', (_, a, b) => {
    expect(both(a, b)).toBe(true)
  })
})

describe('what is prescribed is', () => {
  const patient = aContent().patient
  const prescriber = aContent().prescriber
  test.each<[string, Partial<PrescriptionContent>]>([
    ['drug', item({ drug: { code: '1', name: 'Amlodipine 5mg tablets' } })],
    ['directions', item({ directions: 'Two at night' })],
    ['quantity', item({ quantity: { value: '56', unit: 'capsule', code: '428641000' } })],
    [
      'lexical form of the quantity, which is signed',
      item({ quantity: { value: '28.0', unit: 'capsule', code: '428641000' } }),
    ],
    ['note', item({ note: 'Weekly' })],
    ['endorsement', item({ endorsements: ['SLS'] })],
    ['quantity in words', item({ quantityInWords: 'twenty eight' })],
    ['cancellation', item({ cancelled: true })],
    ['number of items', { items: items(2) }],
    ['patient', { patient: { ...patient, birthDate: '1949-03-12' } }],
    ['prescriber', { prescriber: { ...prescriber, name: 'Dr A Other' } }],
    ['surgery', { prescriber: { ...prescriber, organisation: { ...prescriber.organisation, ods: 'A83009' } } }],
    ['issue', { issue: { number: 2, of: 6 } }],
  ])('%s', (_, given) => {
    expect(both(given, {})).toBe(false)
  })

  test('a known schedule against another known one', () => {
    expect(both(item({ schedule: '3' }), item({ schedule: '4' }))).toBe(false)
  })

  test('the order of items, which is signed', () => {
    expect(both({ items: items(2) }, { items: items(2).toReversed() })).toBe(false)
  })
})

test('the order of endorsements is not', () => {
  expect(both(item({ endorsements: ['SLS', 'CC'] }), item({ endorsements: ['CC', 'SLS'] }))).toBe(true)
})

test('merging fills in what the held copy does not know and changes nothing it does', () => {
  const held = aContent({ ...item({ schedule: 'unknown' }), validFrom: '2026-03-02' })
  const arrived = aContent({
    ...item({ schedule: '4' }),
    validFrom: '2026-03-09',
    validTo: '2026-06-01',
    daysSupply: 28,
  })
  const source = { signed: true }
  const merged = mergeContent({ content: held, source }, { content: arrived, source })
  expect(merged).toMatchObject({ validFrom: '2026-03-02', validTo: '2026-06-01', daysSupply: 28 })
  expect(merged.items[0]?.schedule).toBe('4')
  expect(sameContent(held, merged)).toBe(true)
})
