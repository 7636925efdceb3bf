// Runs a script of ours, or a locally installed tool, under the pinned Node 24: the native database module crashes
// older ones. Plain syntax on purpose: whatever `node` started npm has to be able to read this file.
//   node tools/run.mjs tools/check.mjs           a file of this repository
//   node tools/run.mjs vitest run                a package's command (package#command where they differ)
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const windows = process.platform === 'win32'

/** @param {string} sentence @returns {never} */
function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

function pinnedNode() {
  const platform = windows ? 'win' : process.platform
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    for (const base of [root, path.join(root, 'tools', 'node24')]) {
      const binary = path.join(base, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')
      if (existsSync(binary)) return binary
    }
  }
  return undefined
}

/** @param {string} tool */
function entryOf(tool) {
  if (/\.[cm]?[jt]s$/.test(tool)) return path.resolve(root, tool)
  const [name = tool, command = name.split('/').pop() || name] = tool.split('#')
  const folder = path.join(root, 'node_modules', name)
  if (!existsSync(folder)) stop(`${name} is not installed. Run: npm ci`)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : bin && bin[command]
  if (!file) stop(`The package ${name} has no command ${command}.`)
  return path.join(folder, file)
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Pestle needs Node 20.19 or newer to install and start; this is Node ${process.versions.node}.`)
}
const [tool, ...args] = process.argv.slice(2)
if (!tool) stop('Usage: node tools/run.mjs <script or package> [arguments]')
if (!existsSync(path.join(root, 'node_modules'))) stop('Nothing is installed yet. Run: npm ci')
const node = pinnedNode() || (major >= 24 ? process.execPath : undefined)
if (!node) {
  stop(
    `Pestle runs under Node 24, which npm ci brings along for this kind of computer (${process.platform} ${process.arch}), ` +
      `but it is not there and this is Node ${process.versions.node}. Run npm ci again (without --omit=optional), or install Node 24.`,
  )
}
const child = spawn(node, [entryOf(tool), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: path.dirname(node) + path.delimiter + (process.env['PATH'] || '') },
})
/** @type {NodeJS.Signals[]} */
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP']
for (const signal of passedOn) process.on(signal, () => child.kill(signal))
child.on('error', (error) => stop(`Node 24 at ${node} could not be started: ${error.message}`))
child.on('exit', (code, signal) => {
  if (signal === 'SIGSEGV') console.error('The tool crashed (segmentation fault) under ' + node)
  process.exit(code === null ? 1 : code)
})
