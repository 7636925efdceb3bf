import { expect, test } from 'vitest'
import type { SupplyLine } from '../../../src/domain/prescription.ts'
import type { Gtin } from '../../../src/domain/scan/gtin.ts'
import {
  allScanned,
  lineFor,
  type CheckedPack,
} from '../../../src/renderer/features/prescription/acts/checked-packs-of.ts'

const line = (amount: number, scanned?: number): SupplyLine => ({
  product: { code: '1', name: 'Losartan 50mg tablets' },
  amount: amount * 100,
  batch: null,
  expiry: null,
  ...(scanned !== undefined && {
    pack: { gtin: '05000000000001', parentCode: '1', scanned, packs: scanned, loose: 0, reason: null },
  }),
})

const pack = (of: number, size: number | null = 28): CheckedPack => ({
  gtin: '05000000000001' as Gtin,
  serial: null,
  line: of,
  size: size === null ? null : size * 100,
})

test('one scanned pack of three does not count as the item checked; the third does', () => {
  expect(allScanned([line(84)], [pack(0)])).toBe(false)
  expect(allScanned([line(84)], [pack(0), pack(0)])).toBe(false)
  expect(allScanned([line(84)], [pack(0), pack(0), pack(0)])).toBe(true)
})

test('as many packs as were scanned at assembly have to be scanned, also where each was not used up', () => {
  expect(allScanned([line(28, 2)], [pack(0)])).toBe(false)
  expect(allScanned([line(28, 2)], [pack(0), pack(0)])).toBe(true)
})

test('a part of a pack is checked with that one pack', () => {
  expect(allScanned([line(21)], [pack(0)])).toBe(true)
})

test('a pack whose size cannot be compared ticks nothing', () => {
  expect(allScanned([line(28)], [pack(0, null)])).toBe(false)
})

test('each line has to be there in full, and a pack goes to the first line it can be of that is not', () => {
  const lines = [line(28), line(56)]
  expect(allScanned(lines, [pack(0), pack(0), pack(0)])).toBe(false)
  expect(lineFor(lines, [0, 1], [])).toBe(0)
  expect(lineFor(lines, [0, 1], [pack(0)])).toBe(1)
  expect(allScanned(lines, [pack(0), pack(1), pack(1)])).toBe(true)
})
