import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startInbound } from '../../../src/main/desk/inbound.ts'
import { countMessages } from '../../../src/main/intake/store.ts'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'
import { changed, fixtureText, put } from '../../support/intake-fixtures.ts'
import { createWorld } from '../../support/world.ts'
import { intakeOf } from '../intake/intake-of.ts'

let desk: DeskRig
let outside = ''

beforeEach(async () => {
  desk = await openDeskRig()
  outside = mkdtempSync(path.join(os.tmpdir(), 'pestle-inbox-'))
})
afterEach(async () => {
  await desk.remove()
  rmSync(outside, { recursive: true, force: true })
})

const watch = async (watchedFolder: string) => {
  const { settings } = await desk.ask('desk:state', {})
  return desk.reply('desk:change-settings', { settings: { ...settings, watchedFolder } })
}

const refusal = (code: string) => ({ kind: 'refusal', refusal: { code } })

test('the data folder is never watched, by whatever name: the watcher would move the records away', async () => {
  const link = path.join(outside, 'link')
  symlinkSync(path.join(desk.dir, 'practice'), link)
  const before = readdirSync(path.join(desk.dir, 'practice'))
  for (const folder of [
    desk.dir,
    path.join(desk.dir, 'practice'),
    path.join(desk.dir, 'practice', 'nhs-stand-in'),
    `${desk.dir}${path.sep}practice${path.sep}..${path.sep}practice`,
    link,
  ])
    expect(await watch(folder), folder).toEqual(refusal('folder-is-ours'))
  expect(readdirSync(path.join(desk.dir, 'practice'))).toEqual(before)
})

test('a folder named without its whole path is refused: it would be another one after the next start', async () => {
  expect(await watch('.')).toEqual(refusal('folder-not-found'))
  expect(await watch(path.join(outside, 'none'))).toEqual(refusal('folder-not-found'))
  expect(await watch(outside)).toMatchObject({ kind: 'answer', value: { watchedFolder: outside } })
})

test('a folder changed while the desk closes is not watched afterwards', async () => {
  using world = createWorld()
  const timers = createTimers(world.clock.now)
  const faults: unknown[] = []
  const inbound = startInbound(timers, intakeOf(world).deps, outside, (fault) => void faults.push(fault))
  const other = mkdtempSync(path.join(outside, 'other-'))
  const changing = inbound.watch(other)
  await inbound.stop()
  await changing
  expect(timers.nextAt()).toBeNull()
  expect(faults).toEqual([])
})

test('a folder that hangs keeps neither the desk from closing nor another from being watched, and nothing is read from it afterwards', async () => {
  using world = createWorld()
  const timers = createTimers(world.clock.now)
  const { deps } = intakeOf(world)
  const file = { name: 'x.json', sizeBytes: 2, modifiedAt: 0 }
  const listed: string[] = []
  let answer: (bytes: Uint8Array) => void = () => undefined
  const hangs = () => new Promise<Uint8Array>((resolve) => (answer = resolve))
  const portOf = (folder: string) => ({
    list: () => {
      listed.push(folder)
      return Promise.resolve([file])
    },
    read: hangs,
    move: () => Promise.resolve(true),
  })
  const faults: unknown[] = []
  const inbound = startInbound(timers, deps, 'share', (fault) => void faults.push(fault), portOf)
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 1_000) {
      world.clock.advance(1_000)
      timers.run()
      await new Promise((resolve) => void setImmediate(resolve))
    }
  }
  await pass(3_000)
  const changing = inbound.watch('other')
  await pass(6_000)
  await changing
  expect(listed.at(-1)).toBe('other')
  await pass(3_000)
  const stopping = inbound.stop()
  await pass(6_000)
  await stopping
  const messages = () => countMessages(world.database.db)
  answer(Buffer.from('{}'))
  await pass(1_000)
  expect([messages(), faults, timers.nextAt()]).toEqual([0, [], null])
})

test('of folders changed one right after the other only the last is watched', async () => {
  using world = createWorld()
  const timers = createTimers(world.clock.now)
  const inbound = startInbound(timers, intakeOf(world).deps, null, (fault) => {
    throw fault
  })
  const [first, second] = [mkdtempSync(path.join(outside, 'a-')), mkdtempSync(path.join(outside, 'b-'))] as const
  await Promise.all([inbound.watch(outside), inbound.watch(first), inbound.watch(second)])
  for (const folder of [outside, first, second]) writeFileSync(path.join(folder, 'x.json'), '{}')
  const left = () => [outside, first, second].map((folder) => readdirSync(folder).includes('x.json'))
  await vi.waitFor(() => {
    world.clock.advance(2_000)
    timers.run()
    expect(left()).toEqual([true, true, false])
  })
  await inbound.stop()
  expect(timers.nextAt()).toBeNull()
})

test('a file of which one prescription was not taken in goes to the refused ones, and not to those that are done', async () => {
  using world = createWorld({ ourOds: 'FA565' })
  const timers = createTimers(world.clock.now)
  const inbound = startInbound(timers, intakeOf(world).deps, outside, (fault) => {
    throw fault
  })
  const partly = changed('releaseReply', (reply) =>
    put(reply, ['parameter', 0, 'resource', 'entry', 0, 'resource', 'entry', 1, 'resource', 'status'], 'draft'),
  )
  writeFileSync(path.join(outside, 'part.json'), partly)
  writeFileSync(path.join(outside, 'whole.json'), fixtureText('orderSigned'))
  const files = (into: string) => {
    const folder = path.join(outside, into)
    return existsSync(folder) ? readdirSync(folder) : []
  }
  await vi.waitFor(() => {
    world.clock.advance(2_000)
    timers.run()
    expect([files('done'), files('refused')]).toEqual([['whole.json'], ['part.json']])
  })
  await inbound.stop()
})

// It takes that many until it is told; at the usual pace of waiting they come to nearly all the time there is.
const sixteenLooks = { timeout: 20_000, interval: 5 }

test('the files of a folder that is watched no more are not told of any longer, and whoever told of them hears it', async () => {
  using world = createWorld()
  const timers = createTimers(world.clock.now)
  const file = { name: 'x.json', sizeBytes: 2, modifiedAt: 0 }
  const portOf = (folder: string) => ({
    list: () => Promise.resolve(folder === 'share' ? [file] : []),
    read: () => Promise.resolve(undefined),
    move: () => Promise.resolve(true),
  })
  const told: number[] = []
  const throws = (fault: unknown): never => {
    throw fault
  }
  const inbound = startInbound(timers, intakeOf(world).deps, 'share', throws, portOf, () => {
    told.push(inbound.unread().length)
  })
  await vi.waitFor(() => {
    world.clock.advance(2_000)
    timers.run()
    expect(told).toEqual([1])
  }, sixteenLooks)
  await inbound.watch('other')
  expect(told).toEqual([1, 0])
  await inbound.watch(null)
  expect(told).toEqual([1, 0])
  await inbound.stop()
})
