// Starts an installed Pestle as a person would, on a folder of its own, and says whether it opened: a release has no debugger and
// no switches to drive it by, so it is judged by its log and by staying there.
//   node tools/run.mjs tools/packing/try-installed.mjs <executable>              opens, stays, opens again after being killed
//   node tools/run.mjs tools/packing/try-installed.mjs <executable> --tampered   with one byte of the archive changed it must not
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const openWithinMs = 60_000
const staysForMs = 5_000

/** @param {string} dataDir how often the log says that the desk opened */
function opened(dataDir) {
  const log = path.join(dataDir, 'pestle.log')
  if (!existsSync(log)) return 0
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"event":"started"')).length
}

/** @param {string} executable @param {string} dataDir @param {number} times @returns {Promise<string | undefined>} why not */
async function openOnce(executable, dataDir, times) {
  const child = spawn(executable, [`--user-data-dir=${dataDir}`], { stdio: ['ignore', 'inherit', 'inherit'] })
  /** @type {string | undefined} */
  let ended
  child.on('error', (error) => (ended = error.message))
  child.on('exit', (code, signal) => (ended ??= `it ended by itself with ${String(code ?? signal)}`))
  const startedAt = performance.now()
  while (ended === undefined && opened(dataDir) < times && performance.now() - startedAt < openWithinMs) await wait(200)
  const tookMs = performance.now() - startedAt
  if (ended === undefined && opened(dataDir) < times) ended = `nothing opened in ${String(openWithinMs / 1000)} s`
  if (ended === undefined) await wait(staysForMs)
  const why = ended
  child.kill('SIGKILL')
  if (why === undefined) console.log(`Opened after ${(tookMs / 1000).toFixed(1)} s and stayed.`)
  return why
}

/** Changes one byte in the middle of the main script, gives what puts it back. @param {string} executable */
function tamper(executable) {
  const archive = path.join(path.dirname(executable), 'resources', 'app.asar')
  const before = readFileSync(archive)
  const at = before.indexOf('Pestle could not start')
  if (at === -1) throw new Error(`${archive} has no main script to tamper with`)
  const after = Buffer.from(before)
  after[at] = before.readUInt8(at) ^ 1
  writeFileSync(archive, after)
  return () => {
    writeFileSync(archive, before)
  }
}

const [executable = '', how] = process.argv.slice(2)
const dataDir = mkdtempSync(path.join(tmpdir(), 'pestle-installed-'))
try {
  if (how === '--tampered') {
    const putBack = tamper(executable)
    const why = await openOnce(executable, dataDir, 1).finally(putBack)
    if (why === undefined) throw new Error('It opened although its archive was changed.')
    console.log(`Did not open with a changed archive: ${why}.`)
  } else {
    for (const times of [1, 2]) {
      const why = await openOnce(executable, dataDir, times)
      if (why !== undefined) throw new Error(`It did not open: ${why}.`)
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}
