import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { bagLabel, parseBagLabel } from '../../../src/domain/scan/bag-label.ts'
import { placeLabel } from '../../../src/domain/scan/place-label.ts'
import { readScan } from '../../../src/domain/scan/read-scan.ts'
import { code128, moduleMm, modulesOf, quietModules } from '../../../src/renderer/features/print/code-128.ts'
import { labelBox } from '../../../src/renderer/features/print/label-lines.ts'

beforeAll(async () => {
  const wasm = readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  await prepareZXingModule({ overrides: { wasmBinary: wasm.buffer }, fireImmediately: true })
})

const pixelsPerModule = 3
const heightPixels = 40

/** A picture of the bars, as a scanner sees them. */
const pictureOf = (text: string): ImageData => {
  const runs = code128(text)
  const width = modulesOf(runs) * pixelsPerModule
  const row = new Uint8ClampedArray(width * 4).fill(255)
  let at = quietModules
  runs.forEach((run, number) => {
    if (number % 2 === 0)
      for (let pixel = at * pixelsPerModule; pixel < (at + run) * pixelsPerModule; pixel += 1)
        row.fill(0, pixel * 4, pixel * 4 + 3)
    at += run
  })
  const data = new Uint8ClampedArray(width * 4 * heightPixels)
  for (let line = 0; line < heightPixels; line += 1) data.set(row, line * width * 4)
  return { data, width, height: heightPixels, colorSpace: 'srgb' }
}

const read = async (text: string): Promise<readonly string[]> =>
  (await readBarcodes(pictureOf(text), { formats: ['Code128'] })).map((found) => found.text)

const bagIds = fc
  .array(fc.stringMatching(/^[0-9A-Z]{1,6}$/), { minLength: 1, maxLength: 3 })
  .map((groups) => groups.join('-'))

test('every bag label reads back as it was written, and means its bag', async () => {
  await fc.assert(
    fc.asyncProperty(bagIds, async (bagId) => {
      const label = bagLabel(bagId) ?? ''
      expect(await read(label)).toEqual([label])
      expect(parseBagLabel(label)).toBe(bagId)
      expect(readScan(label)).toEqual({ kind: 'bag', bagId })
    }),
    { numRuns: 100 },
  )
})

test('the label of the four letters that Pestle proposes has bars as wide as scanners like them', () => {
  const runs = code128(bagLabel('A7KQ') ?? '')
  expect(moduleMm(runs, labelBox.widthMm)).toBe(0.375)
  expect(runs.length % 2).toBe(1)
})

test('a label too long for bars that a scanner reads has none', () => {
  expect(
    moduleMm(code128(bagLabel('ABCDEFGHJKMNPQRTUVWXYABCDEFGHJKMNPQRTUVW') ?? ''), labelBox.widthMm),
  ).toBeUndefined()
})

test('every place label of the longest name reads back, means its place, and has bars that scanners read', async () => {
  const place = { kind: 'cd-cabinet', label: 'CABINET 10' } as const
  const label = placeLabel(place) ?? ''
  expect(await read(label)).toEqual([label])
  expect(readScan(label)).toEqual({ kind: 'place', place })
  expect(moduleMm(code128(label), labelBox.widthMm)).toBe(0.25)
  expect(moduleMm(code128(placeLabel({ kind: 'shelf', label: 'A3' }) ?? ''), labelBox.widthMm)).toBe(0.375)
})
