import { randomBytes } from 'node:crypto'
import { uuidV7 } from '../../src/main/ledger/uuid-v7.ts'
import { createClockSkew } from '../../src/main/nhs/clock-skew.ts'
import type { PsuClient, SendOutcome } from '../../src/main/nhs/psu-client.ts'
import { defaultBackoff } from '../../src/main/outbox/backoff.ts'
import { startOutbox } from '../../src/main/outbox/loop.ts'
import { outboxCounts } from '../../src/main/outbox/questions.ts'
import { openBench } from './backlog.ts'

const reply = (taskIds: readonly string[]): SendOutcome => ({
  kind: 'reply',
  retryAfter: undefined,
  answer: { kind: 'entries', http: 201, entries: taskIds.map((taskId) => ({ taskId, status: 201, words: '' })) },
})

/** A service that takes everything at once, without a line to it. */
export const noOpService: PsuClient = {
  send: (updates) => Promise.resolve(reply(updates.map(({ taskId }) => taskId))),
  greet: () => Promise.resolve(reply([])),
}

/** Drains a file until so many updates are on disk as recorded; gives the seconds from the start of the outbox. */
export const drain = async (
  file: string,
  client: PsuClient,
  skew: ReturnType<typeof createClockSkew>,
  until: number,
) => {
  const database = openBench(file)
  const now = () => Date.now()
  const ledger = { now, newId: () => uuidV7(now(), randomBytes(10)), newSalt: () => randomBytes(16) }
  const before = outboxCounts(database.db).recorded
  const startedAt = performance.now()
  let done: () => void = () => undefined
  const finished = new Promise<void>((resolve) => (done = resolve))
  const outbox = startOutbox({
    database,
    ledger,
    client,
    skew,
    now,
    random: Math.random,
    after: (ms, work) => {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
    soon: (work) => void setImmediate(work),
    backoff: defaultBackoff,
    lanes: 16,
    perSecond: null,
    cannedAnswers: false,
    longestDelayMs: 300_000,
    openMsBetween: () => 0,
    restored: false,
    changed: () => {
      if (outboxCounts(database.db).recorded - before >= until) done()
    },
    fault: (error) => {
      throw error
    },
  })
  await finished
  const seconds = (performance.now() - startedAt) / 1000
  await outbox.stop()
  database.close()
  return seconds
}
