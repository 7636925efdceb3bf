import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: readonly string[], atSecondTry: readonly string[] }} Counts */

/**
 * What a JSON report of Vitest or Playwright counted; `skipped` and `atSecondTry`
 * (passed there after failing) are full test names. A report that is missing, or that
 * failed without a failed test (a file that does not load), counts as one failure.
 * @param {string} file
 * @returns {Counts}
 */
export function countTests(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [], atSecondTry: [] }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const counts = 'suites' in report ? playwrightCounts(report) : vitestCounts(report)
  const succeeded = 'success' in report ? report.success : report.errors.length === 0
  return succeeded ? counts : { ...counts, failed: Math.max(counts.failed, 1) }
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number,
 *   testResults: { assertionResults: { status: string, fullName: string }[] }[] }} report
 * @returns {Counts}
 */
function vitestCounts(report) {
  const skipped = report.testResults
    .flatMap((each) => each.assertionResults)
    .filter((each) => each.status !== 'passed' && each.status !== 'failed')
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: skipped.map((each) => each.fullName),
    atSecondTry: [],
  }
}

/**
 * @typedef {{ title: string, specs?: { title: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, suites: Suite[] }} report
 * @returns {Counts}
 */
function playwrightCounts({ stats, suites }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: suites.flatMap((each) => specsThatWere('skipped', each)),
    atSecondTry: suites.flatMap((each) => specsThatWere('flaky', each)),
  }
}

/** @param {'skipped' | 'flaky'} status @param {Suite} suite @returns {string[]} */
function specsThatWere(status, suite) {
  const own = (suite.specs ?? []).filter((spec) => spec.tests.some((test) => test.status === status))
  return [
    ...own.map((spec) => `${suite.title} ${spec.title}`),
    ...(suite.suites ?? []).flatMap((each) => specsThatWere(status, each)),
  ]
}
