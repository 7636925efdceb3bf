// npm run bench -- outbox | queue | counter [--json] …: measures the outbox, the questions of the counter, and the counter in a
// browser, each beside its peers on this machine.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { buildIfStale } from './build.mjs'
import { buildForNode } from './build-for-node.mjs'

try {
  await buildIfStale()
  const entry = await buildForNode(path.join('test', 'bench', 'main.ts'), 'bench')
  const ran = spawnSync(process.execPath, [entry, ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: path.resolve(import.meta.dirname, '..'),
  })
  process.exitCode = ran.status ?? 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
