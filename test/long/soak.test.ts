import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

// Too few days for slopes; whether days, backups and an end of the app leave a sound record is seen.
it('three days in compressed time leave a sound record and no fault', { timeout: 600_000 }, () => {
  const args = [path.join(root, 'tools', 'soak.mjs'), '--days', '3', '--json']
  const ran = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  const [line = ''] = ran.stdout.split('\n').filter((one) => one.startsWith('{'))
  const found = JSON.parse(line) as { readonly acts: number; readonly backups: number }
  expect(found).toMatchObject({ days: 3, faults: 0, sound: true, imported: 54 })
  expect(found.acts).toBeGreaterThan(50)
  expect(found.backups).toBeGreaterThan(2)
})
