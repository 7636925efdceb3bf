// npm run torture -- --kills N [--seed S] [--jobs J] [--json] [--write]: kills the built app again and again and checks its file.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { buildIfStale } from './build.mjs'
import { buildForNode } from './build-for-node.mjs'

try {
  await buildIfStale()
  const entry = await buildForNode(path.join('test', 'torture', 'main.ts'), 'torture')
  const ran = spawnSync(process.execPath, [entry, ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: path.resolve(import.meta.dirname, '..'),
  })
  process.exitCode = ran.status ?? 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
