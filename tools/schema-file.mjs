// node tools/run.mjs tools/schema-file.mjs: keeps the rows of a small file as this version writes it, for the tests that upgrade the
// files of every version. To be run when a version with new migrations is released, and before the next migration is added.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { buildForNode } from './build-for-node.mjs'

const entry = await buildForNode(path.join('test', 'support', 'schemas', 'make-schema-file.ts'), 'schema-file')
const ran = spawnSync(process.execPath, [entry], { stdio: 'inherit', cwd: path.resolve(import.meta.dirname, '..') })
process.exitCode = ran.status ?? 1
