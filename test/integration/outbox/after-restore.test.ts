import { expect, test } from 'vitest'
import {
  holdAfterRestore,
  holdProgress,
  isHeld,
  releaseAfterRestore,
  seeAfterRestore,
  seeAllUnsure,
  type Gap,
} from '../../../src/main/outbox/after-restore.ts'
import { unknownSince } from '../../../src/main/outbox/lost-acts.ts'
import { countUnknownToNhs } from '../../../src/main/outbox/unknown-to-nhs.ts'
import { patientSees } from '../../../src/main/outbox/patient-sees.ts'
import { reviewList } from '../../../src/main/outbox/review-list.ts'
import { contentNumber } from '../../support/content-number.ts'
import { handedOut, madeReady } from '../../support/journeys.ts'
import { createRig, type Rig } from '../../support/outbox-rig.ts'

const hold = ({ world }: Rig, gap: Partial<Gap> = {}): void => {
  const { ledger } = world.dispensing
  const copiedAt = world.clock.now() - 3_600_000
  world.database.transact((tx) => {
    holdAfterRestore(tx, { ledger, now: world.clock.now() }, { copiedAt, changed: [], missing: [], maybe: [], ...gap })
  })
}

const signed = ({ world }: Rig) => ({
  actor: world.people.pharmacist,
  commandId: world.newId(),
  actId: world.newId(),
  happenedAt: world.clock.now(),
})

const see = (rig: Rig, prescriptionId: string) =>
  rig.world.database.attempt((tx) => seeAfterRestore(tx, rig.world.dispensing, { prescriptionId, signed: signed(rig) }))

const release = (rig: Rig) =>
  rig.world.database.attempt((tx) => releaseAfterRestore(tx, rig.world.dispensing, { signed: signed(rig) }))

const sent = (rig: Rig): number => rig.psu.control.rows().length

test('held, nothing leaves: not by itself, not when it is told to try now, not after acts, not after a start', async () => {
  await using rig = await createRig()
  rig.psu.control.line(false)
  const id = rig.world.receive(contentNumber(1, { writtenOn: '2026-03-01' }))
  await rig.outbox.stop()
  hold(rig)
  rig.psu.control.line(true)
  rig.crashAndStart()
  rig.outbox.retryNow()
  await rig.pass(3_600_000)
  madeReady(rig.world, id)
  handedOut(rig.world, id)
  rig.outbox.wake()
  await rig.pass(3_600_000)
  await rig.stopAndStart()
  await rig.pass(3_600_000)
  expect([sent(rig), rig.outbox.state().kind, rig.timers.nextAt()]).toEqual([0, 'restored', null])
  expect(see(rig, id).ok).toBe(true)
  expect(release(rig).ok).toBe(true)
  rig.outbox.wake()
  await rig.pass(60_000)
  expect(sent(rig)).toBeGreaterThan(0)
  expect(rig.states(id).at(-1)).toBe('Collected: recorded')
  expect(rig.outbox.state().kind).toBe('idle')
})

test('the hold ends only when every prescription was looked at, and what only may have changed may be said at once', async () => {
  await using rig = await createRig()
  const [one, two, three] = [1, 2, 3].map((n) => rig.world.receive(contentNumber(n, { writtenOn: '2026-03-01' }))) as [
    string,
    string,
    string,
  ]
  await rig.pass(60_000)
  hold(rig, {
    changed: [one],
    missing: [{ prescriptionId: 'gone', label: 'CHEN, Li' }],
    maybe: [two, three],
  })
  const { database } = rig.world
  const { db } = database
  expect(holdProgress(db)).toMatchObject({ of: 4, left: 4, unsure: 2 })
  expect(reviewList(db, { after: null, limit: 2 }).rows.map(({ why }) => why)).toEqual(['changed', 'missing'])
  const { next } = reviewList(db, { after: null, limit: 2 })
  expect(reviewList(db, { after: next, limit: 2 })).toMatchObject({
    rows: [{ prescriptionId: two }, { prescriptionId: three }],
    next: null,
  })
  expect(see(rig, 'somebody-else')).toMatchObject({ refusal: { code: 'not-held' } })
  const unsure = () => database.attempt((tx) => seeAllUnsure(tx, rig.world.dispensing, { signed: signed(rig) }))
  expect(unsure().ok).toBe(true)
  expect(unsure()).toMatchObject({ refusal: { code: 'not-held' } })
  expect(release(rig)).toEqual({ ok: false, refusal: { code: 'not-gone-through', left: 2 } })
  for (const id of [one, 'gone']) expect(see(rig, id).ok).toBe(true)
  expect(reviewList(db, { after: null, limit: 9 }).rows[0]).toMatchObject({ seenBy: rig.world.people.pharmacist.name })
  expect(release(rig).ok).toBe(true)
  expect(isHeld(db)).toBe(false)
  expect(release(rig)).toMatchObject({ refusal: { code: 'not-held' } })
})

