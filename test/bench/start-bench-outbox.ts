import { randomBytes } from 'node:crypto'
import { realPorts } from '../../src/main/compose.ts'
import { uuidV7 } from '../../src/main/ledger/uuid-v7.ts'
import { defaultBackoff } from '../../src/main/outbox/backoff.ts'
import { lanesAtOnce } from '../../src/main/outbox/lanes.ts'
import { startOutbox, type Outbox, type OutboxDeps } from '../../src/main/outbox/loop.ts'

/** Starts the outbox on this PC's clock, as the app does, with no limit of its own to its pace and nothing held back. */
export const startBenchOutbox = (
  given: Pick<OutboxDeps, 'database' | 'client' | 'skew' | 'changed' | 'fault'>,
): Outbox => {
  const now = () => Date.now()
  return startOutbox({
    ...given,
    ledger: { now, newId: () => uuidV7(now(), randomBytes(10)), newSalt: () => randomBytes(16) },
    now,
    random: Math.random,
    after: realPorts.after,
    soon: realPorts.soon,
    backoff: defaultBackoff,
    lanes: lanesAtOnce,
    perSecond: null,
    cannedAnswers: false,
    longestDelayMs: 300_000,
    openMsBetween: () => 0,
  })
}
