import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Legal dates are Europe/London whatever the PC's zone, so everything in test/unit runs twice: under UTC and as far
// from it as a zone gets. A fork per file, because TZ cannot be set inside a worker thread.
const project = (name: string, include: string, options: { tz?: string; timeoutMs?: number } = {}) => ({
  extends: true as const,
  test: {
    name,
    include: [include],
    env: { TZ: options.tz ?? 'UTC' },
    testTimeout: options.timeoutMs ?? 10_000,
    hookTimeout: options.timeoutMs ?? 10_000,
  },
})

export default defineConfig({
  plugins: [react()],
  test: {
    pool: 'forks',
    projects: [
      project('unit-utc', 'test/unit/**/*.test.{ts,tsx}'),
      project('unit-auckland', 'test/unit/**/*.test.{ts,tsx}', { tz: 'Pacific/Auckland' }),
      project('integration', 'test/integration/**/*.test.{ts,tsx}', { timeoutMs: 60_000 }),
      project('architecture', 'test/architecture.test.ts', { timeoutMs: 60_000 }),
      project('simulation', 'test/simulation/**/*.test.ts', { timeoutMs: 300_000 }),
      project('kills', 'test/kills/**/*.test.ts', { timeoutMs: 120_000 }),
      project('long', 'test/long/**/*.test.ts', { timeoutMs: 3_600_000 }),
    ],
  },
})
