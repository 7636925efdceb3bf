import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startFeedServer, installerBytes } from '../../support/update-feed.ts'
import { updatesPc } from '../../support/updates-rig.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pestle-sign-'))
  writeFileSync(path.join(folder, 'Pestle-1.1.0.AppImage'), installerBytes('1.1.0'))
  writeFileSync(path.join(folder, 'notes.txt'), 'Labels print faster.\n\nThe queue keeps its place.\n')
})
afterEach(() => rmSync(folder, { recursive: true }))

const tool = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, ['tools/sign-feed.mjs', ...args], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    encoding: 'utf8',
    env: { ...process.env, PESTLE_FEED_KEY: '', ...env },
  })

const newKey = (name: string): { readonly file: string; readonly spki: string } => {
  const file = path.join(folder, name)
  const made = tool(['new-key', file])
  expect(made.stderr).toBe('')
  return { file, spki: made.stdout.split('\n')[1]! }
}

const release = ['--channel', 'stable', '--target', 'linux-x64-appimage', '--version', '1.1.0']
const sign = (more: readonly string[], env?: NodeJS.ProcessEnv) =>
  tool(
    [
      'sign',
      ...release,
      '--installer',
      path.join(folder, 'Pestle-1.1.0.AppImage'),
      '--notes',
      path.join(folder, 'notes.txt'),
      ...more,
    ],
    env,
  )

test('what the tool signs with a new key, an app with its public half installs', async () => {
  const one = newKey('one.pem')
  const two = newKey('two.pem')
  expect(statSync(one.file).mode & 0o777).toBe(0o600)
  const signed = sign(['--key', one.file, '--security-until', '2026-12-24'], {
    PESTLE_FEED_KEY: readFileSync(two.file, 'utf8'),
  })
  expect(signed).toMatchObject({ status: 0, stderr: '' })
  expect(signed.stdout).toContain('2 signature(s)')

  const server = await startFeedServer()
  for (const name of ['stable-linux-x64-appimage.json', 'stable-linux-x64-appimage.json.sig', 'Pestle-1.1.0.AppImage'])
    server.files.set(name, readFileSync(path.join(folder, name)))
  for (const keys of [[one.spki], [two.spki]]) {
    const pc = updatesPc(server)
    pc.clock.now = Date.now()
    const updates = pc.open({ keys })
    expect(await updates.check()).toMatchObject({
      trouble: null,
      offered: {
        version: '1.1.0',
        securityLastDate: '2026-12-24',
        notes: ['Labels print faster.', 'The queue keeps its place.'],
      },
    })
    expect(await updates.download()).toMatchObject({ stage: 'ready' })
    expect(await updates.install({ restart: true, still: () => true })).toMatchObject({ ok: true })
    pc.remove()
  }
  await server.stop()
})

test('a feed that the app would refuse is not written', () => {
  const { file } = newKey('one.pem')
  const signed = sign(['--key', file, '--days', '400'])
  expect(signed.status).toBe(1)
  expect(signed.stderr).toContain('Nothing was written')
  expect(() => statSync(path.join(folder, 'stable-linux-x64-appimage.json'))).toThrow()
})

test('without a key, or over a key that is there, it does nothing', () => {
  expect(sign([]).stderr).toContain('No key')
  const { file } = newKey('one.pem')
  const before = readFileSync(file, 'utf8')
  expect(tool(['new-key', file]).status).toBe(1)
  expect(readFileSync(file, 'utf8')).toBe(before)
})
