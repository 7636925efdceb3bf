import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { againArgs, onceEnded, startAgain, thisProgram } from '../../../src/main/hosts/electron/start-again.ts'

test('an app that is started again keeps its arguments, and why stands there once', () => {
  const args = ['--user-data-dir=/a b', '--data', '/c d']
  const first = againArgs(args, { after: 7 })
  expect(first).toEqual([...args, '--after', '7'])
  expect(againArgs(first, { after: 8 })).toEqual([...args, '--after', '8'])
  expect(againArgs(first, { givenUp: 'ABCD0123' })).toEqual([...args, '--given-up', 'ABCD0123'])
})

test('an AppImage is started from its file, which an update replaces, and anything else from its executable', () => {
  expect(thisProgram({ APPIMAGE: '/home/a b/Pestle.AppImage' }).program).toBe('/home/a b/Pestle.AppImage')
  expect(thisProgram({}).program).toBe(process.execPath)
})

test('the app is started with its arguments as they were, those of an earlier start left out', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "pestle's app "))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const said = path.join(folder, 'said')
  const program = path.join(folder, 'Pestle.AppImage')
  writeFileSync(program, `#!/bin/sh\nprintf '%s|' "$@" > '${said.replaceAll("'", `'\\''`)}'\n`, { mode: 0o755 })
  await startAgain({ program, args: ['--data', '/home/a b', '--after', '6', '$(reboot)'] }, { after: 7 })
  const words = '--data|/home/a b|$(reboot)|--after|7|'
  await vi.waitFor(() => expect(readFileSync(said, 'utf8')).toBe(words), { timeout: 5000 })
})

test('it is said that a program which is not there was not started', async () => {
  const nowhere = startAgain({ program: path.join(tmpdir(), 'no', 'such.AppImage'), args: [] }, { after: 7 })
  await expect(nowhere).rejects.toMatchObject({ code: 'ENOENT' })
})

/** Asks as long as it is asked again; gives how often it waited. */
const waits = (pid: string | undefined): number => {
  let waited = 0
  let again: (() => void) | null = () => {
    onceEnded(
      (_ms, work) => {
        waited += 1
        again = work
        return () => undefined
      },
      pid,
      () => (again = null),
    )
  }
  while (again !== null) {
    const ask: () => void = again
    again = null
    ask()
  }
  return waited
}

test('a new one begins only once the one before has ended, and waits for it no longer than a minute', async () => {
  const before = spawn('sleep', ['60'])
  onTestFinished(() => void before.kill('SIGKILL'))
  expect(waits(String(before.pid))).toBe(600)
  before.kill('SIGKILL')
  await once(before, 'exit')
  expect(waits(String(before.pid))).toBe(0)
})

test('what names no process is not waited for', () => {
  expect([undefined, '', '0', '-1', 'x', '1e9'].map((pid) => waits(pid))).toEqual([0, 0, 0, 0, 0, 0])
})
