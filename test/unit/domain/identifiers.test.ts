import { describe, expect, test } from 'vitest'
import {
  looksLikeShortId,
  parseNhsNumber,
  parseOdsCode,
  parseShortId,
  parseUuid,
  prescriptionKey,
} from '../../../src/domain/identifiers.ts'
import { formatHundredths, parseHundredths } from '../../../src/domain/quantity.ts'
import { addDays, addMonths, daysBetween, isLocalDate, ukTime } from '../../../src/domain/uk-date.ts'

describe('prescription id', () => {
  test('passes with the right check character, in either case', () => {
    expect(parseShortId('24F5DA-A83008-7EFE6Z')).toBe('24F5DA-A83008-7EFE6Z')
    expect(parseShortId(' 24f5da-a83008-7efe6z ')).toBe('24F5DA-A83008-7EFE6Z')
    expect(parseShortId('04F4C2-A99968-7F717P')).toBeDefined()
  })

  test('with a wrong check character is damaged, not another kind of code', () => {
    expect(parseShortId('03F4C2-A99968-7F717P')).toBeUndefined()
    expect(looksLikeShortId('03F4C2-A99968-7F717P')).toBe(true)
  })

  test('of one character per position only one check character fits, + included', () => {
    const fits = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+').filter((one) =>
      parseShortId(`24F5DA-A83008-7EFE6${one}`),
    )
    expect(fits).toEqual(['Z'])
  })

  test('is the key of an acute prescription; an issue is added after a slash', () => {
    const id = parseShortId('24F5DA-A83008-7EFE6Z')!
    expect([prescriptionKey(id, undefined), prescriptionKey(id, 2)]).toEqual([id, '24F5DA-A83008-7EFE6Z/2'])
  })
})

test('an NHS number has ten digits and the right check digit, and is not one digit ten times', () => {
  expect(parseNhsNumber('944 930 4130')).toBe('9449304130')
  for (const wrong of ['9449304131', '944930413', '0000000000', '94493O4130'])
    expect(parseNhsNumber(wrong)).toBeUndefined()
})

test('an ODS code is trimmed, in capitals, one to eight letters and digits', () => {
  expect(parseOdsCode(' fd976 ')).toBe('FD976')
  for (const wrong of ['', 'FA-565', 'FA5651234']) expect(parseOdsCode(wrong)).toBeUndefined()
})

test('a UUID is kept in lower case', () => {
  expect(parseUuid('A5B9DC81-CCF4-4DAB-B887-3D88E557FEBB')).toBe('a5b9dc81-ccf4-4dab-b887-3d88e557febb')
  expect(parseUuid('a5b9dc81ccf44dabb8873d88e557febb')).toBeUndefined()
})

test('a quantity has up to two decimals, trailing zeros aside, and is more than nothing', () => {
  expect(['28', '28.00', '0.5', '1.250', '0.01'].map(parseHundredths)).toEqual([2800, 2800, 50, 125, 1])
  for (const wrong of ['0', '0.00', '-1', '1e3', '1.255', '', ' 28', '1000001'])
    expect(parseHundredths(wrong)).toBeUndefined()
  expect([2800, 50, 125].map(formatHundredths)).toEqual(['28', '0.5', '1.25'])
})

test('days and months are counted on the calendar, whatever the clocks do', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-01-15', -2)).toBe('2025-11-15')
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(['2026-02-29', '2028-02-29', '2026-13-01', '2026-1-1'].map(isLocalDate)).toEqual([false, true, false, false])
})

test('the UK clock changes on the last Sundays of March and October', () => {
  expect(ukTime(Date.parse('2026-03-29T00:59:00Z'))).toBe('00:59')
  expect(ukTime(Date.parse('2026-03-29T01:00:00Z'))).toBe('02:00')
  expect(ukTime(Date.parse('2026-10-25T01:00:00Z'))).toBe('01:00')
})
