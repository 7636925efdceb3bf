import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { updatesEachTest } from '../../support/updates-each-test.ts'

const target = 'linux-x64-deb'
const pathBefore = process.env['PATH']

const rig = updatesEachTest()
let said: string

/** A system whose package tools write down what they were asked; nothing of the real one is touched. */
const packageTools = (dpkgExit: number): void => {
  const tools = path.join(rig.pc.folder, 'tools')
  said = path.join(rig.pc.folder, 'said')
  mkdirSync(tools)
  const tool = (name: string, body: string): void => {
    writeFileSync(path.join(tools, name), `#!/bin/sh\necho "${name} $@" >> '${said}'\n${body}\n`, { mode: 0o755 })
  }
  tool('dpkg', `exit ${dpkgExit}`)
  for (const name of ['apt', 'apt-get']) tool(name, 'exit 0')
  // Without root it asks for rights by the first of these that there is; all it is told is to run a command.
  for (const name of ['gksudo', 'kdesudo', 'pkexec', 'beesu', 'sudo'])
    tool(name, 'while [ "$1" != "/bin/bash" ]; do shift; done; exec "$@"')
  process.env['PATH'] = `${tools}:${pathBefore ?? ''}`
}

beforeEach(() => {
  rig.server.publish({ target })
})
afterEach(() => {
  process.env['PATH'] = pathBefore
})

const installedBy = (): readonly string[] =>
  (existsSync(said) ? readFileSync(said, 'utf8') : '').split('\n').filter((line) => /^(dpkg|apt)/.test(line))

test('a deb is given to dpkg once the desk is closed, and the app starts again', async () => {
  packageTools(0)
  const updates = await rig.fetched(rig.pc.open({ target }))
  expect(updates.needsAdministrator).toBe(true)
  expect(await updates.install({ restart: true, still: () => true })).toMatchObject({ ok: true })
  expect(installedBy()).toEqual([`dpkg -i ${path.join(rig.pc.pendingDir, 'Pestle-1.1.0.deb')}`])
  expect(rig.pc.did).toEqual(['desk closed', 'start again', 'quit'])
})

test('a deb that dpkg refuses, or for which no password was typed: nothing mends it by removing the app', async () => {
  packageTools(1)
  const updates = await rig.fetched(rig.pc.open({ target }))
  expect(await updates.install({ restart: true, still: () => true })).toEqual({
    ok: false,
    refusal: 'installer-failed',
  })
  expect(installedBy()).toEqual([`dpkg -i ${path.join(rig.pc.pendingDir, 'Pestle-1.1.0.deb')}`])
  expect(rig.pc.did).toEqual(['desk closed', 'start again', 'quit'])
})
