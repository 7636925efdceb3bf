import { chmodSync, existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { lookAtBackups } from '../../../src/main/backup/look-at-backups.ts'
import { backupFiles, readManifest } from '../../../src/main/backup/manifest.ts'
import { foundBackups } from '../../../src/main/backup/prune.ts'
import { markerOf, terminalFolder } from '../../../src/main/backup/target.ts'
import { uuidV7 } from '../../../src/main/ledger/uuid-v7.ts'
import { createBackupRig, type BackupRig } from '../../support/backup-rig.ts'

const terminalFolderOf = (rig: BackupRig): string =>
  path.join(rig.target.folder, readdirSync(rig.target.folder).find((name) => name.startsWith('pestle-practice-')) ?? '')

test('what a broken-off backup left is cleared away, and what is not ours stays', () => {
  using rig = createBackupRig()
  rig.work()
  rig.make()
  const terminal = terminalFolderOf(rig)
  for (const name of ['20260101T000000Z.partial', '20260101T000000Z-7.removing', 'holiday pictures'])
    mkdirSync(path.join(terminal, name))
  rig.make()
  expect(readdirSync(terminal).filter((name) => !/^\d{8}T\d{6}Z-\d+$/.test(name))).toEqual(['holiday pictures'])
})

test('backups that no hour, day, week or month needs any more go, and a damaged one stays', () => {
  using rig = createBackupRig()
  const made: string[] = []
  for (let n = 0; n < 8; n += 1) {
    rig.work()
    made.push(rig.make().folder)
    rig.world.clock.advance(60_000)
    if (n === 1) truncateSync(backupFiles(made[1] ?? '').database, 4_096)
  }
  // The newest four, which the hour, the day, the week and the month lie among.
  expect(made.map((folder) => existsSync(folder))).toEqual([false, true, false, false, true, true, true, true])
})

test.each([1, 5, 24])(
  'after the clock was set back %i hours the backup just made stays, and counts as the newest',
  (hours) => {
    using rig = createBackupRig()
    for (let n = 0; n < 6; n += 1) {
      rig.work()
      rig.make()
      rig.world.clock.advance(11 * 60_000)
    }
    rig.world.clock.advance(-hours * 3_600_000)
    for (let n = 0; n < 2; n += 1) {
      rig.work()
      const made = rig.make()
      expect(foundBackups(terminalFolderOf(rig))[0]).toMatchObject({ name: made.name, whole: true })
    }
  },
)

test('the backup just made stays although one that holds as much has a later time', () => {
  using rig = createBackupRig()
  rig.work()
  for (let n = 0; n < 5; n += 1) {
    rig.make()
    rig.world.clock.advance(60_000)
  }
  rig.world.clock.set(Date.parse('2026-11-16T09:00:30Z'))
  expect(existsSync(rig.make().folder)).toBe(true)
})

test('PCs that were set up in the same second have folders of their own in a place they share', () => {
  const at = Date.parse('2026-11-21T09:00:00Z')
  const folderOf = (n: number) =>
    terminalFolder({ folder: '/backups', id: 'x' }, 'production', uuidV7(at, Buffer.alloc(10, n)))
  expect(folderOf(1)).not.toBe(folderOf(2))
})

test('a folder of another terminal in the same target is left alone', () => {
  using rig = createBackupRig()
  rig.work()
  const other = path.join(rig.target.folder, 'pestle-practice-ffffffffffff', '20260101T000000Z-7')
  mkdirSync(other, { recursive: true })
  rig.make()
  expect(existsSync(other)).toBe(true)
  expect(existsSync(markerOf(rig.target.folder))).toBe(true)
  expect(readManifest(other)).toEqual({ ok: false, refusal: { code: 'manifest-missing' } })
})

test('backups of another PC, or of the record before a restore, are counted beside those of this one', () => {
  using rig = createBackupRig()
  rig.work()
  rig.make()
  const look = (terminalId: string) =>
    lookAtBackups({ target: rig.target, file: rig.world.file, environment: 'practice', terminalId })
  const own = path.basename(terminalFolderOf(rig)).slice('pestle-practice-'.length)
  expect(look(own)).toMatchObject({ value: { whole: [expect.any(String)], others: 0 } })
  expect(look('ffffffffffff')).toMatchObject({ value: { whole: [], others: 1 } })
})

test('what only looks like the folder of another PC, or is closed to this account, takes nothing from the backups of this one', () => {
  using rig = createBackupRig()
  rig.work()
  rig.make()
  const own = path.basename(terminalFolderOf(rig)).slice('pestle-practice-'.length)
  const at = (name: string) => path.join(rig.target.folder, name)
  mkdirSync(at('pestle-practice-aaaaaaaaaaaa/20260101T000000Z-7'), { recursive: true })
  writeFileSync(at('pestle-practice-old.zip'), 'packed by somebody')
  mkdirSync(at('pestle-practice-ffffffffffff'), { mode: 0o000 })
  try {
    expect(
      lookAtBackups({ target: rig.target, file: rig.world.file, environment: 'practice', terminalId: own }),
    ).toMatchObject({ ok: true, value: { whole: [expect.any(String)], others: 1 } })
  } finally {
    chmodSync(at('pestle-practice-ffffffffffff'), 0o700)
  }
})
