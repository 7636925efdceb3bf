import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { leavingWiring } from '../../../src/main/desk/leaving/leaving-wiring.ts'
import { recordLeft } from '../../../src/main/desk/leaving/left-event.ts'
import { noteUnfinished, removeUnfinished } from '../../../src/main/desk/leaving/unfinished.ts'
import { writeLeaving } from '../../../src/main/desk/leaving/write-leaving.ts'
import { createPushes } from '../../../src/main/desk/pushes.ts'
import { contentNumber } from '../../support/content-number.ts'
import { openDeskRig } from '../../support/desk-rig.ts'
import { inThread } from '../../support/in-thread.ts'
import { people } from '../../support/people.ts'
import { createWorld } from '../../support/world.ts'

let out: string
beforeEach(() => {
  out = mkdtempSync(path.join(tmpdir(), 'pestle-left-'))
})
afterEach(() => {
  rmSync(out, { recursive: true, force: true })
})

test('once it is on record that everything was taken out, the folder stays', () => {
  using world = createWorld()
  const dataDir = path.join(path.dirname(world.file), 'data')
  mkdirSync(dataDir)
  const of = { file: world.file, dataKey: world.key, dataDir, folder: out, environment: 'practice', appVersion: '1' }
  const asked = { ...of, odsCode: world.ourOds, at: world.clock.now() }
  const left = writeLeaving(asked, { progress: () => undefined, isCancelled: () => false })
  if (!left.ok) throw new Error(left.refusal.code)
  recordLeft({ database: world.database, ledger: world.dispensing.ledger }, people.pharmacist, left.value)
  expect(removeUnfinished(path.dirname(world.file))).toEqual({ removed: 0, left: 0 })
  expect(existsSync(left.value.folder)).toBe(true)
})

test('what was written whole and could not be recorded is removed at once, and then it is said that nothing was kept', async () => {
  using world = createWorld()
  world.receive(contentNumber(1))
  const faults: unknown[] = []
  const dir = path.dirname(world.file)
  const dataDir = path.join(dir, 'data')
  mkdirSync(dataDir)
  const newId = (): string => {
    throw new Error('database or disk is full')
  }
  const { handlers, leftBehind } = leavingWiring(
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
      ledger: { ...world.dispensing.ledger, newId },
    },
  )
  const asker = { session: 's', person: people.pharmacist }
  const asked = { asPersonId: asker.person.id, folder: out, odsCode: world.ourOds, understood: true } as const
  await handlers['leaving:begin'](asked, asker)
  const state = () => handlers['leaving:state']({}, asker)
  await expect.poll(state).toMatchObject({ value: { running: null, last: null, trouble: 'failed' } })
  expect([readdirSync(out), leftBehind(), faults.length]).toEqual([[], 0, 1])
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
