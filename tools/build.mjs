import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const root = path.resolve(import.meta.dirname, '..')
const stamp = path.join(root, 'out', '.built')
const lock = path.join(root, '.cache', 'build.lock')
const sources = [
  'src',
  'migrations',
  'tools/packing/build-contents.mjs',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/**
 * Builds out/ when anything it is made of is newer than it. Says so on standard error, because the command line's
 * standard output is data. Rejects with what the build printed when it fails.
 */
export async function buildIfStale() {
  if (await isFresh()) return
  await withLock(async () => {
    if (!(await isFresh())) await build()
  })
}

/** Builds out/ whatever its age. */
export async function build() {
  const startedAt = new Date()
  const output = await run(path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), ['build'])
  if (output.code !== 0) throw new Error(`The build failed.\n${output.text}`)
  // Stamped with the time it began: what was edited meanwhile is not in it.
  await mkdir(path.dirname(stamp), { recursive: true })
  await writeFile(stamp, '')
  await utimes(stamp, startedAt, startedAt)
  console.error(`Built the app in ${((Date.now() - startedAt.getTime()) / 1000).toFixed(1)} s.`)
}

async function isFresh() {
  if (!existsSync(stamp)) return false
  const builtAtMs = (await stat(stamp)).mtimeMs
  const newest = await Promise.all(sources.map((each) => newestMs(path.join(root, each))))
  return Math.max(...newest) < builtAtMs
}

/** Folders count too: removing a file changes only its folder. @param {string} place @returns {Promise<number>} */
async function newestMs(place) {
  if (!existsSync(place)) return 0
  const found = await stat(place)
  if (!found.isDirectory()) return found.mtimeMs
  const inside = await Promise.all((await readdir(place)).map((name) => newestMs(path.join(place, name))))
  return Math.max(found.mtimeMs, ...inside)
}

/** One build at a time: each empties out/ first. @param {() => Promise<void>} work */
async function withLock(work) {
  await mkdir(path.dirname(lock), { recursive: true })
  while (!(await take())) await wait(100)
  try {
    await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function take() {
  try {
    const file = await open(lock, 'wx')
    await file.writeFile(String(process.pid))
    await file.close()
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const holder = Number(await readFile(lock, 'utf8').catch(() => '0'))
    if (holder > 0 && !isRunning(holder)) await rm(lock, { force: true })
    return false
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** @param {string} script @param {readonly string[]} args @returns {Promise<{ code: number, text: string }>} */
function run(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, text }))
  })
}

if (process.argv[1] === import.meta.filename) {
  try {
    await build()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
