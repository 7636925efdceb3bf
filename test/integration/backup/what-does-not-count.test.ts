import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { backupFiles } from '../../../src/main/backup/manifest.ts'
import { rememberedBackups } from '../../../src/main/backup/remembered-backups.ts'
import { markerOf } from '../../../src/main/backup/target.ts'
import { backedUp, runBackups } from '../../support/running-backups.ts'

const minute = 60_000

test('without a recovery code a backup is made and does not count', async () => {
  using running = await runBackups({ hasRecovery: () => false })
  rmSync(path.join(path.dirname(running.rig.world.file), 'pestle.key.json'))
  await running.backups.choose(running.rig.target.folder)
  await running.pass(1)
  expect(running.backups.state()).toMatchObject({
    troubles: ['no-recovery-code', 'same-disk'],
    last: { upToDate: true },
  })
  expect(running.backups.lastVerified()).toBeNull()
})

test('the newest backup is read back every day; damaged, it does not count, it is said, and another is made', async () => {
  using running = await backedUp()
  const { rig, backups } = running
  const before = backups.lastVerified()
  const { database } = backupFiles(before?.folder ?? '')
  const bytes = readFileSync(database)
  bytes[20_000] = (bytes[20_000] ?? 0) ^ 1
  writeFileSync(database, bytes)
  rig.world.clock.advance(24 * 60 * minute)
  await running.pass(1)
  expect(backups.state().troubles).toEqual(['check-failed', 'old', 'same-disk'])
  expect(backups.lastVerified()).toBeNull()
  await running.pass(1)
  expect(backups.lastVerified()).toMatchObject({ upToDate: true })
  expect(backups.lastVerified()?.folder).not.toBe(before?.folder)
})

test.each([
  ['removed', (folder: string) => rmSync(folder, { recursive: true })],
  ['cut short', (folder: string) => truncateSync(backupFiles(folder).database, 4_096)],
])('a newest backup that was %s is said within minutes, does not count, and another is made', async (_what, harm) => {
  using running = await backedUp()
  const { backups } = running
  const before = backups.lastVerified()?.folder ?? ''
  harm(before)
  let minutes = 0
  while (backups.lastVerified() !== null && minutes < 10) {
    await running.pass(1)
    minutes += 1
  }
  expect(minutes).toBeLessThanOrEqual(6)
  expect(backups.state()).toMatchObject({ last: null, troubles: ['newest-gone', 'old', 'same-disk'] })
  await running.pass(2)
  expect(backups.state().troubles).toEqual(['same-disk'])
  expect(backups.lastVerified()).toMatchObject({ upToDate: true })
  expect(backups.lastVerified()?.folder).not.toBe(before)
})

test('a newest backup that is gone when it is to be read back is said to be gone', async () => {
  using running = await backedUp()
  rmSync(running.backups.lastVerified()?.folder ?? '', { recursive: true })
  expect(await running.backups.check()).toEqual({ ok: false, refusal: { code: 'newest-gone' } })
})

test('after the recovery code was replaced the backups before do not count, and one is made at once that does', async () => {
  using running = await backedUp()
  const { rig, backups } = running
  const before = backups.lastVerified()?.folder
  expect(before).toBeDefined()
  rig.withRecovery(2)
  expect(backups.lastVerified()).toBeNull()
  backups.lookNow()
  await running.pass(1)
  expect(backups.lastVerified()).toMatchObject({ upToDate: true })
  expect(backups.lastVerified()?.folder).not.toBe(before)
  await running.pass(30)
  expect(running.madeSoFar()).toBe(2)
})

test('which backups are damaged is known after the same place was chosen again, and forgotten for another', async () => {
  using running = await backedUp()
  const { rig, backups, deps } = running
  const folder = backups.lastVerified()?.folder ?? ''
  const { database } = backupFiles(folder)
  const bytes = readFileSync(database)
  bytes[20_000] = (bytes[20_000] ?? 0) ^ 1
  writeFileSync(database, bytes)
  expect(await backups.check()).toEqual({ ok: false, refusal: { code: 'check-failed' } })
  await backups.choose(rig.target.folder)
  expect(rememberedBackups(deps.dir).read().flawed).toEqual([path.basename(folder)])
  const other = `${rig.target.folder}-other`
  mkdirSync(other)
  // Ids are new every time, as they are outside tests.
  writeFileSync(markerOf(other), JSON.stringify({ version: 1, id: 'target-2' }))
  await backups.choose(other)
  expect(rememberedBackups(deps.dir).read().flawed).toEqual([])
})
