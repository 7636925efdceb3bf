import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import react from '@vitejs/plugin-react'
import { configDefaults, defineConfig } from 'vitest/config'

// Every commit is synced, and on a busy disk that takes longer than the test around it: these files lie in memory where
// there is room and programs may run from it. Kills and the long tests stay on the disk.
const temporary = (): string => {
  const memory = '/dev/shm'
  if (process.platform !== 'linux' || !existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  const [, , , flags = 'noexec'] =
    readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .find(([, at]) => at === memory) ?? []
  const usable = !flags.split(',').some((flag) => flag === 'noexec' || flag === 'ro')
  return usable && bavail * bsize > 2 * 1024 ** 3 ? memory : tmpdir()
}
const inMemory = { TMPDIR: temporary() }

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
    isolate: options.isolate ?? true,
    testTimeout: options.timeoutMs ?? 10_000,
    hookTimeout: options.timeoutMs ?? 10_000,
  },
})

// Nothing in test/unit leaves anything behind in its process, so one per zone serves every file.
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
