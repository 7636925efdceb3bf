import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A browser beside others on two cores is late at times. What fails twice is red; what failed once is named at the end.
  retries: 1,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/results/e2e.json' }]],
  // Video needs a recorder that is not in the registry.
  use: { video: 'off', trace: 'off', screenshot: 'off', actionTimeout: 10_000 },
})
