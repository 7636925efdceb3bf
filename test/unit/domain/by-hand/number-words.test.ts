import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberOfWords } from '../../../../src/domain/by-hand/number-words.ts'

test.each([
  ['one', '1'],
  ['Fifty-six', '56'],
  ['fifty six tablets only', '56'],
  ['one hundred and twelve', '112'],
  ['A hundred', '100'],
  ['one thousand two hundred', '1200'],
  ['Twelve hundred', '1200'],
  ['two point five ml', '2.5'],
  ['zero point two five', '0.25'],
  ['two and a half tablets', '2.5'],
  ['Twenty-one and a quarter', '21.25'],
  ['two-and-a-half tablets', '2.5'],
  ['Fifty-six capsules, by mouth', '56'],
  ['thirty grams of the 1% cream', '30'],
])('%s is %s', (words, number) => {
  expect(numberOfWords(words)).toBe(number)
})

test.each([
  '',
  '56',
  'tablets',
  'twenty twelve',
  'six twenty',
  'one two',
  'thirty tablets and thirty',
  'two point',
  'hundred thousand thousand',
  'two dozen',
  'three million tablets',
  'one and three quarters',
  'two thirds',
  'five point two and a half',
  'thirty tablets and a half',
  'half a tablet',
  'five half tablets',
  'fifty-six half',
  'two half',
  'one eighth',
  'seven eighths',
  'five sixths',
  'two ninths',
  'three twentieths',
  'nine sixteenths',
  'one hundredth',
  'three per cent',
  'three percent',
  'three %',
])('what is not one number is not read: %s', (words) => {
  expect(numberOfWords(words)).toBeUndefined()
})

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const written = (n: number): string => {
  if (n < 20) return small[n] ?? ''
  if (n < 100) return `${tens[Math.floor(n / 10)] ?? ''}${n % 10 === 0 ? '' : `-${small[n % 10] ?? ''}`}`
  if (n < 1000) return `${small[Math.floor(n / 100)] ?? ''} hundred${n % 100 === 0 ? '' : ` and ${written(n % 100)}`}`
  return `${written(Math.floor(n / 1000))} thousand${n % 1000 === 0 ? '' : ` ${written(n % 1000)}`}`
}

test('every total up to 999,999 is read back from its words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), (n) => {
      expect(numberOfWords(written(n))).toBe(String(n))
    }),
  )
})
