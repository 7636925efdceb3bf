import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startAfterEnd } from '../../../src/main/hosts/electron/start-after-end.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "pestle's app "))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the app starts again only once it has ended, with its arguments as they were', async () => {
  const said = path.join(folder, 'said')
  const app = path.join(folder, 'Pestle.AppImage')
  writeFileSync(app, `#!/bin/sh\nprintf '%s|' "$@" > '${said.replaceAll("'", `'\\''`)}'\n`, { mode: 0o755 })
  const running = spawn('sleep', ['60'])
  startAfterEnd(running.pid!, app, ['--data', '/home/a b', '$(reboot)'])
  // It looks ten times a second; were it not waiting, it would have started by now.
  await once(spawn('sleep', ['0.5']), 'exit')
  expect(existsSync(said)).toBe(false)
  running.kill('SIGKILL')
  await once(running, 'exit')
  await vi.waitFor(() => expect(readFileSync(said, 'utf8')).toBe('--data|/home/a b|$(reboot)|'), { timeout: 5000 })
})
