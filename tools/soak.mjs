// npm run soak -- [--days N] [--per-day N] [--seed S] [--json] [--write]: days of a pharmacy in compressed time, in one process.
import path from 'node:path'
import { buildForNode } from './build-for-node.mjs'
import { runBuilt } from './run-built.mjs'

await runBuilt(async () => {
  const worker = await buildForNode(path.join('src', 'main', 'worker.ts'), 'soak-worker')
  const entry = await buildForNode(path.join('test', 'soak', 'main.ts'), 'soak')
  return ['--expose-gc', entry, '--worker', worker]
})
