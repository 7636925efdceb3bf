import { expect, test } from 'vitest'
import { holdAfterRestore, releaseAfterRestore, seeAfterRestore } from '../../../src/main/outbox/after-restore.ts'
import { unknownSince } from '../../../src/main/outbox/lost-acts.ts'
import { countUnknownToNhs } from '../../../src/main/outbox/unknown-to-nhs.ts'
import { contentNumber } from '../../support/content-number.ts'
import { madeReady } from '../../support/journeys.ts'
import { createRig } from '../../support/outbox-rig.ts'

test('every prescription of which acts were lost is counted, however many there are, until the NHS recorded something of it again', async () => {
  await using rig = await createRig()
  const { world } = rig
  const { db } = world.database
  const ids = Array.from({ length: 130 }, (_one, n) => world.receive(contentNumber(n + 1, { writtenOn: '2026-03-01' })))
  const [aside = '', ...lost] = ids
  const { ledger } = world.dispensing
  const act = (type: string) => [{ type, at: world.clock.now(), by: 'Aisha Karim' }]
  world.database.transact((tx) => {
    const gap = { copiedAt: world.clock.now(), missing: [], maybe: [], changed: ids }
    const losses = [
      ...lost.map((prescriptionId) => ({ prescriptionId, acts: act('assembled') })),
      // The NHS is told nothing of it.
      { prescriptionId: aside, acts: act('promised') },
      // Not in this file: nothing is shown of it.
      { prescriptionId: 'AAAAAA-A99999-AAAAAU', acts: act('assembled') },
    ]
    holdAfterRestore(tx, { ledger, now: world.clock.now() }, { ...gap, lost: losses })
  })
  const count = countUnknownToNhs(db)
  const oneByOne = (): number => ids.filter((id) => unknownSince(db, id) !== null).length
  expect([count(), oneByOne()]).toEqual([130, 130])
  const signed = () => ({
    actor: world.people.pharmacist,
    commandId: world.newId(),
    actId: world.newId(),
    happenedAt: world.clock.now(),
  })
  for (const prescriptionId of ids)
    expect(
      world.database.attempt((tx) => seeAfterRestore(tx, world.dispensing, { prescriptionId, signed: signed() })).ok,
    ).toBe(true)
  expect([count(), oneByOne()]).toEqual([129, 129])
  world.database.attempt((tx) => releaseAfterRestore(tx, world.dispensing, { signed: signed() }))
  rig.outbox.wake()
  await rig.pass(600_000)
  expect([count(), oneByOne()]).toEqual([0, 0])
  expect(countUnknownToNhs(db)()).toBe(0)
})

test.each([
  ['was set right after a restore at which it was ahead', 0, 3],
  ['was set right between what was recorded and the restore', 3, 0],
])(
  'whether it is known what the NHS shows goes by what was put in since, though the clock %s',
  async (_when, ahead, aheadAtRestore) => {
    await using rig = await createRig()
    const { world } = rig
    const { ledger } = world.dispensing
    const hours = (count: number) => count * 3_600_000
    rig.setClock(hours(ahead))
    const id = world.receive(contentNumber(1, { writtenOn: '2026-03-01' }))
    await rig.pass(60_000)
    rig.setClock(hours(aheadAtRestore - ahead))
    const acts = [{ type: 'assembled', at: world.clock.now(), by: 'Aisha Karim' }]
    const signed = () => {
      const commandId = world.newId()
      return { actor: world.people.pharmacist, commandId, actId: commandId, happenedAt: world.clock.now() }
    }
    world.database.transact((tx) => {
      const gap = {
        copiedAt: world.clock.now(),
        missing: [],
        maybe: [],
        changed: [id],
        lost: [{ prescriptionId: id, acts }],
      }
      holdAfterRestore(tx, { ledger, now: world.clock.now() }, gap)
    })
    const seen = { prescriptionId: id, signed: signed() }
    expect(world.database.attempt((tx) => seeAfterRestore(tx, world.dispensing, seen)).ok).toBe(true)
    world.database.attempt((tx) => releaseAfterRestore(tx, world.dispensing, { signed: signed() }))
    rig.setClock(hours(-aheadAtRestore))
    const count = countUnknownToNhs(world.database.db)
    const isKnown = () => [count(), unknownSince(world.database.db, id) === null]
    expect(isKnown()).toEqual([1, false])
    madeReady(world, id)
    await rig.pass(600_000)
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: recorded')
    expect(isKnown()).toEqual([0, true])
  },
)
