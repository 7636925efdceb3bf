import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lineSealer } from '../../../src/main/desk/line-sealer.ts'
import { placeHandlers } from '../../../src/main/desk/place/place-handlers.ts'
import { lastRestart, mayRestart, takeBackRestart } from '../../../src/main/desk/place/restarts.ts'

const minute = 60_000
const start = Date.parse('2026-11-16T09:00:00Z')

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'pestle-restarts-'))
})
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true })
})

const broke = (atMinute: number): boolean => mayRestart(dataDir, { at: start + atMinute * minute, why: 'app' })

it('what breaks for the third time in ten minutes is not started again, whichever process counted the others', () => {
  expect([broke(0), broke(4), broke(9)]).toEqual([true, true, false])
  expect(lastRestart(dataDir)).toEqual({ at: start + 9 * minute, why: 'app' })
})

it('what breaks twice in every ten minutes goes on', () => {
  expect([0, 6, 12, 18, 24].map(broke)).toEqual([true, true, true, true, true])
})

it('a restart that did not happen counts for nothing, and nobody is told of it', () => {
  broke(0)
  mayRestart(dataDir, { at: start + minute, why: 'app-hang' })
  takeBackRestart(dataDir, start + minute)
  expect(lastRestart(dataDir)).toEqual({ at: start, why: 'app' })
  expect([broke(2), broke(3)]).toEqual([true, false])
})

it('where it cannot be counted nothing is started again', () => {
  expect(mayRestart(path.join(dataDir, 'gone'), { at: start, why: 'screen' })).toBe(false)
})

it('no key waits for the disk with the place that is kept, the last one stays, and one that failed keeps no other from it', async () => {
  const dir = path.join(dataDir, 'practice')
  const open = () =>
    placeHandlers({ dir, dataDir, now: () => start, sealer: lineSealer(Buffer.alloc(32, 7), randomBytes) })
  const { handlers: place, stop } = open()
  const person = { id: 'person-1', name: 'Aisha Karim', role: 'pharmacist' as const }
  const keep = async (screen: string) => place['place:keep']({ screen, inHand: null }, { session: 'window', person })
  await expect(keep('claims')).rejects.toMatchObject({ code: 'ENOENT' })
  mkdirSync(dir)
  const keeping = ['queue', 'claims', 'sync'].map(keep)
  expect(readdirSync(dir)).toEqual([])
  await stop()
  expect(await open().handlers['place:last']({}, { session: 'window', person })).toMatchObject({
    value: { place: { screen: 'sync' } },
  })
  await Promise.all(keeping)
})

it('an app that hangs while it keeps a place comes back to the one before it, or to that one', async () => {
  const open = () =>
    placeHandlers({ dir: dataDir, dataDir, now: () => start, sealer: lineSealer(Buffer.alloc(32, 7), randomBytes) })
  const asker = { session: 'window', person: { id: 'person-1', name: 'Aisha Karim', role: 'pharmacist' as const } }
  const { handlers, stop } = open()
  await handlers['place:keep']({ screen: 'claims', inHand: null }, asker)
  void handlers['place:keep']({ screen: 'queue', inHand: '24F5DA-A83008-7EFE6Z' }, asker)
  // After each turn the loop stands still, as long as the threads beside it need to do what they were told.
  for (let turn = 0; turn < 6; turn += 1) {
    await new Promise(setImmediate)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    expect(await open().handlers['place:last']({}, asker)).toMatchObject({
      value: { place: { screen: expect.stringMatching(/^(claims|queue)$/) as string } },
    })
  }
  await stop()
})

it('somebody comes back to where they were only for a shift, and is told of a restart only for a moment', async () => {
  let now = start
  const open = (key = 7) =>
    placeHandlers({ dir: dataDir, dataDir, now: () => now, sealer: lineSealer(Buffer.alloc(32, key), randomBytes) })
      .handlers
  const person = { id: 'person-1', name: 'Aisha Karim', role: 'pharmacist' as const }
  const asker = { session: 'window', person }
  await open()['place:keep']({ screen: 'claims', inHand: '24F5DA-A83008-7EFE6Z' }, asker)
  broke(0)
  // An id of the NHS names one patient's prescription, and the record beside it is encrypted.
  expect(readFileSync(path.join(dataDir, 'place.json'), 'utf8')).not.toMatch(/24F5DA|claims|person-1/)
  const last = async (key?: number) => {
    const answer = await open(key)['place:last']({}, asker)
    return answer.ok ? answer.value : null
  }
  expect(await last()).toEqual({
    place: { personId: 'person-1', screen: 'claims', inHand: '24F5DA-A83008-7EFE6Z' },
    startedAgain: { at: start, why: 'app' },
  })
  expect((await last(8))?.place).toBe(null)
  now = start + 6 * minute
  expect((await last())?.startedAgain).toBe(null)
  now = start + 13 * 60 * minute
  expect((await last())?.place).toBe(null)
  writeFileSync(path.join(dataDir, 'place.json'), '{"torn')
  writeFileSync(path.join(dataDir, 'restarts.json'), '{"torn')
  expect(await last()).toEqual({ place: null, startedAgain: null })
})
