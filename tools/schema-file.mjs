// node tools/run.mjs tools/schema-file.mjs: keeps the rows of a small file as this version writes it, for the tests that upgrade the
// files of every version. To be run when a version with new migrations is released, and before the next migration is added.
import path from 'node:path'
import { buildForNode } from './build-for-node.mjs'
import { runBuilt } from './run-built.mjs'

await runBuilt(async () => [
  await buildForNode(path.join('test', 'support', 'schemas', 'make-schema-file.ts'), 'schema-file'),
])
