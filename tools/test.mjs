// npm run check, npm test and npm run test:long: `tools/test.mjs check | all | long`. The last line is the sum.
import { buildIfStale } from './build.mjs'
import { runSteps } from './run-steps.mjs'
import { checkSteps, endToEndStep, hasTests, longStep } from './steps.mjs'

const startedAt = performance.now()
const what = process.argv[2] ?? 'all'

async function run() {
  if (what === 'long') {
    if (!hasTests(longStep)) console.log('There are no long tests: test/long has none.')
    return runSteps([longStep].filter(hasTests), { atOnce: 1, show: true })
  }
  const checked = await runSteps(checkSteps, { atOnce: 2 })
  console.log(`check took ${seconds()}`)
  if (what === 'check' || checked.failed > 0) return checked
  const ended = await runSteps([endToEndStep], { atOnce: 1 })
  return { passed: checked.passed + ended.passed, failed: checked.failed + ended.failed }
}

function seconds() {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
}

/** @type {{ passed: number, failed: number }} */
let total = { passed: 0, failed: 1 }
try {
  await buildIfStale()
  total = await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
}
if (what === 'all') console.log(`everything took ${seconds()}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
