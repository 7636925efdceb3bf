import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { leavingWiring } from '../../../src/main/desk/leaving/leaving-wiring.ts'
import { forgetRecorded, recordLeft } from '../../../src/main/desk/leaving/left-event.ts'
import {
  noteRecording,
  noteUnfinished,
  removeUnfinished,
  unfinishedIn,
} from '../../../src/main/desk/leaving/unfinished.ts'
import { writeLeaving, type Left } from '../../../src/main/desk/leaving/write-leaving.ts'
import { createPushes } from '../../../src/main/desk/pushes.ts'
import { contentNumber } from '../../support/content-number.ts'
import { openDeskRig } from '../../support/desk-rig.ts'
import { inThread } from '../../support/in-thread.ts'
import { people } from '../../support/people.ts'
import { createWorld, type World } from '../../support/world.ts'

let out: string
beforeEach(() => {
  out = mkdtempSync(path.join(tmpdir(), 'pestle-left-'))
})
afterEach(() => {
  rmSync(out, { recursive: true, force: true })
})

/** The questions about leaving of a start on a file, and what went wrong. */
const startedOn = (world: World, ledger = world.dispensing.ledger) => {
  const faults: unknown[] = []
  const dir = path.dirname(world.file)
  const dataDir = path.join(dir, 'data')
  mkdirSync(dataDir, { recursive: true })
  const asker = { session: 's', person: people.pharmacist }
  const wiring = leavingWiring(
    { now: world.clock.now, after: () => () => undefined, inWorker: inThread },
    {
      opened: { database: world.database, dataKey: world.key, dir },
      options: {
        dataDir,
        environment: 'practice',
        version: '1',
        pushes: createPushes(() => undefined),
        reportFault: (_where, fault) => `${faults.push(fault)}`,
      },
      ledger,
    },
  )
  const asked = { asPersonId: asker.person.id, folder: out, odsCode: world.ourOds, understood: true } as const
  return {
    ...wiring,
    faults,
    begin: () => wiring.handlers['leaving:begin'](asked, asker),
    state: () => wiring.handlers['leaving:state']({}, asker),
  }
}

/** Everything taken out, which is not on record yet. */
const written = (world: World): Left => {
  const dataDir = path.join(path.dirname(world.file), 'data')
  mkdirSync(dataDir)
  const of = { file: world.file, dataKey: world.key, dataDir, folder: out, environment: 'practice', appVersion: '1' }
  const asked = { ...of, odsCode: world.ourOds, at: world.clock.now() }
  const left = writeLeaving(asked, { progress: () => undefined, isCancelled: () => false })
  if (!left.ok) throw new Error(left.refusal.code)
  return left.value
}

test('once it is on record that everything was taken out the folder stays, be the app killed the moment after', async () => {
  using world = createWorld()
  const left = written(world)
  recordLeft({ database: world.database, ledger: world.dispensing.ledger }, people.pharmacist, left)
  const dir = path.dirname(world.file)
  expect(unfinishedIn(dir).map(({ partial }) => partial)).toEqual([left.partial])
  const { leftBehind, state, stop } = startedOn(world)
  await stop()
  expect([leftBehind(), state(), removeUnfinished(dir)]).toMatchObject([
    0,
    { value: { trouble: null } },
    { removed: 0, left: 0 },
  ])
  expect(existsSync(left.folder)).toBe(true)
})

test('what was taken out and recorded is not removed when everything is taken out again', () => {
  using world = createWorld()
  const first = written(world)
  recordLeft({ database: world.database, ledger: world.dispensing.ledger }, people.pharmacist, first)
  rmSync(path.join(path.dirname(world.file), 'data'), { recursive: true })
  world.clock.advance(60_000)
  const second = written(world)
  expect(readdirSync(out).toSorted()).toEqual([first, second].map(({ folder }) => path.basename(folder)))
})

test('what was written whole and could not be recorded is removed at once, and then it is said that nothing was kept', async () => {
  using world = createWorld()
  world.receive(contentNumber(1))
  const newId = (): string => {
    throw new Error('database or disk is full')
  }
  const { begin, state, leftBehind, faults } = startedOn(world, { ...world.dispensing.ledger, newId })
  await begin()
  await expect.poll(state).toMatchObject({ value: { running: null, last: null, trouble: 'failed' } })
  expect([readdirSync(out), leftBehind(), faults.length]).toEqual([[], 0, 1])
})

test('where only the note of it cannot be changed any more, what is on record stays and is said to be done', async () => {
  using world = createWorld()
  const note = path.join(path.dirname(world.file), 'leaving.json')
  let recorded = 0
  const newSalt = () => {
    recorded += 1
    // A folder in its place: the note can neither be read nor removed as a file.
    rmSync(note)
    mkdirSync(path.join(note, 'full'), { recursive: true })
    return world.dispensing.ledger.newSalt()
  }
  const { begin, state, faults } = startedOn(world, { ...world.dispensing.ledger, newSalt })
  await begin()
  await expect.poll(() => faults.length).toBe(1)
  expect(state()).toMatchObject({ value: { running: null, trouble: null, last: { events: 0 } } })
  expect([recorded, readdirSync(out).length]).toEqual([1, 1])
})

test('what was about to come on record when the app was killed, and did not, is removed', () => {
  using world = createWorld()
  const dir = path.dirname(world.file)
  const whole = path.join(out, 'pestle-everything-20261116T090000Z')
  mkdirSync(whole)
  noteUnfinished(dir, `${whole}.partial`)
  noteRecording(dir, `${whole}.partial`, world.newId())
  forgetRecorded(world.database.db, dir)
  expect([removeUnfinished(dir), existsSync(whole)]).toEqual([{ removed: 1, left: 0 }, false])
})

test('what had its name when the app was killed, and was not on record yet, is removed at the next start', async () => {
  const rig = await openDeskRig()
  await rig.stop()
  const whole = path.join(out, 'pestle-everything-20261116T090000Z')
  mkdirSync(whole)
  noteUnfinished(path.join(rig.dir, 'practice'), `${whole}.partial`)
  await rig.start()
  await expect.poll(async () => (await rig.ask('leaving:state', {})).trouble).toBe('unfinished-removed')
  expect(existsSync(whole)).toBe(false)
  await rig.remove()
})
