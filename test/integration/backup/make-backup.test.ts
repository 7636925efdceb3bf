import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { makeBackup } from '../../../src/main/backup/make-backup.ts'
import { backupFiles, writeManifest } from '../../../src/main/backup/manifest.ts'
import { foundBackups } from '../../../src/main/backup/prune.ts'
import { prepareTarget } from '../../../src/main/backup/target.ts'
import { openSealedCopy } from '../../../src/main/database/sealed-copy.ts'
import { ledgerEnd } from '../../../src/main/ledger/ledger-end.ts'
import { createBackupRig, unwatched, type BackupRig } from '../../support/backup-rig.ts'

const terminalFolderOf = (rig: BackupRig): string =>
  path.join(rig.target.folder, readdirSync(rig.target.folder).find((name) => name.startsWith('pestle-practice-')) ?? '')

const flip = (file: string, at: number): void => {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

test('a backup holds what the file held, is signed, and reads back in full', () => {
  using rig = createBackupRig()
  for (let n = 0; n < 5; n += 1) rig.work()
  const made = rig.make()
  expect(rig.verify(made.folder)).toEqual({ ok: true, value: made.manifest })
  expect(made.manifest).toMatchObject({ environment: 'practice', odsCode: rig.world.ourOds, version: 1 })
  expect({ sequence: made.manifest.sequence, head: made.manifest.head }).toEqual(ledgerEnd(rig.world.database.db))
  expect(readdirSync(made.folder).sort()).toEqual(['manifest.json', 'pestle.db'])
  expect(path.basename(made.folder)).toBe(`20261116T090500Z-${made.manifest.sequence}`)
})

test('it is encrypted under the same key, and no other key opens it', () => {
  using rig = createBackupRig()
  rig.work()
  const { folder } = rig.make()
  const { database } = backupFiles(folder)
  expect(readFileSync(database).includes('SQLite format 3')).toBe(false)
  expect(readFileSync(database).includes('prescription')).toBe(false)
  expect(openSealedCopy(database, Buffer.alloc(32, 8))).toBeUndefined()
})

test('the key that goes with it is closed by the recovery code alone', () => {
  using rig = createBackupRig()
  rig.work()
  rig.withRecovery()
  const made = rig.make()
  expect(made.withRecovery).toBe(true)
  const { wrappers: kept } = JSON.parse(readFileSync(backupFiles(made.folder).keyFile, 'utf8')) as {
    wrappers: { id: string }[]
  }
  expect(kept.map(({ id }) => id)).toEqual(['recovery'])
})

test.each([
  ['removed', (keyFile: string) => rmSync(keyFile)],
  ['emptied', (keyFile: string) => writeFileSync(keyFile, '')],
  ['exchanged', (keyFile: string) => writeFileSync(keyFile, JSON.stringify({ version: 1, wrappers: [] }))],
])('a backup whose wrapped key was %s does not count, and no good one goes because of it', (_what, harm) => {
  using rig = createBackupRig()
  rig.work()
  rig.withRecovery()
  const made = rig.make()
  expect(rig.verify(made.folder, false)).toMatchObject({ ok: true })
  expect(foundBackups(terminalFolderOf(rig))).toMatchObject([{ whole: true }])
  harm(backupFiles(made.folder).keyFile)
  expect(rig.verify(made.folder, false)).toEqual({ ok: false, refusal: { code: 'key-file-altered' } })
  expect(foundBackups(terminalFolderOf(rig))).toMatchObject([{ whole: false }])
})

test('checking a backup changes no byte of it and leaves nothing beside it', () => {
  using rig = createBackupRig()
  rig.work()
  const { folder } = rig.make()
  const before = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name)).toString('hex')])
  rig.verify(folder)
  expect(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name)).toString('hex')])).toEqual(
    before,
  )
})

test('work goes on while a backup is made, and is in the next one', () => {
  using rig = createBackupRig()
  rig.work()
  const first = rig.make()
  rig.work()
  const second = rig.make()
  expect(second.manifest.sequence).toBeGreaterThan(first.manifest.sequence)
  expect(second.name).not.toBe(first.name)
  expect(rig.verify(first.folder)).toMatchObject({ ok: true })
})

test('two backups in one second get two names', () => {
  using rig = createBackupRig()
  rig.work()
  expect(rig.make().folder).not.toBe(rig.make().folder)
})

test.each([
  ['one wrong byte in the data', (folder: string) => flip(backupFiles(folder).database, 9_000), 'copy-altered'],
  ['a data file cut short', (folder: string) => truncateSync(backupFiles(folder).database, 8_192), 'copy-altered'],
  ['no data file', (folder: string) => rmSync(backupFiles(folder).database), 'copy-missing'],
  ['no manifest', (folder: string) => rmSync(backupFiles(folder).manifest), 'manifest-missing'],
  [
    'a manifest that is no manifest',
    (folder: string) => writeFileSync(backupFiles(folder).manifest, '{}'),
    'manifest-unreadable',
  ],
  [
    'a manifest of a later version',
    (folder: string) => writeFileSync(backupFiles(folder).manifest, '{"version":2}'),
    'manifest-newer',
  ],
])('%s is found', (_what, damage, code) => {
  using rig = createBackupRig()
  rig.work()
  const { folder } = rig.make()
  damage(folder)
  expect(rig.verify(folder, false)).toEqual({ ok: false, refusal: { code } })
})

