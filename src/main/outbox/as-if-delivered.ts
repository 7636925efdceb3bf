import type { Tx } from '../database/query.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { defaultBackoff } from './backoff.ts'
import { begin } from './begin.ts'
import { aliveNote } from './recover.ts'
import { settleAll, type Arrival } from './settle.ts'
import { dueLanes, setNote } from './store.ts'

const lanesAtOnce = 500

/**
 * Everything due by `now` goes through the outbox as it would with a service that takes all at once, and nothing is sent: for
 * generated practice data only, and a fault in any other environment. Gives how many updates were settled.
 */
export const asIfDelivered = (
  tx: Tx,
  { environment, ledger, now }: { readonly environment: string; readonly ledger: LedgerContext; readonly now: number },
): number => {
  if (environment !== 'practice') throw new Error('Only practice data may be called delivered without being sent')
  const beginning = { ledger, now, aheadMs: 0 }
  const settling = { ledger, now, random: () => 0, backoff: defaultBackoff, pausedUntil: 0 }
  let settled = 0
  for (;;) {
    const arrivals = dueLanes(tx, now, lanesAtOnce).flatMap((lane): readonly Arrival[] => {
      const departure = begin(tx, beginning, lane)
      if (departure === undefined) return []
      const { ranks } = departure
      const tasks = ranks.map(() => ({ kind: 'recorded', how: 'created' }) as const)
      return [{ lane, ranks, result: { tasks, line: { ok: true }, http: 201 } }]
    })
    if (arrivals.length === 0) break
    settleAll(tx, settling, arrivals)
    settled += arrivals.reduce((total, { ranks }) => total + ranks.length, 0)
  }
  setNote(tx, aliveNote, now)
  return settled
}
