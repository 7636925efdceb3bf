import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Legal dates are Europe/London whatever the PC's zone, so everything in test/unit runs twice: under UTC and as far
// from it as a zone gets. In forks, because TZ cannot be set inside a worker thread.
const project = (
  name: string,
  include: string,
  options: { tz?: string; timeoutMs?: number; isolate?: boolean } = {},
) => ({
  extends: true as const,
  test: {
    name,
    include: [include],
    env: { TZ: options.tz ?? 'UTC' },
    isolate: options.isolate ?? true,
    testTimeout: options.timeoutMs ?? 10_000,
    hookTimeout: options.timeoutMs ?? 10_000,
  },
})

// Nothing in test/unit leaves anything behind in its process, so one per zone serves every file.
const unit = 'test/unit/**/*.test.{ts,tsx}'

export default defineConfig({
  plugins: [react()],
  test: {
    pool: 'forks',
    projects: [
      project('unit-utc', unit, { isolate: false }),
      project('unit-auckland', unit, { tz: 'Pacific/Auckland', isolate: false }),
      project('integration', 'test/integration/**/*.test.{ts,tsx}', { timeoutMs: 60_000 }),
      project('architecture', 'test/architecture.test.ts', { timeoutMs: 60_000 }),
      project('simulation', 'test/simulation/**/*.test.ts', { timeoutMs: 300_000 }),
      project('kills', 'test/kills/**/*.test.ts', { timeoutMs: 120_000 }),
      project('long', 'test/long/**/*.test.ts', { timeoutMs: 3_600_000 }),
    ],
  },
})
