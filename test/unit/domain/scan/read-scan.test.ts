import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseNhsNumber, shortIdCheckCharacter } from '../../../../src/domain/identifiers.ts'
import { bagLabel } from '../../../../src/domain/scan/bag-label.ts'
import { placeLabel } from '../../../../src/domain/scan/place-label.ts'
import { gtinCheckDigit } from '../../../../src/domain/scan/gtin.ts'
import { readScan } from '../../../../src/domain/scan/read-scan.ts'

const fnc1 = '\x1d'
const digitString = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
const of = (characters: string, min: number, max: number) =>
  fc.array(fc.constantFrom(...characters), { minLength: min, maxLength: max }).map((all) => all.join(''))

const aGtin = (length: number) =>
  digitString(length - 1)
    .filter((all) => !/^0+$/.test(all))
    .map((all) => all + gtinCheckDigit(all))
const aShortId = fc
  .tuple(of('0123456789ABCDEF', 6, 6), of('0123456789ABCDEFGHJKLMNPQRSTUVWXYZ', 6, 6), of('0123456789ABCDEF', 5, 5))
  .map((parts) => `${parts.join('-')}${shortIdCheckCharacter(parts.join(''))}`)
const aText = of('ABCDEFXYZabc0123456789-/._+()', 1, 20)
const aPlainText = of('ABCDEFXYZabc0123456789-/._+', 1, 20)
const anExpiry = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''))

describe('a prescription', () => {
  test('is read with and without hyphens, in either case, and with + as its check character', () => {
    fc.assert(
      fc.property(aShortId, (shortId) => {
        const meant = { kind: 'prescription', shortId }
        for (const written of [
          shortId,
          shortId.replaceAll('-', ''),
          shortId.toLowerCase(),
          ` ${shortId}\r\n`,
          `]C0${shortId}`,
        ])
          expect(readScan(written)).toEqual(meant)
      }),
    )
    expect(readScan('55555501F0010023456+')).toMatchObject({ kind: 'unknown' })
    const plus = ['24F5DA', 'A83008', '7EFE6'].join('')
    const serial = Array.from({ length: 4096 }, (_, at) => at.toString(16).padStart(5, '0').toUpperCase())
    const withPlus = serial.map((five) => plus.slice(0, 12) + five).find((all) => shortIdCheckCharacter(all) === '+')
    expect(readScan(`${withPlus ?? ''}+`)).toMatchObject({ kind: 'prescription' })
  })

  test('with one wrong character is unknown for its check character, and says what was read', () => {
    expect(readScan('24F5DA-A83008-7EFE6Y\r')).toEqual({
      kind: 'unknown',
      read: '24F5DA-A83008-7EFE6Y',
      why: 'check-digit',
    })
  })
})

describe('a bag label', () => {
  test('gives back the bag it was made for', () => {
    fc.assert(
      fc.property(of('ABCDEFGHJKMNPQRTUVWXY346789', 1, 12), (bagId) => {
        const label = bagLabel(bagId) ?? ''
        expect(readScan(label)).toEqual({ kind: 'bag', bagId })
        expect(readScan(label.toLowerCase())).toEqual({ kind: 'bag', bagId })
      }),
    )
  })

  test('with two letters changed over is not another bag', () => {
    const label = bagLabel('A7KM') ?? ''
    expect(readScan(label.replace('A7', '7A'))).toMatchObject({ kind: 'unknown', why: 'check-digit' })
  })

  test('is not made for an id that would not come back from it', () => {
    expect(bagLabel('a7km')).toBeUndefined()
    expect(bagLabel('A 7')).toBeUndefined()
    expect(bagLabel('')).toBeUndefined()
  })
})

describe('the label of a place', () => {
  const aPlace = fc.record({
    kind: fc.constantFrom('shelf', 'fridge', 'cd-cabinet', 'crate'),
    label: fc
      .array(of('ABCDEFXYZ0123456789', 1, 2), { minLength: 1, maxLength: 3 })
      .chain((parts) => fc.constantFrom(' ', '-').map((gap) => parts.join(gap))),
  } as const)

  test('gives back the place it was made for, in either case', () => {
    fc.assert(
      fc.property(aPlace, (place) => {
        const label = placeLabel(place) ?? ''
        for (const written of [label, label.toLowerCase(), `${label}\r\n`])
          expect(readScan(written)).toEqual({ kind: 'place', place })
      }),
    )
    expect(placeLabel({ kind: 'shelf', label: ' a3 ' })).toBe(placeLabel({ kind: 'shelf', label: 'A3' }))
  })

  test('with one wrong or changed letter is not another place', () => {
    const label = placeLabel({ kind: 'shelf', label: 'A3' }) ?? ''
    expect(readScan(label.replace('A3', '3A'))).toMatchObject({ kind: 'unknown', why: 'check-digit' })
    expect(readScan(label.replace('SA', 'FA'))).toMatchObject({ kind: 'unknown', why: 'check-digit' })
  })

  test('is not made for a name that would not come back from it, nor for one too long to scan', () => {
    for (const label of ['', 'A.3', 'Über 1', 'the shelf on the left'])
      expect(placeLabel({ kind: 'shelf', label })).toBeUndefined()
  })
})

describe('an NHS number', () => {
  test('is ten digits whose modulus 11 passes', () => {
    expect(readScan('9990548609')).toEqual({ kind: 'nhs-number', nhsNumber: parseNhsNumber('9990548609') })
    expect(readScan('999 054 8609')).toMatchObject({ kind: 'nhs-number' })
    expect(readScan('9990548608')).toMatchObject({ kind: 'unknown', why: 'check-digit' })
  })
})

