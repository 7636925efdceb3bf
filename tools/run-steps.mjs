import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { countTests } from './count-tests.mjs'
import { hasTests } from './steps.mjs'

const root = path.resolve(import.meta.dirname, '..')
/** @type {import('./count-tests.mjs').Counts} */
const nothing = Object.freeze({ passed: 0, failed: 0, skipped: [], atSecondTry: [] })

/**
 * Runs steps, `atOnce` of them at a time, until the first fails; prints each one's seconds and, for one that failed,
 * all it printed. A skipped test is named. What PESTLE_REQUIRE lists ("strace,root") may not be missing: a skipped test
 * whose name says "needs strace" then fails its step. A step without tests of its own counts one failure when it fails.
 * @param {readonly import('./steps.mjs').Step[]} steps
 * @param {{ atOnce: number, show?: boolean }} options `show`: pass on what the steps print as they print it
 * @returns {Promise<import('./count-tests.mjs').Counts>}
 */
export async function runSteps(steps, { atOnce, show = false }) {
  const waiting = [...steps]
  /** @type {Set<import('node:child_process').ChildProcess>} */
  const running = new Set()
  /** @type {import('./count-tests.mjs').Counts} */
  let total = nothing

  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      if (!hasTests(step)) {
        console.log(`– ${step.name}: nothing in ${step.folder} yet`)
        continue
      }
      const { counts, stopped } = await runStep(step, running, show)
      if (stopped) return
      total = add(total, counts)
      if (counts.failed === 0) continue
      waiting.length = 0
      for (const other of running) other.kill('SIGTERM')
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return total
}

/**
 * @param {import('./steps.mjs').Step} step
 * @param {Set<import('node:child_process').ChildProcess>} running
 * @param {boolean} show
 */
async function runStep(step, running, show) {
  const startedAt = performance.now()
  if (step.report !== undefined) {
    mkdirSync(path.dirname(step.report), { recursive: true })
    rmSync(step.report, { force: true })
  }
  const child = spawn(process.execPath, [path.join(root, 'tools', 'run.mjs'), ...step.command], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  })
  running.add(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += String(chunk)
      if (show) process.stdout.write(chunk)
    })
  }
  const code = await new Promise((resolve) => child.on('close', (status) => resolve(status ?? 1)))
  running.delete(child)
  const stopped = child.killed
  const counts = stopped ? nothing : verdict(step, code)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const tests = step.report === undefined ? '' : `, ${counts.passed} passed, ${counts.failed} failed`
  const mark = stopped ? '– (stopped)' : counts.failed === 0 ? '✓' : '✗'
  if (counts.failed > 0 && !show) console.log(text)
  console.log(`${mark} ${step.name} ${seconds} s${tests}`)
  for (const name of new Set(counts.skipped)) console.log(`    skipped: ${name}`)
  for (const name of counts.atSecondTry) console.log(`    failed once, passed at the second try: ${name}`)
  return { counts, stopped }
}

/** @param {import('./steps.mjs').Step} step @param {number} code @returns {import('./count-tests.mjs').Counts} */
function verdict(step, code) {
  const counts = step.report === undefined ? nothing : countTests(step.report)
  const missing = counts.skipped.filter((name) => required().some((need) => name.includes(`needs ${need}`)))
  for (const name of missing) console.log(`    must not be skipped here: ${name}`)
  const failed = counts.failed + missing.length
  return { ...counts, failed: code === 0 ? failed : Math.max(failed, 1) }
}

function required() {
  return (process.env['PESTLE_REQUIRE'] ?? '').split(',').filter((each) => each !== '')
}

/**
 * @param {import('./count-tests.mjs').Counts} one
 * @param {import('./count-tests.mjs').Counts} other
 * @returns {import('./count-tests.mjs').Counts}
 */
function add(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: [...one.skipped, ...other.skipped],
    atSecondTry: [...one.atSecondTry, ...other.atSecondTry],
  }
}
