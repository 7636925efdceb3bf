import { chmodSync, existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { partsOfSubject, type PowerShellAnswer, type RunPowerShell } from '../../../src/main/updates/publisher.ts'
import { windowsPowerShell } from '../../../src/main/updates/run-powershell.ts'
import type { Updates } from '../../../src/main/updates/updates.ts'
import { updatesEachTest } from '../../support/updates-each-test.ts'
import type { UpdatesPc } from '../../support/updates-rig.ts'

const target = 'win32-x64-nsis'
const ours = 'CN=Pestle Software, O=Pestle Software, L=Leeds, C=GB'

const rig = updatesEachTest()
beforeEach(() => {
  rig.server.publish({ target })
})

/** Windows, as its PowerShell answers about the file it was asked about. */
const windows =
  (said: { readonly status?: string; readonly subject?: string; readonly same?: boolean }): RunPowerShell =>
  () =>
    Promise.resolve({
      exitCode: 0,
      stdout: JSON.stringify({ status: 'Valid', subject: ours, same: true, ...said }),
      stderr: '',
    })

const answering = (answer: Partial<PowerShellAnswer>): RunPowerShell => {
  const said = { status: 'Valid', subject: ours, same: true }
  return () => Promise.resolve({ exitCode: 0, stdout: JSON.stringify(said), stderr: '', ...answer })
}

const fetched = (powerShell: RunPowerShell, more: Parameters<UpdatesPc['open']>[0] = {}): Promise<Updates> =>
  rig.fetched(rig.pc.open({ target, powerShell, ...more }))

const refused = (updates: Updates): void => {
  expect(updates.state()).toMatchObject({ stage: 'resting', trouble: 'publisher-refused' })
  expect(readdirSync(rig.pc.pendingDir).filter((name) => name.endsWith('.exe'))).toEqual([])
  expect(rig.pc.did).toEqual([])
}

describe('an installer whose publisher Windows does not confirm is refused, however good its feed', () => {
  test('PowerShell is absent', async () => {
    refused(await fetched(windowsPowerShell({ SystemRoot: path.join(rig.pc.folder, 'no-windows') })))
  })

  test.each<[string, RunPowerShell]>([
    ['not signed', windows({ status: 'NotSigned', subject: '' })],
    ['signed, and changed since', windows({ status: 'HashMismatch' })],
    ['signed by us with a root this PC does not trust', windows({ status: 'NotTrusted' })],
    ['signed by another publisher', windows({ subject: 'CN=Evil Ltd, O=Evil Ltd, C=GB' })],
    ['signed by another publisher of our name in another country', windows({ subject: ours.replace('GB', 'XX') })],
    [
      'signed by somebody whose name quotes ours',
      windows({ subject: 'CN="Evil, CN=Pestle Software", O=Pestle Software, C=GB' }),
    ],
    ['signed by somebody who names a part twice', windows({ subject: `CN=Evil, ${ours}` })],
    ['signed with our common name alone', windows({ subject: 'CN=Pestle Software' })],
    ['good, but another file was looked at', windows({ same: false })],
    ['PowerShell ends with an error', answering({ exitCode: 1 })],
    ['PowerShell takes too long and is ended', answering({ exitCode: null })],
    ['PowerShell complains besides a good answer', answering({ stderr: 'cannot load module' })],
    ['PowerShell says nothing', answering({ stdout: '' })],
    ['PowerShell says something else', answering({ stdout: 'Valid' })],
    ['PowerShell answers with an array', answering({ stdout: '[]' })],
    ['PowerShell leaves the file out', answering({ stdout: JSON.stringify({ status: 'Valid', subject: ours }) })],
  ])('%s', async (_what, powerShell) => {
    refused(await fetched(powerShell))
  })

  test('this build knows no publisher', async () => {
    refused(await fetched(windows({}), { publisher: null }))
    refused(await fetched(windows({}), { publisher: {} }))
  })

  test('once refused, the same file is not fetched again, every four hours, for ever', async () => {
    const updates = await fetched(windows({ status: 'NotSigned' }))
    const before = rig.server.requests.length
    await updates.download()
    expect(rig.server.requests.length).toBe(before)
    refused(updates)
  })

  test('a file put into the cache by somebody else, with the right digest and no signature: not installed', async () => {
    let status = 'Valid'
    const updates = await fetched((...asking) => windows({ status })(...asking))
    expect(updates.state()).toMatchObject({ stage: 'ready' })
    status = 'NotSigned'
    expect(await updates.install({ restart: true, still: () => true })).toEqual({
      ok: false,
      refusal: 'publisher-refused',
    })
    refused(updates)
  })
})

test('a certificate with more parts than we name, some of them twice, is ours', async () => {
  const updates = await fetched(windows({ subject: `${ours}, OU=One, OU=Two, OID.1.3.6.1=GB` }))
  expect(updates.state()).toMatchObject({ stage: 'ready', trouble: null })
})

test('the file is named to PowerShell outside of the script, whatever stands in its path', async () => {
  const asked: { script: string; variable: { name: string; value: string } }[] = []
  const updates = await fetched((script, variable, stop) => {
    asked.push({ script, variable })
    return windows({})(script, variable, stop)
  })
  expect(updates.state()).toMatchObject({ stage: 'ready', trouble: null })
  expect(asked).toHaveLength(1)
  expect(asked[0]!.script).not.toContain(rig.pc.folder)
  expect(asked[0]!.script).not.toMatch(/["']/)
  expect(asked[0]!.variable.value.startsWith(rig.pc.folder)).toBe(true)
})

test('a good one is started silently, told to start the app again, and the app ends', async () => {
  const updates = await fetched(windows({}))
  chmodSync(path.join(rig.pc.pendingDir, 'Pestle-1.1.0.exe'), 0o755)
  expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: true, value: undefined })
  expect(rig.pc.did).toEqual(['desk closed', 'quit'])
  const started = path.join(rig.pc.folder, 'started')
  await vi.waitFor(() => expect(existsSync(started)).toBe(true))
  expect(readFileSync(started, 'utf8').trim()).toBe('1.1.0 --updated /S --force-run')
})

test('one that cannot be started: no administrator is asked for, and this version starts again', async () => {
  const updates = await fetched(windows({}))
  expect(await updates.install({ restart: true, still: () => true })).toEqual({
    ok: false,
    refusal: 'installer-failed',
  })
  expect(rig.pc.did).toEqual(['desk closed', 'start again', 'quit'])
  expect(existsSync(path.join(rig.pc.folder, 'started'))).toBe(false)
})

test.each([
  ['CN=A, O="B, C=D", C=GB', { CN: ['A'], O: ['B, C=D'], C: ['GB'] }],
  ['CN="A ""B"" C"', { CN: ['A "B" C'] }],
  ['2.5.4.15=Private Organization, CN=A', { '2.5.4.15': ['Private Organization'], CN: ['A'] }],
  ['CN=A, OU=B, OU=C', { CN: ['A'], OU: ['B', 'C'] }],
  ['CN="A', null],
  ['nonsense', null],
  ['', null],
])('the subject %s is read as its parts', (subject, parts) => {
  expect(partsOfSubject(subject)).toEqual(parts)
})