describe('a pack with a linear code', () => {
  test('is read as EAN-8, UPC-A, EAN-13 and GTIN-14, all as 14 digits', () => {
    fc.assert(
      fc.property(fc.constantFrom(8, 12, 13, 14).chain(aGtin), (code) => {
        const gtin = code.padStart(14, '0')
        expect(readScan(code)).toEqual({ kind: 'pack', gtin, batch: null, expiry: null, serial: null, national: {} })
      }),
    )
  })

  test('with any one digit wrong is unknown', () => {
    fc.assert(
      fc.property(aGtin(13), fc.nat(12), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
        const wrong = [...code]
          .map((digit, place) => (place === at ? String((Number(digit) + by) % 10) : digit))
          .join('')
        expect(readScan(wrong)).toEqual({ kind: 'unknown', read: wrong, why: 'check-digit' })
      }),
    )
  })
})

describe('a pack with a GS1 code', () => {
  const fields = fc.record({ gtin: aGtin(14), batch: aText, expiry: anExpiry, serial: aText, national: aText })
  const meant = ({
    gtin,
    batch,
    expiry,
    serial,
    national,
  }: {
    gtin: string
    batch: string
    expiry: string
    serial: string
    national: string
  }) => ({
    kind: 'pack',
    gtin,
    batch,
    expiry,
    serial,
    national: { 714: national },
  })

  test('gives back what was written, in any order of fields and under any identifier', () => {
    fc.assert(
      fc.property(fields, fc.constantFrom(']d2', ']C1', ']e0', '', fnc1), fc.integer(), (pack, identifier, turn) => {
        const parts = [
          `01${pack.gtin}`,
          `17${pack.expiry}`,
          `10${pack.batch}${fnc1}`,
          `21${pack.serial}${fnc1}`,
          `714${pack.national}${fnc1}`,
        ]
        const turned = parts.map((_, at) => parts[(at + Math.abs(turn)) % parts.length] ?? '').join('')
        expect(readScan(identifier + turned)).toEqual(meant(pack))
      }),
    )
  })

  test('gives back the form for people too', () => {
    fc.assert(
      fc.property(fields, aPlainText, aPlainText, (pack, batch, serial) => {
        const plain = { ...pack, batch, serial, national: '123' }
        const text = `(01)${pack.gtin}(17)${pack.expiry}(10)${batch}(21)${serial}(714)123`
        expect(readScan(text)).toEqual(meant(plain))
      }),
    )
  })

  test('without separators is read only where it can be cut in one way', () => {
    const start = ']d201050123456789001727123110'
    expect(readScan(`${start}ABC`)).toMatchObject({ kind: 'pack', batch: 'ABC', serial: null })
    expect(readScan(`${start}ABC21XYZ`)).toEqual({ kind: 'unknown', read: `${start}ABC21XYZ`, why: 'separators' })
    expect(readScan(`${start}ABC21XYZ${fnc1}`)).toMatchObject({ kind: 'pack', batch: 'ABC21XYZ', serial: null })
  })

  test('without its head is only a part, and nobody is sent to set the scanner', () => {
    for (const end of ['17281100102311AB21X7', '102311AB21X7'])
      expect(readScan(end)).toEqual({ kind: 'unknown', read: end, why: 'part' })
    expect(readScan(`01050123456789001728110010ABC21XYZ`)).toMatchObject({ why: 'separators' })
  })

  test('of a scanner known to send separators is believed where there is none', () => {
    const read = ']d201050123456789001727123110ABC21XYZ'
    expect(readScan(read, { separatorsArrive: true })).toMatchObject({ kind: 'pack', batch: 'ABC21XYZ', serial: null })
  })

  test('that contradicts itself, has no GTIN, a wrong check digit or no possible day is unknown', () => {
    expect(readScan(`]d20105012345678900${fnc1}0105012345678917`)).toMatchObject({ why: 'damaged' })
    expect(readScan(']d21727123110ABC')).toMatchObject({ kind: 'unknown', why: 'other' })
    expect(readScan(']d20105012345678901')).toMatchObject({ kind: 'unknown', why: 'check-digit' })
    expect(readScan(']d2010501234567890017271331')).toMatchObject({ kind: 'unknown', why: 'damaged' })
    expect(readScan('(01)05012345678900(10)A(B)C')).toMatchObject({ kind: 'unknown', why: 'damaged' })
  })

  test('that the identifier calls something else is not read as one', () => {
    expect(readScan(']C00105012345678900')).toMatchObject({ kind: 'unknown' })
    expect(readScan(']d25012345678900')).toMatchObject({ kind: 'unknown' })
  })
})

describe('anything else', () => {
  test('never throws, and is unknown with what was read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const scan = readScan(text)
        if (scan.kind === 'unknown') expect(text).toContain(scan.read)
      }),
      { numRuns: 500 },
    )
    expect(readScan('')).toEqual({ kind: 'unknown', read: '', why: 'other' })
    expect(readScan('https://example.org/?q=1')).toMatchObject({ kind: 'unknown', why: 'other' })
  })

  test('never throws when a code is cut off or garbled either', () => {
    const pieces = fc.constantFrom(
      '01',
      '17',
      '10',
      '21',
      '710',
      fnc1,
      ']d2',
      '(01)',
      '(',
      ')',
      '05012345678900',
      'BAG-',
      'A',
      '2',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        expect(readScan(parts.join(''))).toHaveProperty('kind')
      }),
      { numRuns: 1000 },
    )
  })

  test('is read in no time, however long and repetitive', () => {
    const long = `0105012345678900${'10'.repeat(5000)}`
    expect(readScan(long)).toMatchObject({ kind: 'unknown' })
  })
})
