import { expect, test } from 'vitest'
import { countsOf, freshForm } from '../../../src/renderer/features/prescription/acts/assemble-form.ts'
import { assembleButtonWords, assembledToldWords } from '../../../src/renderer/wording/assembled.ts'
import { aContent, aPrescription, items } from '../../support/builders.ts'

const [one, other] = aPrescription({ content: aContent({ items: items(2) }) }).items.map((item) =>
  freshForm(item, true),
)
const owed = (form: typeof one) => ({ ...form!, lines: form!.lines.map((line) => ({ ...line, amount: '0' })) })
const ends = (forms: Parameters<typeof countsOf>[0]) => assembleButtonWords(countsOf(forms))

test('what is owed whole is not called assembled, on the button or once it is recorded', () => {
  expect(ends([owed(one)])).toBe('Owed, nothing assembled')
  expect(ends([owed(one), owed(other)])).toBe('Owed 2 items, nothing assembled')
  expect(ends([one!, owed(other)])).toBe('Assembled 1 item, owed 1, no pack scanned')
  expect(assembledToldWords(countsOf([one!, owed(other)]))).toBe('Assembled: 1 item. All of it owed: 1 item.')
  expect(assembledToldWords(countsOf([owed(one)]))).toBe('All of it owed: 1 item.')
})

test('the button says of how many items no pack was scanned', () => {
  const pack = { gtin: '', code: null, parentCode: null, size: null, scans: [], reason: '' }
  const scanned = { ...other!, lines: other!.lines.map((line) => ({ ...line, pack })) }
  expect(ends([one!])).toBe('Assembled, no pack scanned')
  expect(ends([one!, scanned])).toBe('Assembled 2 items, 1 with no pack scanned')
  expect(ends([scanned])).toBe('Assembled')
})
