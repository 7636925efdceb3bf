// npm run pestle -- <command> …: the built command line, under this Node. Its exit code is passed through.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { buildIfStale } from './build.mjs'

const entry = path.resolve(import.meta.dirname, '..', 'out', 'main', 'index-cli.js')
try {
  await buildIfStale()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
if (!existsSync(entry)) {
  console.error('The build has no command line (out/main/index-cli.js).')
  process.exit(1)
}
// npm runs scripts at the top of the repository; file names in the arguments are meant from where the user stands.
const ran = spawnSync(process.execPath, [entry, ...process.argv.slice(2)], {
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  stdio: 'inherit',
})
process.exitCode = ran.status ?? 1