test('put back a second time before anybody went through it, what was looked at is asked about again', async () => {
  await using rig = await createRig()
  const id = rig.world.receive(contentNumber(1, { writtenOn: '2026-03-01' }))
  await rig.pass(60_000)
  hold(rig, { changed: [id] })
  see(rig, id)
  rig.world.clock.advance(60_000)
  hold(rig, { maybe: [id] })
  expect(holdProgress(rig.world.database.db)).toMatchObject({ since: rig.world.clock.now(), of: 1, left: 1, unsure: 0 })
})

test('a second restore asks only for what it lost: a hand-out that was recorded again after the first is no open question', async () => {
  await using rig = await createRig()
  const id = rig.world.receive(contentNumber(1, { writtenOn: '2026-03-01' }))
  madeReady(rig.world, id)
  await rig.pass(120_000)
  const { db } = rig.world.database
  const lost = (type: string) => [
    { prescriptionId: id, acts: [{ type, at: rig.world.clock.now(), by: 'Aisha Karim' }] },
  ]
  hold(rig, { changed: [id], lost: lost('handed-out') })
  expect(see(rig, id)).toMatchObject({ refusal: { code: 'may-have-left' } })
  handedOut(rig.world, id)
  expect([see(rig, id).ok, release(rig).ok]).toEqual([true, true])
  rig.outbox.wake()
  await rig.pass(120_000)
  expect(rig.states(id).at(-1)).toBe('Collected: recorded')
  rig.world.clock.advance(20 * 86_400_000)
  hold(rig, { changed: [id], lost: lost('promised') })
  expect(reviewList(db, { after: null, limit: 9 }).rows).toMatchObject([
    { left: false, lost: lost('promised')[0]!.acts },
  ])
  expect(see(rig, id).ok).toBe(true)
  expect([unknownSince(db, id), countUnknownToNhs(db)()]).toEqual([null, 0])
})

test('what the patient sees is not known while nobody went through it, nor after acts were lost until the NHS recorded one', async () => {
  await using rig = await createRig()
  const [changed, unsure] = [1, 2].map((n) => rig.world.receive(contentNumber(n, { writtenOn: '2026-03-01' }))) as [
    string,
    string,
  ]
  await rig.pass(60_000)
  const { db } = rig.world.database
  const known = (id: string) =>
    patientSees(db, rig.world.prescription(id), rig.world.clock.now()).every(
      ({ unknownSince }) => unknownSince === null,
    )
  const unknownToNhs = () => countUnknownToNhs(db)()
  expect([known(changed), known(unsure), unknownToNhs()]).toEqual([true, true, 0])
  const acts = [{ type: 'handed-out', at: rig.world.clock.now(), by: 'Aisha Karim' }]
  hold(rig, { changed: [changed], maybe: [unsure], lost: [{ prescriptionId: changed, acts }] })
  expect([known(changed), known(unsure)]).toEqual([false, false])
  expect(see(rig, changed)).toMatchObject({ refusal: { code: 'may-have-left' } })
  rig.world.clock.advance(60_000)
  madeReady(rig.world, changed)
  handedOut(rig.world, changed)
  for (const id of [changed, unsure]) expect(see(rig, id).ok).toBe(true)
  expect([known(changed), known(unsure), unknownToNhs()]).toEqual([false, true, 1])
  expect(release(rig).ok).toBe(true)
  expect(unknownToNhs()).toBe(1)
  rig.outbox.wake()
  await rig.pass(120_000)
  expect(rig.states(changed).at(-1)).toBe('Collected: recorded')
  expect([known(changed), unknownToNhs()]).toEqual([true, 0])
})
