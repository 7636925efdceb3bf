import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

test.each(['--help', '-h'])(
  'asked for %s, the start says what it takes, and neither builds nor opens anything',
  (flag) => {
    const root = path.resolve(import.meta.dirname, '../../..')
    const ended = spawnSync(process.execPath, ['tools/start.mjs', flag], {
      cwd: root,
      encoding: 'utf8',
      timeout: 10_000,
    })
    expect(ended.status).toBe(0)
    expect(ended.stdout).toContain('npm start -- --browser')
    expect(ended.stdout).not.toContain('Pestle runs in a browser')
    expect(ended.stderr).toBe('')
  },
)
