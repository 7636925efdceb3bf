// npm run soak -- [--days N] [--per-day N] [--seed S] [--json] [--write]: days of a pharmacy in compressed time, in one process.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { buildForNode } from './build-for-node.mjs'

try {
  const worker = await buildForNode(path.join('src', 'main', 'worker.ts'), 'soak-worker')
  const entry = await buildForNode(path.join('test', 'soak', 'main.ts'), 'soak')
  const ran = spawnSync(process.execPath, ['--expose-gc', entry, '--worker', worker, ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: path.resolve(import.meta.dirname, '..'),
  })
  process.exitCode = ran.status ?? 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
