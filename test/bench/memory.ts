import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { createClockSkew } from '../../src/main/nhs/clock-skew.ts'
import { listTasks, outboxCounts } from '../../src/main/outbox/questions.ts'
import { openBench } from './backlog.ts'
import { startBenchOutbox } from './start-bench-outbox.ts'

const cutForMs = 2_000

/** In a process of its own: opens a file, starts the outbox with the line cut, asks what the screen asks, and prints the peak in KB. */
export const holdOpen = async (file: string): Promise<void> => {
  const database = openBench(file)
  const outbox = startBenchOutbox({
    database,
    client: {
      send: () => Promise.resolve({ kind: 'no-reply', fault: 'no-network', code: 'cut' }),
      greet: () => Promise.resolve({ kind: 'no-reply', fault: 'no-network', code: 'cut' }),
    },
    skew: createClockSkew(),
    changed: () => undefined,
    fault: (error) => {
      throw error
    },
  })
  const until = Date.now() + cutForMs
  while (Date.now() < until) {
    outboxCounts(database.db)
    listTasks(database.db, { show: 'waiting', after: null, limit: 50 })
    await wait(50)
  }
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'
  await outbox.stop()
  database.close()
  process.stdout.write(peak)
}

/** The peak of resident memory, in MB, of a process that has this file open with the line cut. Linux only. */
export const peakMegabytes = (file: string): number => {
  const [script = ''] = process.argv.slice(1)
  const ran = spawnSync(process.execPath, [script, 'memory', file], { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`The process that holds the file open failed: ${ran.stderr}`)
  return Number(ran.stdout) / 1024
}
