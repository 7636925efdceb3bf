import { expect, test } from 'vitest'
import { recordRestore } from '../../../src/main/backup/restore/restored-event.ts'
import { drillFinding, drillStand } from '../../../src/main/desk/restore/drill-stand.ts'
import { createBackupRig, type BackupRig } from '../../support/backup-rig.ts'

const day = 24 * 3_600_000

const drill = ({ world }: BackupRig): void => {
  world.database.transact((tx) => {
    recordRestore(
      tx,
      world.dispensing.ledger,
      { id: 'system', name: 'Pestle', role: 'system' },
      { type: 'restore-drilled', sequence: 1, madeAt: world.clock.now(), tookMs: 1 },
    )
  })
}

const daysLater = ({ world: { clock, database } }: BackupRig, days: number) => {
  clock.advance(days * day)
  const now = clock.now()
  return { due: drillStand(database.db, now).due, live: drillFinding(database.db, 'production', now) }
}

test('a drill is asked for a month after the first act of a record, and a month after the last drill', () => {
  using rig = createBackupRig()
  rig.work()
  expect(daysLater(rig, 31)).toMatchObject({ due: false, live: { state: 'fine' } })
  const due = { due: true, live: { state: 'attention', head: 'A restore drill is due' } }
  expect(daysLater(rig, 1)).toMatchObject(due)
  drill(rig)
  expect(daysLater(rig, 31)).toMatchObject({ due: false, live: { state: 'fine' } })
  drill(rig)
  expect(daysLater(rig, 31).due).toBe(false)
  expect(daysLater(rig, 1)).toMatchObject(due)
})

test('a record in which nothing was done, and practice, where nothing real is backed up, are asked for none', () => {
  using rig = createBackupRig()
  expect(drillStand(rig.world.database.db, rig.world.clock.now() + 365 * day).due).toBe(false)
  rig.work()
  const now = rig.world.clock.now() + 365 * day
  expect(drillFinding(rig.world.database.db, 'practice', now).state).toBe('fine')
})