test('a manifest with any other value than the signed one is refused', () => {
  using rig = createBackupRig()
  rig.work()
  const { folder, manifest } = rig.make()
  for (const [name, value] of Object.entries({
    odsCode: 'ZZ999',
    sequence: 99,
    madeAt: 5,
    appVersion: '9',
    environment: 'production',
  })) {
    writeFileSync(backupFiles(folder).manifest, JSON.stringify({ ...manifest, [name]: value }))
    expect(rig.verify(folder, false)).toEqual({ ok: false, refusal: { code: 'not-signed' } })
  }
})

test('a rightly signed manifest over a copy of another moment is refused', () => {
  using rig = createBackupRig()
  rig.work()
  const old = rig.make()
  rig.work()
  const { folder, manifest } = rig.make()
  copyFileSync(backupFiles(old.folder).database, backupFiles(folder).database)
  const { mac: _mac, ...says } = manifest
  writeManifest(folder, { ...says, bytes: old.manifest.bytes, sha256: old.manifest.sha256 }, rig.world.key)
  expect(rig.verify(folder, false)).toEqual({ ok: false, refusal: { code: 'not-what-it-says' } })
})

test('a copy that is damaged inside is found although its digest was signed', () => {
  using rig = createBackupRig()
  for (let n = 0; n < 20; n += 1) rig.work()
  const { folder, manifest } = rig.make()
  const { database } = backupFiles(folder)
  flip(database, Math.floor(statSync(database).size / 2))
  const { mac: _mac, ...says } = manifest
  const { createHash } = process.getBuiltinModule('node:crypto')
  writeManifest(
    folder,
    { ...says, sha256: createHash('sha256').update(readFileSync(database)).digest('hex') },
    rig.world.key,
  )
  expect(rig.verify(folder, false)).toEqual({ ok: false, refusal: { code: 'damaged' } })
})

test('a data file that does not read back gives no backup, and it is said whose fault that is', () => {
  using rig = createBackupRig()
  for (let n = 0; n < 20; n += 1) rig.work()
  rig.world.database.close()
  flip(rig.world.file, statSync(rig.world.file).size - 2_000)
  expect(makeBackup(rig.asked(), unwatched)).toEqual({ ok: false, refusal: { code: 'source-damaged' } })
  expect(readdirSync(terminalFolderOf(rig))).toEqual([])
  rig.world.reopen()
})

test('a data file that is not there gives no backup, and is not made anew', () => {
  using rig = createBackupRig()
  const file = path.join(path.dirname(rig.world.file), 'nothing.db')
  expect(makeBackup(rig.asked({ file }), unwatched)).toEqual({ ok: false, refusal: { code: 'source-damaged' } })
  expect(existsSync(file)).toBe(false)
})

test('a target that is gone, was swapped for another, or lost its name is never written to', () => {
  using rig = createBackupRig()
  rig.work()
  const elsewhere = `${rig.target.folder}-away`
  renameSync(rig.target.folder, elsewhere)
  expect(makeBackup(rig.asked(), unwatched)).toEqual({ ok: false, refusal: { code: 'target-missing' } })
  // The mount point of a disk that was pulled is an empty folder of the PC's own disk.
  mkdirSync(rig.target.folder)
  expect(makeBackup(rig.asked(), unwatched)).toEqual({ ok: false, refusal: { code: 'target-missing' } })
  prepareTarget({ folder: rig.target.folder, dataDir: path.dirname(rig.world.file), newId: 'another-disk' })
  expect(makeBackup(rig.asked(), unwatched)).toEqual({ ok: false, refusal: { code: 'target-missing' } })
  expect(readdirSync(rig.target.folder)).toEqual(['pestle-backups.json'])
})

test('a folder inside the data folder, a file and a name that is no whole path cannot be the target', () => {
  using rig = createBackupRig()
  const dataDir = path.dirname(rig.world.file)
  const inside = path.join(dataDir, 'copies')
  mkdirSync(inside)
  const prepare = (folder: string) => prepareTarget({ folder, dataDir, newId: 'other' })
  expect(prepare(inside)).toEqual({ ok: false, refusal: { code: 'target-is-ours' } })
  expect(prepare(rig.world.file)).toEqual({ ok: false, refusal: { code: 'target-not-a-folder' } })
  expect(prepare('copies')).toEqual({ ok: false, refusal: { code: 'not-absolute' } })
  expect(prepare(path.join(rig.target.folder, 'nowhere'))).toEqual({ ok: false, refusal: { code: 'target-missing' } })
  expect(prepare(rig.target.folder)).toEqual({ ok: true, value: rig.target })
})

test('the target being on the disk of the data file is said', () => {
  using rig = createBackupRig()
  rig.work()
  expect(rig.make().sameDisk).toBe(true)
})

test('what is called off leaves nothing that looks like a backup', () => {
  using rig = createBackupRig()
  rig.work()
  let asked = 0
  for (let stopAt = 1; stopAt < 6; stopAt += 1) {
    asked = 0
    const made = makeBackup(rig.asked(), { progress: () => undefined, isCancelled: () => (asked += 1) >= stopAt })
    if (made.ok) break
    expect(made.refusal).toEqual({ code: 'cancelled' })
    expect(readdirSync(terminalFolderOf(rig))).toEqual([])
  }
  expect(asked).toBeGreaterThan(3)
})
