// npm run simulate -- --record --seeds N [--from K] [--jobs J]: a long run in parts of a thousand seeds, each written down in
// docs/reliability/simulation.jsonl as soon as it is done. Started again it goes on where it stopped, unless the code changed.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSimulation } from './build-simulation.mjs'

const root = path.resolve(import.meta.dirname, '..')
const folder = path.join(root, 'docs', 'reliability')
const file = path.join(folder, 'simulation.jsonl')
const part = 1_000

/** @typedef {{ build: string, from: number, seeds: number, violations: number }} Part */

/** @param {readonly string[]} args @param {string} name @param {number} otherwise */
function number(args, name, otherwise) {
  const at = args.indexOf(name)
  return at < 0 ? otherwise : Number(args[at + 1])
}

/** @returns {readonly Part[]} */
function written() {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line))
}

/** Plays what is not yet written down; gives how many promises were broken. @param {readonly string[]} args */
export async function recordSimulation(args) {
  const entry = await buildSimulation({ name: 'recorded' })
  const build = createHash('sha256').update(readFileSync(entry)).digest('hex').slice(0, 12)
  const git = (/** @type {string[]} */ ...rest) => execFileSync('git', rest, { cwd: root, encoding: 'utf8' }).trim()
  const commit = git('rev-parse', '--short', 'HEAD')
  const edited = git('status', '--porcelain', '--', 'src', 'migrations', 'test/simulation') !== ''
  const from = number(args, '--from', 1)
  const until = from + number(args, '--seeds', 100_000)
  const jobs = String(number(args, '--jobs', 1))
  mkdirSync(folder, { recursive: true })
  for (let at = from; at < until; at += part) {
    const seeds = Math.min(part, until - at)
    if (written().some((one) => one.build === build && one.from === at && one.seeds === seeds)) continue
    const ran = spawnSync(
      process.execPath,
      [entry, '--from', String(at), '--seeds', String(seeds), '--jobs', jobs, '--no-shrink'],
      { encoding: 'utf8', maxBuffer: 2 ** 28 },
    )
    const lines = ran.stdout.trim().split('\n')
    for (const line of lines.slice(0, -1)) if (line.includes('promise')) console.log(line)
    const sum = JSON.parse(lines.at(-1) ?? '')
    appendFileSync(file, `${JSON.stringify({ commit, edited, build, from: at, ...sum })}\n`)
    console.log(JSON.stringify({ from: at, ...sum }))
  }
  const mine = written().filter((one) => one.build === build && one.from >= from && one.from < until)
  /** @param {'seeds' | 'violations'} what */
  const total = (what) => mine.reduce((sum, one) => sum + one[what], 0)
  console.log(JSON.stringify({ commit, build, seeds: total('seeds'), violations: total('violations') }))
  return total('violations')
}
