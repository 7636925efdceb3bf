import { appendFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { realPorts, startDesk, type Desk } from '../../../src/main/compose.ts'
import { run } from '../../../src/main/database/query.ts'
import { openForCommand } from '../../../src/main/desk/open-for-command.ts'
import { keptVersions } from '../../../src/main/updates/kept-versions.ts'
import { installerBytes } from '../../support/update-feed.ts'
import { updatesEachTest } from '../../support/updates-each-test.ts'

const rig = updatesEachTest()
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pestle-before-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const kept = (): string => path.join(rig.pc.cacheDir, 'pestle-updater', 'kept')
const update = async (): Promise<void> => {
  rig.server.publish({ version: '1.1.0' })
  const updates = rig.pc.open()
  await updates.check()
  await updates.download()
  expect(await updates.install({ restart: true, still: () => true })).toMatchObject({ ok: true })
}

test('the version that an update replaces is kept whole and can be put back', async () => {
  await update()
  expect(readFileSync(rig.pc.appImage).equals(installerBytes('1.1.0'))).toBe(true)
  const { before } = rig.pc.open({ version: '1.1.0' })
  expect([before?.has('1.0.0'), before?.has('1.1.0'), before?.has('0.9.0')]).toEqual([true, false, false])
  rig.pc.did.length = 0
  expect(await before?.putBack('1.0.0')).toBe(true)
  expect(rig.pc.did).toEqual(['start again', 'quit'])
  expect(readFileSync(rig.pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
})

test('a kept version that was altered since is not put back, and the app stays as it is', async () => {
  await update()
  appendFileSync(path.join(kept(), '1.0.0.AppImage'), 'x')
  rig.pc.did.length = 0
  expect(await rig.pc.open({ version: '1.1.0' }).before?.putBack('1.0.0')).toBe(false)
  expect(rig.pc.did).toEqual([])
  expect(readFileSync(rig.pc.appImage).equals(installerBytes('1.1.0'))).toBe(true)
})

test('where the version that runs cannot be kept nothing is installed', async () => {
  rig.server.publish({ version: '1.1.0' })
  writeFileSync(path.join(rig.pc.folder, 'nothing'), '')
  const updates = rig.pc.open()
  await updates.check()
  await updates.download()
  rmSync(kept(), { recursive: true, force: true })
  writeFileSync(kept(), 'a file in the place of the folder')
  const refused = await updates.install({ restart: true, still: () => true })
  expect(refused.ok).toBe(false)
  expect(rig.pc.did).toEqual([])
  expect(readFileSync(rig.pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
})

test('the newest two are kept, and a name that is no version is none', async () => {
  const versions = keptVersions(path.join(folder, 'kept'), '.exe')
  const file = path.join(folder, 'installer')
  writeFileSync(file, 'bytes')
  for (const version of ['1.0.0', '1.1.0', '1.2.0', '../1.3.0']) await versions.keep(version, file)
  expect(readdirSync(path.join(folder, 'kept'))).toHaveLength(4)
  expect(await versions.find('1.2.0')).toMatchObject({ file: path.join(folder, 'kept', '1.2.0.exe') })
  expect(versions.has('../1.3.0')).toBe(false)
})

test('a desk whose new version finds the record wrong says so, and the version before goes on at a press', async () => {
  await update()
  const start = async (version: string): Promise<Desk> => {
    const updates = rig.pc.open({ version })
    const opened = await startDesk({
      dataDir: folder,
      host: 'browser',
      version,
      startScreen: true,
      updates: () => updates,
    })
    if (!opened.ok) throw new Error(opened.refusal.code)
    return opened.value
  }
  await (await start('1.0.0')).stop()
  const file = openForCommand(realPorts, { dataDir: folder, environment: 'practice', make: false })
  if (!file.ok) throw new Error(file.refusal.code)
  file.value.database.transact((tx) => run(tx, sql`update prescription set stage = 'done' where received_seq > 0`))
  file.value.file.close()
  rig.pc.did.length = 0
  const desk = await start('1.1.0')
  try {
    const state = await desk.router('one', 'start:state', {})
    expect(state).toMatchObject({
      kind: 'answer',
      value: { refusal: 'self-check-failed', can: ['previous-version', 'retry', 'restore'] },
    })
    expect(JSON.stringify(state)).toContain('Go on with version 1.0.0.')
    expect(await desk.router('one', 'desk:state', {})).toMatchObject({ kind: 'fault' })
    expect(await desk.router('one', 'start:previous-version', {})).toEqual({ kind: 'answer', value: { begun: true } })
  } finally {
    await desk.stop()
  }
  expect(rig.pc.did).toEqual(['start again', 'quit'])
  expect(readFileSync(rig.pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
  expect(existsSync(path.join(folder, 'practice/pestle.db'))).toBe(true)
})
