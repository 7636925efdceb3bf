import { describe, expect, test } from 'vitest'
import { expiryDay } from '../../../../src/domain/scan/expiry-day.ts'
import { packCheck, type PackAsked } from '../../../../src/domain/scan/pack-check.ts'
import { readScan } from '../../../../src/domain/scan/read-scan.ts'

const today = '2026-03-02'
const product = { code: 'P1', parentCode: 'V1', name: 'Amoxicillin 250mg capsules' }

const packOf = (rest = '') => {
  const scan = readScan(`]d20105012345678900${rest}`)
  if (scan.kind !== 'pack') throw new Error('The code of the test is no pack')
  return scan
}

const asked = (given: Partial<PackAsked<typeof product>> = {}): PackAsked<typeof product> => ({
  pack: packOf('17271200' + '10B7'),
  drugCode: 'V1',
  found: product,
  before: [],
  today,
  ...given,
})

describe('a scanned pack', () => {
  test('matches by its own code or by its parent, and passes on batch and last usable day', () => {
    const match = { is: 'match', product, batch: 'B7', expiry: '2027-12-31' }
    expect(packCheck(asked())).toEqual(match)
    expect(packCheck(asked({ drugCode: 'P1' }))).toEqual(match)
  })

  test('of any other product is wrong, also when its name is the same', () => {
    expect(packCheck(asked({ drugCode: 'V2' }))).toEqual({ is: 'wrong-product', product })
  })

  test('that is not in the product file is never a match', () => {
    expect(packCheck(asked({ found: null }))).toEqual({ is: 'unknown-product', gtin: '05012345678900', product: null })
  })

  test('is usable on its last day and expired the day after', () => {
    expect(packCheck(asked({ pack: packOf('17260302') }))).toMatchObject({ is: 'match' })
    expect(packCheck(asked({ pack: packOf('17260301') }))).toMatchObject({ is: 'expired', expiry: '2026-03-01' })
  })

  test('with the same serial number a second time is the same pack', () => {
    const pack = packOf('21S1')
    expect(packCheck(asked({ pack, before: [packOf('21S2')] }))).toMatchObject({ is: 'match' })
    expect(packCheck(asked({ pack, before: [packOf('21S2'), pack] }))).toMatchObject({
      is: 'scanned-twice',
      serial: 'S1',
    })
  })

  test('without a serial number may be another of its kind', () => {
    expect(packCheck(asked({ before: [packOf('17271200')] }))).toMatchObject({ is: 'match' })
  })

  test('for a medicine that was typed in from paper, and so has no code, is never called right or wrong', () => {
    const { found } = asked({})
    expect(packCheck(asked({ drugCode: '' }))).toEqual({
      is: 'unknown-product',
      gtin: '05012345678900',
      product: found,
    })
  })

  test('that is wrong and expired and seen before is called wrong', () => {
    const pack = packOf('17250101' + '21S1')
    expect(packCheck(asked({ pack, before: [pack], drugCode: 'V2' }))).toMatchObject({ is: 'wrong-product' })
  })
})

describe('the expiry of a pack', () => {
  test('with day 00 is the last day of the month, in leap years as well', () => {
    expect(expiryDay('280200', today)).toBe('2028-02-29')
    expect(expiryDay('270200', today)).toBe('2027-02-28')
    expect(expiryDay('261231', today)).toBe('2026-12-31')
  })

  test('lies within 49 years back and 50 ahead', () => {
    expect(expiryDay('760101', today)).toBe('2076-01-01')
    expect(expiryDay('770101', today)).toBe('1977-01-01')
    expect(expiryDay('990101', today)).toBe('1999-01-01')
    expect(expiryDay('010101', '2090-01-01')).toBe('2101-01-01')
  })
})
