// npm run torture -- --kills N [--seed S] [--jobs J] [--json] [--write]: kills the built app again and again and checks its file.
import path from 'node:path'
import { buildIfStale } from './build.mjs'
import { buildForNode } from './build-for-node.mjs'
import { runBuilt } from './run-built.mjs'

await runBuilt(async () => {
  await buildIfStale()
  return [await buildForNode(path.join('test', 'torture', 'main.ts'), 'torture')]
})
