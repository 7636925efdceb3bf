import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/results/e2e.json' }]],
  // Video needs a recorder that is not in the registry.
  use: { video: 'off', trace: 'off', screenshot: 'off', actionTimeout: 10_000 },
})
