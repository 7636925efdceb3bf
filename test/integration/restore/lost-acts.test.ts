import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkCopy, type CheckInput, type Checked } from '../../../src/main/desk/restore/check-copy.ts'
import { putBack } from '../../../src/main/desk/restore/put-back.ts'
import { reviewPage, toSeeSingly } from '../../../src/main/desk/restore/review-page.ts'
import { verifyFile } from '../../../src/main/desk/verify-file.ts'
import { fileWrapper } from '../../../src/main/keys/file-wrapper.ts'
import { dutyAt, dutyRecord } from '../../../src/main/on-duty/on-duty.ts'
import { dutyWithin } from '../../../src/main/on-duty/run-duty.ts'
import { seeAfterRestore } from '../../../src/main/outbox/after-restore.ts'
import { contentNumber } from '../../support/content-number.ts'
import { handedOut, madeReady } from '../../support/journeys.ts'
import { makeCopy } from '../../support/make-copy.ts'
import { people } from '../../support/people.ts'
import { createWorld, type World } from '../../support/world.ts'

let folder = ''
let world: World

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pestle-lost-acts-'))
  world = createWorld({ folder: mkdtempSync(path.join(folder, 'world-')) })
})

afterEach(() => {
  world[Symbol.dispose]()
  rmSync(folder, { recursive: true })
})

const ready = (n: number): string => {
  const id = world.receive(contentNumber(n, {}))
  madeReady(world, id)
  return id
}

const copyNow = (): void => {
  makeCopy({ file: world.file, key: world.key, now: world.clock.now() }, path.join(folder, 'backup'))
}

const input = (): CheckInput => ({
  folder: path.join(folder, 'backup'),
  dir: path.dirname(world.file),
  environment: 'practice',
  key: world.key,
  present: { file: world.file, key: world.key },
  now: world.clock.now(),
})

const checked = (): Checked => {
  const found = checkCopy(input(), { progress: () => undefined, isCancelled: () => false })
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

const restore = (): void => {
  const { manifest } = checked()
  world.database.close()
  const done = putBack({
    ...input(),
    recovery: [],
    localKey: world.key,
    manifest,
    ledger: world.dispensing.ledger,
    actor: people.pharmacist,
    wrapper: fileWrapper(path.join(folder, 'wrapping.key'), (count) => Buffer.alloc(count, 3)),
  })
  if (!done.ok) throw new Error(done.refusal.code)
  world.reopen()
}

const signed = () => ({
  actor: people.pharmacist,
  commandId: world.newId(),
  actId: world.newId(),
  happenedAt: world.clock.now(),
})

test('a hand-out that was lost is named first, marked, and its prescription is not gone through as “as shown here”', () => {
  const [left, recorded] = [ready(1), ready(2)]
  copyNow()
  world.clock.advance(60_000)
  handedOut(world, left)
  handedOut(world, recorded)
  world.clock.advance(60_000)
  world.receive(contentNumber(3, {}))
  expect(checked().gap.lost?.prescriptions.map(({ done }) => done[0]?.type)).toEqual([
    'handed-out',
    'handed-out',
    'received',
  ])
  restore()
  const { db } = world.database
  const see = (prescriptionId: string, bagInHand = false) =>
    world.database.attempt((tx) =>
      seeAfterRestore(tx, world.dispensing, { prescriptionId, bagInHand, signed: signed() }),
    )
  const rowOf = (id: string) =>
    reviewPage(db, { after: null, limit: 9 }).rows.find(({ prescriptionId }) => prescriptionId === id)
  expect(rowOf(left)).toMatchObject({
    left: true,
    stage: 'ready',
    lost: [{ type: 'handed-out', by: people.counter.name }],
  })
  expect(rowOf(left)?.birthDate).toMatch(/^\d{4}-/)
  expect(toSeeSingly(db)).toBe(2)
  expect(see(left)).toEqual({ ok: false, refusal: { code: 'may-have-left' } })
  expect(see(left, true).ok).toBe(true)
  handedOut(world, recorded)
  expect(rowOf(recorded)).toMatchObject({ left: false, lost: [{ type: 'handed-out' }] })
  expect(see(recorded).ok).toBe(true)
  expect(toSeeSingly(db)).toBe(0)
})

test('put back twice from the same backup, what the first restore lost is still named', () => {
  const id = ready(1)
  copyNow()
  world.clock.advance(60_000)
  handedOut(world, id)
  restore()
  world.clock.advance(60_000)
  restore()
  expect(reviewPage(world.database.db, { after: null, limit: 9 }).rows).toMatchObject([
    { prescriptionId: id, left: true, lost: [{ type: 'handed-out' }] },
  ])
})

test('a restore asks again who is the responsible pharmacist: whom the backup has signed on is signed off by it', () => {
  world.database.transact((tx) => {
    const { ledger } = world.dispensing
    const act = {
      commandId: world.newId(),
      actor: people.pharmacist,
      expectedVersion: 0,
      happened: null,
      command: { type: 'sign-on', registration: '2081234', insteadBecause: null, until: null } as const,
    }
    const rest = { registrationOf: () => '2081234', keepRegistration: () => undefined }
    expect(dutyWithin(tx, { ledger, now: world.clock.now, ...rest }, act).ok).toBe(true)
  })
  copyNow()
  world.clock.advance(60_000)
  const on = () => dutyAt(world.database.db, world.clock.now(), people.pharmacist.id).responsiblePharmacist
  expect(on()).toBe('present')
  restore()
  expect(on()).toBe('nobody')
  expect(dutyRecord(world.database.db, world.clock.now()).spells).toMatchObject([{ until: world.clock.now() }])
  expect(verifyFile({ now: world.clock.now }, world.database)).toMatchObject({ chainOk: true, replayMatches: true })
})
