import { mkdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { backupName } from '../../../src/main/backup/backup-name.ts'
import { backupFiles, writeManifest } from '../../../src/main/backup/manifest.ts'
import { markerOf, terminalFolder } from '../../../src/main/backup/target.ts'
import { recoveryDigest, writeKeyFile } from '../../../src/main/keys/key-file.ts'
import type { updateGate } from '../../support/update-gate.ts'
import { asker, updateGateEachTest } from '../../support/update-gate-each-test.ts'

const minute = 60_000
const desks = updateGateEachTest()

/** A live record that nobody has open, last written at eleven, and the place where its backups are. */
const liveRecord = () => {
  const dir = path.join(desks.dataDir, 'production')
  mkdirSync(dir)
  writeFileSync(path.join(dir, 'pestle.db'), '')
  const closedAt = Date.parse('2026-11-21T11:00:00Z')
  utimesSync(path.join(dir, 'pestle.db'), closedAt / 1000, closedAt / 1000)
  const place = path.join(desks.dataDir, 'place')
  mkdirSync(place)
  const terminalId = '0199aa00-0000-7000-8000-0123456789ab'
  const recoveryCode = (blob: string): void => {
    writeKeyFile(path.join(dir, 'pestle.key.json'), { version: 1, wrappers: [{ id: 'recovery', blob }] })
  }
  recoveryCode('b25l')
  const backedUp = (minutesBefore: number): string => {
    const madeAt = closedAt - minutesBefore * minute
    const target = { folder: place, id: 'the-disk-1' }
    writeFileSync(markerOf(place), JSON.stringify({ version: 1, id: target.id }))
    const name = backupName(madeAt, 1)
    const folder = path.join(terminalFolder(target, 'production', terminalId), name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(backupFiles(folder).database, 'a copy')
    const holds = { schema: 1, sequence: 1, head: 'a'.repeat(64), madeAt, bytes: 6, sha256: 'b'.repeat(64) }
    const says = { version: 1, environment: 'production', terminalId, odsCode: 'FA565', appVersion: '1.0.0' } as const
    writeManifest(folder, { ...says, ...holds, keyFileSha256: null }, Buffer.alloc(32))
    const last = {
      ...{ terminalId, keyId: 'k', name, folder, madeAt, sequence: 1, mark: '1/1', bytes: 6 },
      ...{ checkedAt: madeAt, full: true, recovery: recoveryDigest(path.join(dir, 'pestle.db')), tookMs: 1 },
    }
    writeFileSync(
      path.join(dir, 'backup.json'),
      JSON.stringify({ version: 1, target, last, dayEndOn: null, flawed: [] }),
    )
    return folder
  }
  return { recoveryCode, backedUp, place }
}

const waitsForLive = async ({ handlers }: ReturnType<typeof updateGate>): Promise<boolean> => {
  const page = await handlers['updates:state']({}, asker)
  return page.ok && page.value.waits.some(({ why }) => why === 'no-live-backup')
}

// A look is begun by the first question, and known by the next.
const looked = async (desk: ReturnType<typeof updateGate>): Promise<boolean> => {
  await waitsForLive(desk)
  await new Promise((resolve) => void setImmediate(resolve))
  return waitsForLive(desk)
}

test('from practice too it needs a fresh backup of the live record, because the app is exchanged for both', async () => {
  const desk = desks.gate()
  const { handlers, installs, move } = desk
  const { backedUp, recoveryCode } = liveRecord()
  expect(await looked(desk)).toBe(true)
  backedUp(21)
  expect(await looked(desk)).toBe(true)
  move(30 * minute)
  expect(installs).toEqual([])
  expect(await handlers['updates:install']({ then: 'start-again' }, asker)).toMatchObject({
    refusal: { code: 'waits' },
  })
  backedUp(2)
  recoveryCode('b3RoZXI=')
  expect(await looked(desk)).toBe(true)
  recoveryCode('b25l')
  expect(await looked(desk)).toBe(false)
  move(minute)
  expect(installs).toEqual([true])
})

test.each([
  ['is gone from its place', (folder: string) => rmSync(folder, { recursive: true })],
  ['was cut short', (folder: string) => truncateSync(backupFiles(folder).database)],
  ['lies on a disk that was pulled', (folder: string) => rmSync(markerOf(path.dirname(path.dirname(folder))))],
])('a backup of the live record that %s is none, and an update asked for waits too', async (_what, harm) => {
  const desk = desks.gate()
  const folder = liveRecord().backedUp(2)
  expect(await looked(desk)).toBe(false)
  harm(folder)
  expect(await desk.handlers['updates:install']({ then: 'start-again' }, asker)).toMatchObject({
    refusal: { code: 'waits', waits: [{ why: 'no-live-backup' }] },
  })
  expect(desk.installs).toEqual([])
})

test('what was seen of the live record’s backup does not count for ever: it is looked at again', async () => {
  const desk = desks.gate()
  const folder = liveRecord().backedUp(2)
  expect(await looked(desk)).toBe(false)
  rmSync(folder, { recursive: true })
  desk.move(6 * minute)
  expect(await looked(desk)).toBe(true)
})

test('a place that hangs keeps an update away and is asked once, and who pressed is answered', async () => {
  let asked = 0
  const inWorker = () => {
    asked += 1
    return new Promise<never>(() => undefined)
  }
  const desk = desks.gate({ inWorker })
  liveRecord().backedUp(2)
  expect(await looked(desk)).toBe(true)
  const pressed = desk.handlers['updates:install']({ then: 'start-again' }, asker)
  desk.move(minute)
  expect(await pressed).toMatchObject({ refusal: { code: 'waits' } })
  expect([asked, desk.installs]).toEqual([1, []])
})
