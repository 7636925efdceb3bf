import react from '@vitejs/plugin-react'
import { configDefaults, defineConfig } from 'vitest/config'
import { temporaryFolder } from './test/support/temporary-folder.ts'

const folder = temporaryFolder()
// Windows has it under the second name. Kills and the long tests stay on the disk.
const inMemory = { TMPDIR: folder, TEMP: folder }

// Legal dates are Europe/London whatever the PC's zone, so everything in test/unit runs twice: under UTC and as far
// from it as a zone gets. In forks, because TZ cannot be set inside a worker thread.
interface Options {
  readonly tz?: string
  readonly env?: Readonly<Record<string, string>>
  readonly exclude?: string
  readonly timeoutMs?: number
  readonly isolate?: boolean
}
const project = (name: string, include: string, options: Options = {}) => ({
  extends: true as const,
  test: {
    name,
    include: [include],
    exclude: [...configDefaults.exclude, ...(options.exclude === undefined ? [] : [options.exclude])],
    env: { TZ: options.tz ?? 'UTC', ...options.env },
    ...(options.env && { globalSetup: 'test/support/temporary-folder.ts' }),
    isolate: options.isolate ?? true,
    testTimeout: options.timeoutMs ?? 10_000,
    hookTimeout: options.timeoutMs ?? 10_000,
  },
})

// Nothing in test/unit leaves anything behind in its process, so a worker goes on to the next file in the same one.
const unit = 'test/unit/**/*.test.{ts,tsx}'

const integration = 'test/integration/**/*.test.{ts,tsx}'
// Nor do these, which close the data file they work on; the rest, with desks, keys and programs, has a process per file.
const onRecords =
  'test/integration/{database,dispensing,intake,ledger,outbox,patients,products,reports}/**/*.test.{ts,tsx}'

export default defineConfig({
  plugins: [react()],
  test: {
    pool: 'forks',
    projects: [
      project('unit-utc', unit, { env: inMemory, isolate: false }),
      project('unit-auckland', unit, { tz: 'Pacific/Auckland', env: inMemory, isolate: false }),
      project('integration', integration, { exclude: onRecords, env: inMemory, timeoutMs: 60_000 }),
      project('integration-on-records', onRecords, { env: inMemory, timeoutMs: 60_000, isolate: false }),
      project('architecture', 'test/architecture.test.ts', { timeoutMs: 60_000 }),
      project('simulation', 'test/simulation/**/*.test.ts', { timeoutMs: 300_000 }),
      project('kills', 'test/kills/**/*.test.ts', { timeoutMs: 120_000 }),
      project('long', 'test/long/**/*.test.ts', { timeoutMs: 3_600_000 }),
    ],
  },
})
