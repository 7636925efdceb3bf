import { expect, it } from 'vitest'
import { completeShortId, completeSnomedId, nhsNumberFrom } from '../../../../src/main/practice/scripts/check-digits.ts'

it('completes a prescription number as the NHS has printed it', () => {
  expect(completeShortId('24F5DA-A83008-7EFE6')).toBe('24F5DA-A83008-7EFE6Z')
  expect(completeShortId('04F4C2-A99968-7F717')).toBe('04F4C2-A99968-7F717P')
})

it('completes published SNOMED CT identifiers', () => {
  for (const id of ['428673006', '322341003', '39732311000001104', '39113611000001102', '763158003', '324252006'])
    expect(completeSnomedId(id.slice(0, -1))).toBe(id)
})

it('skips nine digits that have no modulus 11 check digit', () => {
  expect(nhsNumberFrom(944930413)).toBe('9449304130')
  const withNone = Array.from({ length: 30 }, (_, at) => nhsNumberFrom(999_400_000 + at))
  expect(new Set(withNone).size).toBeLessThan(30)
})
