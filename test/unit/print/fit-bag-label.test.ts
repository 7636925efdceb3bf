import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitBagLabel, type BagText } from '../../../src/renderer/features/print/fit-bag-label.ts'
import { heightMm, labelBox } from '../../../src/renderer/features/print/label-lines.ts'
import type { Measure } from '../../../src/renderer/features/print/wrap-text.ts'
import { bagBornWords, bagMarkWords } from '../../../src/renderer/wording/print.ts'

const measure: Measure = (text, bold) => text.length * (bold ? 0.6 : 0.52)

const usual: BagText = {
  name: 'Mrs Margaret Anne Whitfield',
  born: bagBornWords('3 Jan 1951'),
  address: '14 Elm Road, Thornbeck, ZZ99 1AD',
  place: 'Shelf A3',
  marks: bagMarkWords({
    alike: 'Similar name',
    items: 2,
    fridge: true,
    controlled: true,
    lastDay: '12 Dec 2026',
  }),
  code: 'BAG-K7QPX',
  notReal: 'PRACTICE',
}

const bare = (text: string): string => text.replaceAll(/\s/g, '')

test('the label of a bag says the date of birth beside the name, and that somebody here has a like name', () => {
  const label = fitBagLabel(usual, measure)
  const top = label?.top.map(({ text, right }) => text + right).join('') ?? ''
  const bottom = label?.bottom.map(({ text, right }) => text + right).join('') ?? ''
  expect(bare(top)).toContain(bare('born 3 Jan 1951'))
  expect(bare(bottom)).toContain(bare('SIMILAR NAME 2 items FRIDGE CD until 12 Dec 2026'))
  expect(bagMarkWords({ alike: null, items: 2, fridge: false, controlled: false, lastDay: null })).toBe('2 items')
})

test('a label of a bag that fits keeps every word inside, with bars that a scanner reads; one that does not is none', () => {
  const text = fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme-ascii' })
  fc.assert(
    fc.property(text, text, (name, address) => {
      const label = fitBagLabel({ ...usual, name, address }, measure)
      if (label === undefined) return
      const lines = [...label.top, ...label.bottom]
      expect(heightMm(lines) + label.barMm).toBeLessThanOrEqual(labelBox.heightMm + 1e-9)
      expect(label.barMm).toBeGreaterThanOrEqual(6)
      const printed = bare(lines.map((line) => line.text + line.right).join(''))
      for (const part of [name, usual.born, address]) expect(printed).toContain(bare(part))
    }),
  )
})
