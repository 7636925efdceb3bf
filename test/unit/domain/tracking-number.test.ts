import { describe, expect, test } from 'vitest'
import { mod37And36CheckCharacter, parseTrackingNumber } from '../../../src/domain/tracking-number.ts'

describe('Royal Mail, UPU S10', () => {
  test('the worked example of the standard passes, however it is typed', () => {
    expect(parseTrackingNumber('royal-mail', 'RA473124829GB')).toBe('RA473124829GB')
    expect(parseTrackingNumber('royal-mail', ' ra 4731 2482 9 gb')).toBe('RA473124829GB')
  })

  test('a remainder of one gives 0 as check digit, none gives 5', () => {
    expect(parseTrackingNumber('royal-mail', 'AA000000011GB')).toBeUndefined()
    expect(parseTrackingNumber('royal-mail', 'AA000000005GB')).toBe('AA000000005GB')
    expect(parseTrackingNumber('royal-mail', 'AA000000120GB')).toBe('AA000000120GB')
  })

  test('every wrong check digit is refused', () => {
    const accepted = Array.from('0123456789').filter((digit) =>
      parseTrackingNumber('royal-mail', `RA47312482${digit}GB`),
    )
    expect(accepted).toEqual(['9'])
  })

  test.each(['473124829', 'RA473124829G', 'R1473124829GB', 'RA4731248299GB', ''])('%j has not the shape', (text) => {
    expect(parseTrackingNumber('royal-mail', text)).toBeUndefined()
  })
})

describe('DPD', () => {
  test('fourteen digits pass with or without the check character', () => {
    const check = mod37And36CheckCharacter('15501234567890')
    expect(parseTrackingNumber('dpd', '1550 1234 567 890')).toBe('15501234567890')
    expect(parseTrackingNumber('dpd', `15501234567890${check}`)).toBe(`15501234567890${check}`)
  })

  test('only one character fits', () => {
    const all = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    expect(all.filter((one) => parseTrackingNumber('dpd', `15501234567890${one}`))).toHaveLength(1)
  })

  test('the check character is that of ISO 7064 MOD 37,36 (worked example of the Global Release Identifier)', () => {
    expect(mod37And36CheckCharacter('A12425GABC1234002')).toBe('M')
  })

  test.each(['1550123456789', '155012345678901A', 'A5501234567890', ''])('%j has not the shape', (text) => {
    expect(parseTrackingNumber('dpd', text)).toBeUndefined()
  })
})
