import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const electron = path.join(root, 'node_modules', 'electron')
const memory = path.join(root, '.cache', 'electron-not-fetched.json')
const downloads = path.join(root, '.cache', 'electron-download')
const oneDayMs = 86_400_000

/**
 * Fetches Electron's executable with Electron's own installer (which checks its digest). Gives up when ten seconds pass
 * without a byte arriving, and then not trying again for a day. Answers undefined when it is there, else why not, in
 * the words of one line.
 * @param {{ silenceMs?: number, nowMs?: number }} [options]
 * @returns {Promise<string | undefined>}
 */
export async function fetchElectron({ silenceMs = 10_000, nowMs = Date.now() } = {}) {
  const version = String(JSON.parse(readFileSync(path.join(electron, 'package.json'), 'utf8')).version)
  const earlier = remembered(version, nowMs)
  if (earlier !== undefined)
    return `${earlier} (tried less than a day ago; remove ${path.relative(root, memory)} to retry)`
  const why = await install(silenceMs)
  if (why === undefined) rmSync(memory, { force: true })
  else writeFileSync(memory, JSON.stringify({ version, failedAtMs: nowMs, why }))
  return why
}

/** @param {string} version @param {number} nowMs @returns {string | undefined} */
function remembered(version, nowMs) {
  if (!existsSync(memory)) return undefined
  const failure = JSON.parse(readFileSync(memory, 'utf8'))
  const ageMs = nowMs - failure.failedAtMs
  return failure.version === version && ageMs >= 0 && ageMs < oneDayMs ? String(failure.why) : undefined
}

/** @param {number} silenceMs @returns {Promise<string | undefined>} */
function install(silenceMs) {
  rmSync(downloads, { recursive: true, force: true })
  mkdirSync(downloads, { recursive: true })
  const child = spawn(process.execPath, [path.join(electron, 'install.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: downloads, TEMP: downloads, TMP: downloads, ELECTRON_GET_NO_PROGRESS: '1' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  return new Promise((resolve) => {
    let arrived = 0
    let silent = false
    let heardAt = performance.now()
    const watch = setInterval(() => {
      const bytes = bytesIn(downloads) + bytesIn(path.join(electron, 'dist'))
      if (bytes !== arrived) heardAt = performance.now()
      arrived = bytes
      silent = performance.now() - heardAt > silenceMs
      if (silent) child.kill('SIGKILL')
    }, 250)
    /** @param {string | undefined} why */
    const finish = (why) => {
      clearInterval(watch)
      rmSync(downloads, { recursive: true, force: true })
      resolve(why)
    }
    child.on('error', (error) => finish(error.message))
    child.on('close', (code) => {
      if (silent) finish(`nothing arrived from its release server for ${silenceMs / 1000} seconds`)
      else finish(code === 0 ? undefined : firstLine(said))
    })
  })
}

/** @param {string} folder @returns {number} */
function bytesIn(folder) {
  if (!existsSync(folder)) return 0
  let bytes = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const found = statSync(path.join(entry.parentPath, entry.name), { throwIfNoEntry: false })
    if (found?.isFile()) bytes += found.size
  }
  return bytes
}

/** @param {string} said */
function firstLine(said) {
  const line = said.split('\n').find((each) => each.trim() !== '') ?? 'its installer failed without a word'
  return line.trim() === 'TypeError: fetch failed' ? 'its release server cannot be reached from here' : line.trim()
}
