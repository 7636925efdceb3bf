import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(path.resolve(import.meta.dirname, '../../../src/renderer/app/tokens.css'), 'utf8')

type Theme = 'light' | 'dark'

const colours = (theme: Theme): ReadonlyMap<string, string> =>
  new Map(
    [...css.matchAll(/--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g)].map((found) => {
      const [, name = '', light, dark, both] = found
      return [name, both ?? (theme === 'light' ? light : dark) ?? '']
    }),
  )

const light = (hex: string): number => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [r = 0, g = 0, b = 0] = channels.map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (a: string, b: string): number => {
  const [high, low] = [light(a), light(b)].toSorted((x, y) => y - x)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

const papers = ['page', 'surface', 'raised', 'sunken', 'hover', 'chosen'] as const
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...papers, 'attention-tint', 'danger-tint', 'fresh-tint']],
  ['ink-2', [...papers, 'attention-tint']],
  ['ink-3', ['page', 'surface', 'raised', 'hover', 'chosen']],
  ['danger', ['page', 'surface', 'danger-tint']],
  ['attention', ['page', 'surface', 'attention-tint']],
  ['fresh', ['page', 'surface', 'fresh-tint']],
  ['on-act', ['act', 'act-hover', 'danger-fill']],
  ['on-band', ['practice', 'sandbox']],
]
// What is not text needs 3 to 1: the frame of a field, the focus.
const shapes: readonly (readonly [string, readonly string[]])[] = [
  ['line-strong', ['page', 'surface']],
  ['focus', ['page', 'surface', 'sunken', 'chosen']],
]

test.each(['light', 'dark'] as const)('every text of the %s theme stands out 4.5 to 1, every shape 3 to 1', (theme) => {
  const of = colours(theme)
  const ratio = (a: string, b: string): number => contrast(of.get(a) ?? '', of.get(b) ?? '')
  for (const [text, grounds] of texts)
    for (const ground of grounds) expect(ratio(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  for (const [shape, grounds] of shapes)
    for (const ground of grounds) expect(ratio(shape, ground), `${shape} on ${ground}`).toBeGreaterThanOrEqual(3)
})

test('every colour of the tokens that has two themes can be read here', () => {
  const declared = [...css.matchAll(/--([\w-]+): light-dark\(#/g)].map(([, name]) => name)
  expect(declared.length).toBeGreaterThan(20)
  for (const name of declared) expect(colours('dark').has(name ?? ''), name).toBe(true)
})
