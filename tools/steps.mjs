// What has to pass, as data. `folder`: a step whose folder has no test yet is left out, and said so.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} command what tools/run.mjs is given
 * @property {string} [folder] where its tests are
 * @property {string} [report] the JSON report it leaves, in which its tests are counted
 */

const root = path.resolve(import.meta.dirname, '..')

/** @param {string} name @param {string} folder @param {readonly string[]} projects @returns {Step} */
function vitest(name, folder, projects) {
  const report = path.join(root, '.cache', 'results', `${name}.json`)
  const chosen = projects.flatMap((each) => ['--project', each])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { name, folder, report, command: ['vitest', 'run', ...chosen, ...reporters] }
}

/** Longest first: two run at a time. @type {readonly Step[]} */
export const checkSteps = [
  vitest('integration', 'test/integration', ['integration', 'integration-on-records']),
  { name: 'lint', command: ['eslint', '.', '--max-warnings=0'] },
  vitest('simulation', 'test/simulation', ['simulation']),
  vitest('kills', 'test/kills', ['kills']),
  { name: 'types', command: ['typescript#tsc', '--noEmit'] },
  vitest('unit', 'test/unit', ['unit-utc', 'unit-auckland']),
  vitest('architecture', 'test/architecture.test.ts', ['architecture']),
  { name: 'dead code', command: ['knip'] },
  // Known by content, options and version, so a file that was well formed is not read again.
  {
    name: 'formatting',
    command: [
      ...['prettier', '--check', '--log-level=warn'],
      ...['--cache', '--cache-strategy=content', '--cache-location=.cache/prettier'],
      '.',
    ],
  },
]

/** @type {Step} */
export const endToEndStep = {
  name: 'end to end',
  folder: 'test/e2e',
  command: ['tools/e2e.mjs'],
  report: path.join(root, '.cache', 'results', 'e2e.json'),
}

const long = vitest('long', 'test/long', ['long'])
/** One file after the other: each uses both cores, and kills are judged by how soon the app is back. @type {Step} */
export const longStep = { ...long, command: [...long.command, '--no-file-parallelism'] }

/** Whether the step's folder holds any test. @param {Step} step */
export function hasTests(step) {
  if (step.folder === undefined) return true
  const place = path.join(root, step.folder)
  if (/\.ts$/.test(place)) return existsSync(place)
  return (
    existsSync(place) &&
    readdirSync(place, { recursive: true }).some((name) => /\.(test|spec)\.tsx?$/.test(String(name)))
  )
}
