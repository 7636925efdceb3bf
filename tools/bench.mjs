// npm run bench -- outbox | queue | counter [--json] …: measures the outbox, the questions of the counter, and the counter in a
// browser, each beside its peers on this machine.
import path from 'node:path'
import { buildIfStale } from './build.mjs'
import { buildForNode } from './build-for-node.mjs'
import { runBuilt } from './run-built.mjs'

await runBuilt(async () => {
  await buildIfStale()
  return [await buildForNode(path.join('test', 'bench', 'main.ts'), 'bench')]
})
