import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startInbound } from '../../../src/main/desk/inbound.ts'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'
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
