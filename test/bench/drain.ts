import { createClockSkew, type ClockSkew } from '../../src/main/nhs/clock-skew.ts'
import type { PsuClient, SendOutcome } from '../../src/main/nhs/psu-client.ts'
import { outboxCounts } from '../../src/main/outbox/questions.ts'
import { openBench } from './backlog.ts'
import { startBenchOutbox } from './start-bench-outbox.ts'

const reply = (taskIds: readonly string[]): SendOutcome => ({
  kind: 'reply',
  retryAfter: undefined,
  answer: { kind: 'entries', http: 201, entries: taskIds.map((taskId) => ({ taskId, status: 201, words: '' })) },
})

/** A service that takes everything at once, without a line to it. */
export const noOpService = (): DrainTo => ({
  skew: createClockSkew(),
  client: {
    send: (updates) => Promise.resolve(reply(updates.map(({ taskId }) => taskId))),
    greet: () => Promise.resolve(reply([])),
  },
})

/** What a drain took, in seconds: until the first request left, and from there until the last answer asked for was on disk. */
export interface DrainTimes {
  readonly start: number
  readonly seconds: number
}

/** Whom to drain to: the client with the measure of its clock, as the app builds them. */
export interface DrainTo {
  readonly client: PsuClient
  readonly skew: ClockSkew
}

/** Starts the outbox on a file, as the app does, and lets it deliver until so many updates are recorded on disk. */
export const drain = async (file: string, { client, skew }: DrainTo, until: number): Promise<DrainTimes> => {
  const database = openBench(file)
  const before = outboxCounts(database.db).recorded
  let firstLeftAt: number | undefined
  let done: () => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  const finished = new Promise<void>((resolve, reject) => {
    done = resolve
    fail = reject
  })
  const beganAt = performance.now()
  const outbox = startBenchOutbox({
    database,
    client: {
      ...client,
      send: (...sent) => {
        firstLeftAt ??= performance.now()
        return client.send(...sent)
      },
    },
    skew,
    changed: () => {
      if (outboxCounts(database.db).recorded - before >= until) done()
    },
    fault: fail,
  })
  await finished
  const endedAt = performance.now()
  await outbox.stop()
  database.close()
  const leftAt = firstLeftAt ?? endedAt
  return { start: (leftAt - beganAt) / 1000, seconds: (endedAt - leftAt) / 1000 }
}
