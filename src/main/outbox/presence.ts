import type { Tx } from '../database/query.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { aliveNote, askAboutReadies, wasDown } from './recover.ts'
import { setNote } from './store.ts'

/** What noticing needs. `inFlight` is what was sent and has not come back, whatever it is. */
export interface PresenceDeps {
  readonly ledger: LedgerContext
  readonly openMsBetween: (from: number, to: number) => number
  readonly inFlight: ReadonlySet<unknown>
}

/** Notices for a running outbox how long nobody could see the screen: it sleeps with the PC. Instants are UTC ms. */
export interface Presence {
  /** A look begins; one much later than it was to be is one after hours of sleep. */
  readonly lookBegins: (at: number) => void
  /** A look ended, and the next one is at `nextAt`: null when only something new or what is in flight can bring it. `unsent`: a "ready" may still go. */
  readonly lookEnds: (at: number, nextAt: number | null, unsent: boolean) => void
  /** Whether there is something to write down. */
  readonly isNews: (at: number) => boolean
  /** Notes that it is alive, and asks about the readies that nobody saw since. Call `written` once it is committed. */
  readonly write: (tx: Tx, at: number) => void
  readonly written: (at: number) => void
}

const aliveEveryMs = 60_000

/** Begins to notice; what was before the start is `recover`'s. */
export const createPresence = ({ ledger, openMsBetween, inFlight }: PresenceDeps): Presence => {
  let notedAt = 0
  let lookedAt = 0
  let nextLookAt: number | null = null
  // What was in flight then is asked about when it came back without being stored.
  let unseen: { readonly since: number; readonly flights: readonly unknown[] } | null = null
  const isOld = (at: number): boolean => at - notedAt > aliveEveryMs || at < notedAt
  return {
    lookBegins: (at) => {
      if (nextLookAt !== null && wasDown(openMsBetween, nextLookAt, at))
        unseen = { since: lookedAt, flights: [...inFlight] }
      lookedAt = at
      nextLookAt = null
    },
    lookEnds: (at, nextAt, unsent) => {
      // With nothing due, hours of sleep are told from hours in which nobody did anything only by being woken now and again.
      nextLookAt = nextAt ?? (unsent || inFlight.size > 0 ? at : null)
    },
    isNews: (at) => unseen !== null || isOld(at),
    write: (tx, at) => {
      const seen = unseen?.since
      if (seen !== undefined) askAboutReadies(tx, { ledger, now: at }, ({ true_at }) => true_at <= seen)
      if (isOld(at)) setNote(tx, aliveNote, at)
    },
    written: (at) => {
      if (isOld(at)) notedAt = at
      if (unseen?.flights.every((flight) => !inFlight.has(flight)) === true) unseen = null
    },
  }
}
