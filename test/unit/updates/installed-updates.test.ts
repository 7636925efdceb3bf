import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { installedUpdates } from '../../../src/main/updates/installed-updates.ts'
import { releaseSource } from '../../../src/main/updates/release.ts'
import type { ReleaseSource } from '../../../src/main/updates/release.ts'
import { counterPace } from '../../../src/main/updates/update-source.ts'

const unasked = (): never => {
  throw new Error('asked without having been told to')
}

const key = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const configured: ReleaseSource = { feed: 'https://updates.example/pestle/', keys: [key], publisher: { CN: 'Pestle' } }

const updates = (source: ReleaseSource, facts: { packaged?: boolean; execPath?: string; managedBy?: string } = {}) =>
  installedUpdates({
    source,
    facts: {
      platform: 'win32',
      packaged: facts.packaged ?? true,
      execPath: facts.execPath ?? 'C:\\Users\\counter\\AppData\\Local\\Programs\\pestle\\Pestle.exe',
      resourcesDir: 'resources',
      env: { ProgramFiles: 'C:\\Program Files' },
      read: (file) => (file.endsWith('managed-by.txt') ? (facts.managedBy ?? null) : null),
    },
    app: { version: '1.0.0', cacheDir: '', stateDir: '', appImage: null, startAgain: unasked },
    memory: { read: () => null, write: unasked },
    fetch: unasked,
    powerShell: unasked,
    now: () => 0,
    after: unasked,
    pace: counterPace,
    closeDesk: unasked,
    quit: unasked,
  }).state()

test('run from its sources, it updates nothing, whatever is configured', () => {
  expect(updates(configured, { packaged: false })).toEqual({ kind: 'off', why: 'not-installed', managedBy: null })
})

test('installed for everybody, somebody else updates it, and it says who where that was left', () => {
  const everybody = { execPath: 'C:\\Program Files\\Pestle\\Pestle.exe' }
  expect(updates(configured, everybody)).toEqual({ kind: 'off', why: 'managed', managedBy: null })
  expect(updates(configured, { managedBy: 'Example IT' })).toEqual({
    kind: 'off',
    why: 'managed',
    managedBy: 'Example IT',
  })
})

test.each<[string, Partial<ReleaseSource>]>([
  ['address', { feed: null }],
  ['key', { keys: [] }],
  ['publisher', { publisher: null }],
])('a build for Windows without %s has no updates and says so', (_what, without) => {
  expect(updates({ ...configured, ...without })).toEqual({ kind: 'off', why: 'not-configured', managedBy: null })
})

test('with all of it, it is on and asks nothing by itself', () => {
  expect(updates(configured)).toMatchObject({
    kind: 'on',
    channel: 'stable',
    stage: 'resting',
    checkedAt: null,
    offered: null,
  })
})

test.each(['http://updates.example/', 'https://updates.example/pestle', 'file:///updates/', 'updates'])(
  'an address like %s is a fault of the build',
  (feed) => {
    expect(() => updates({ ...configured, feed })).toThrow('no https address')
  },
)

test('what this source is built with is whole or nothing: never an address without a key', () => {
  const { feed, keys, publisher } = releaseSource
  expect([feed !== null, keys.length > 0, publisher !== null]).toSatisfy(
    (parts: readonly boolean[]) => new Set(parts).size === 1,
  )
})
