import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitLabel, type FittedLabel, type LabelText } from '../../../src/renderer/features/print/fit-label.ts'
import { heightMm, labelBox, labelLines, type LabelLine } from '../../../src/renderer/features/print/label-lines.ts'
import type { Measure } from '../../../src/renderer/features/print/wrap-text.ts'
import { keepAway, labelParts } from '../../../src/renderer/wording/print.ts'

// Wider than the real type for most letters, and uneven, so that lines break at odd places.
const measure: Measure = (text, bold) =>
  [...text].reduce(
    (sum, letter) => sum + (letter === ' ' ? 0.25 : 'MW@—'.includes(letter) ? 0.95 : bold ? 0.6 : 0.52),
    0,
  )

const usual: LabelText = {
  product: 'Amoxicillin 500 mg capsules',
  quantity: '21 capsules',
  directions: 'Take ONE capsule THREE times a day',
  precautions: ['Space the doses evenly through the day. Keep taking this medicine until the course is finished.'],
  patient: 'Mrs Edith Brown',
  date: '21 Nov 2026',
  keepAway,
  supplier: 'Rose Pharmacy, 14 High Street, Leeds, LS1 1AA. Tel 01632 960123',
  words: labelParts,
}

const linesOf = ({ top, bottom }: FittedLabel): readonly LabelLine[] => [...top, ...bottom]
const printed = (labels: readonly FittedLabel[]): string =>
  labels.flatMap((label) => linesOf(label).flatMap(({ text, right }) => [text, right])).join('')
const bare = (text: string): string => text.replaceAll(/\s/g, '')

const widthOf = ({ text, right, sizePt, bold }: LabelLine): number =>
  (measure(text, bold) + measure(right, bold)) * sizePt * (25.4 / 72)

const expectInside = (labels: readonly FittedLabel[]): void => {
  for (const label of labels) {
    expect(heightMm(linesOf(label))).toBeLessThanOrEqual(labelBox.heightMm + 1e-9)
    for (const line of linesOf(label)) expect(widthOf(line)).toBeLessThanOrEqual(labelBox.widthMm)
  }
}

const word = fc.oneof(
  { weight: 9, arbitrary: fc.string({ minLength: 1, maxLength: 14, unit: 'grapheme-ascii' }) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 90, unit: 'grapheme' }) },
)
const textOf = (max: number): fc.Arbitrary<string> =>
  fc.array(word, { minLength: 1, maxLength: max }).map((words) => words.join(' '))
const labels: fc.Arbitrary<LabelText> = fc.record({
  product: textOf(30),
  quantity: textOf(3),
  directions: textOf(120),
  precautions: fc.array(textOf(40), { maxLength: 3 }),
  patient: textOf(6),
  date: fc.constant('21 Nov 2026'),
  keepAway: fc.constant(keepAway),
  supplier: textOf(12),
  words: fc.constant(labelParts),
})

describe('a label', () => {
  test('of usual length is one label, in large type, with every line the law wants', () => {
    const fitted = fitLabel(usual, measure) ?? []
    expect(fitted).toHaveLength(1)
    expectInside(fitted)
    const all = bare(printed(fitted))
    for (const text of [usual.product, usual.quantity, usual.directions, ...usual.precautions, usual.patient])
      expect(all).toContain(bare(text))
    for (const text of [usual.date, usual.keepAway, usual.supplier]) expect(all).toContain(bare(text))
    expect(all).not.toContain('Label1of')
    expect(fitted[0]?.top[0]?.sizePt).toBeGreaterThanOrEqual(7)
  })

  test('takes smaller type before it takes a second label, and a second label before it goes below the smallest type', () => {
    const sizes = [20, 45, 60, 90, 400].map((words) => {
      const fitted =
        fitLabel({ ...usual, precautions: [], directions: 'Take one now. '.repeat(words / 3) }, measure) ?? []
      return [fitted.length, Math.min(...fitted.flatMap(linesOf).map(({ sizePt }) => sizePt))] as const
    })
    const counts = sizes.map(([count]) => count)
    expect(counts[0]).toBe(1)
    expect(counts.at(-1)).toBeGreaterThan(2)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(sizes.every(([, size]) => size >= 6)).toBe(true)
  })

  test('that goes on says so, is numbered, and repeats whose it is, what it is and where it is from', () => {
    const fitted = fitLabel({ ...usual, directions: 'Take one at night. '.repeat(40) }, measure) ?? []
    expect(fitted.length).toBeGreaterThan(1)
    expectInside(fitted)
    fitted.forEach((label, at) => {
      const all = bare(printed([label]))
      expect(all).toContain(bare(`Label ${String(at + 1)} of ${String(fitted.length)}`))
      for (const text of [usual.product, usual.patient, usual.date, usual.keepAway, usual.supplier])
        expect(all).toContain(bare(text))
      expect(all.includes(bare(`Continued on label ${String(at + 2)}`))).toBe(at + 1 < fitted.length)
    })
  })

  test('is never cut: whatever the texts, everything is printed, in order, inside the edges, or nothing is', () => {
    fc.assert(
      fc.property(labels, (label) => {
        const fitted = fitLabel(label, measure)
        if (fitted === undefined) return
        expectInside(fitted)
        const heading = labelLines(measure, label.product, {
          right: label.quantity,
          sizePt: fitted[0]?.top[0]?.sizePt ?? 0,
          bold: true,
        })
        const again =
          fitted[1]?.top[0]?.text === heading[0]?.text && fitted[1]?.top[0]?.bold === true ? heading.length : 0
        const own = fitted.map(({ top }, at) =>
          top.slice(at === 0 ? 0 : again, at + 1 < fitted.length ? -1 : undefined),
        )
        const said = own.map((lines) => bare(lines.map(({ text, right }) => text + right).join(''))).join('')
        expect(said).toBe([label.product, label.quantity, label.directions, ...label.precautions].map(bare).join(''))
        for (const { bottom } of fitted) {
          const foot = bare(bottom.map(({ text, right }) => text + right).join(''))
          expect(foot).toContain(bare(label.keepAway).slice(0, 10))
          expect(foot.endsWith(bare(label.supplier))).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('whose foot alone fills it is not printed at all', () => {
    expect(fitLabel({ ...usual, supplier: 'Long '.repeat(200) }, measure)).toBeUndefined()
    expect(fitLabel({ ...usual, patient: 'Longer '.repeat(80) }, measure)).toBeUndefined()
  })
})
