import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nhsNumberPasses, prescriptionIdPasses } from '../../../../src/main/practice/psu/check-digits.ts'

const everyCharacter = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+')

describe('the check character of a prescription id', () => {
  it.each(['24F5DA-A83008-7EFE6Z', '04F4C2-A99968-7F717P', '07A66F-A83008-1EEEA0', '480720-A83008-57FF06'])(
    'passes for %s',
    (id) => {
      expect(prescriptionIdPasses(id)).toBe(true)
    },
  )

  it.each(['03F4C2-A99968-7F717P', '24f5da-a83008-7efe6z', 'JC8YSE-FA565-TMAC06', '', '+', '24F5DA-A83008-7EFE6*'])(
    'fails for %j',
    (id) => {
      expect(prescriptionIdPasses(id)).toBe(false)
    },
  )

  it('is one of 37 for any seventeen characters, the plus sign among them', () => {
    const body = fc.array(fc.constantFrom(...everyCharacter.slice(0, 36)), { minLength: 17, maxLength: 17 })
    fc.assert(
      fc.property(body, (characters) => {
        const good = everyCharacter.filter((check) => prescriptionIdPasses(characters.join('') + check))
        expect(good).toHaveLength(1)
      }),
    )
  })

  it('looks at nothing else: a lone pair of characters can pass', () => {
    const pairs = everyCharacter.filter((check) => prescriptionIdPasses(`A${check}`))
    expect(pairs).toHaveLength(1)
  })
})

describe('the check digit of an NHS number', () => {
  it.each(['9449304130', '5623367550', '9990548609'])('passes for %s', (number) => {
    expect(nhsNumberPasses(number)).toBe(true)
  })

  it.each(['9449304131', '944930413', '94493041300', '944930413X', ''])('fails for %j', (number) => {
    expect(nhsNumberPasses(number)).toBe(false)
  })

  it('is at most one of ten for any nine digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (nine) => {
        const body = String(nine).padStart(9, '0')
        expect(everyCharacter.slice(0, 10).filter((check) => nhsNumberPasses(body + check)).length).toBeLessThanOrEqual(
          1,
        )
      }),
    )
  })
})
