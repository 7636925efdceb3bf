import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lineSealer } from '../../../src/main/desk/line-sealer.ts'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'

let desk: DeskRig

beforeEach(async () => {
  desk = await openDeskRig()
})
afterEach(async () => {
  await desk.remove()
})

const files = (): readonly string[] =>
  readdirSync(path.join(desk.dir, 'practice'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

const record = () => path.join(desk.dir, 'practice', 'nhs-stand-in', 'psu-stand-in.jsonl')

test('no file of the practice folder shows an NHS number: a real message may be imported there by mistake', async () => {
  const { rows } = await desk.ask('queue:page', { stage: null, search: '', after: null, limit: 200 })
  const numbers = rows.map(({ patient }) => patient.nhsNumber)
  expect(numbers.length).toBeGreaterThan(10)
  await vi.waitFor(() => {
    desk.advance(1_000)
    expect(readFileSync(record()).length).toBeGreaterThan(1_000)
  })
  const shown = () =>
    files().filter((file) => {
      const text = readFileSync(file, 'latin1')
      return numbers.some((number) => text.includes(number))
    })
  expect(shown()).toEqual([])
  await desk.stop()
  expect(shown()).toEqual([])
  // Opened again under the same key: what it held is there, so that it goes on as one NHS.
  const before = readFileSync(record()).length
  await desk.start()
  expect(readFileSync(record()).length).toBeGreaterThanOrEqual(before)
})

test('a sealed line opens to what it was, under its own key and unchanged only', () => {
  let next = 0
  const bytes = (count: number) => Buffer.alloc(count, (next += 1))
  const sealer = lineSealer(Buffer.alloc(32, 1), bytes)
  const sealed = sealer.seal('Zoë 9990000018')
  expect(sealed).toMatch(/^[\w+/=]+$/)
  expect(sealer.open(sealed)).toBe('Zoë 9990000018')
  expect(sealer.seal('Zoë 9990000018')).not.toBe(sealed)
  expect(() => lineSealer(Buffer.alloc(32, 2), bytes).open(sealed)).toThrow()
  const changed = Buffer.from(sealed, 'base64')
  changed[14]! ^= 1
  expect(() => sealer.open(changed.toString('base64'))).toThrow()
})

test('one of the first practice prescriptions is an order without a signature, and of those that come after none', async () => {
  const unsigned = async () => {
    const { rows } = await desk.ask('queue:page', { stage: null, search: '', after: null, limit: 200 })
    return { all: rows.length, unsigned: rows.filter(({ flags }) => flags.includes('unsigned')).length }
  }
  expect(await unsigned()).toEqual({ all: 16, unsigned: 1 })
  await desk.ask('practice:more-prescriptions', { count: 5 })
  expect(await unsigned()).toEqual({ all: 21, unsigned: 1 })
})
