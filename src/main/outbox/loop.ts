import type { Database } from '../database/database.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { lastSeq } from '../ledger/read.ts'
import type { ClockSkew } from '../nhs/clock-skew.ts'
import type { PsuClient, SendOutcome } from '../nhs/psu-client.ts'
import { isHeld } from './after-restore.ts'
import { backoffMs, type BackoffSettings } from './backoff.ts'
import { begin, type Departure } from './begin.ts'
import { attemptResult, greetingResult } from './deliver.ts'
import {
  lanesAllowed,
  lineFailed,
  lineWorked,
  untriedLine,
  type LineFinding,
  type LineMemory,
  type LineState,
} from './line.ts'
import { createPace } from './pace.ts'
import { createPresence } from './presence.ts'
import { correctWaits, recover } from './recover.ts'
import { settleAll, type Arrival, type SettleDeps } from './settle.ts'
import { dueLanes, hasUnsentReady, nextDueAt, tasksByRank } from './store.ts'

/** Everything the outbox touches; all of it passed in, so that all of it can be simulated. Instants are UTC ms. */
export interface OutboxDeps {
  readonly database: Database
  readonly ledger: LedgerContext
  readonly client: PsuClient
  readonly skew: ClockSkew
  readonly now: () => number
  /** In [0, 1). */
  readonly random: () => number
  /** A timer that can be called off, and "as soon as other work had its turn". */
  readonly after: (ms: number, work: () => void) => () => void
  readonly soon: (work: () => void) => void
  readonly backoff: BackoffSettings
  /** How many lanes may have a request in flight, and how many requests may start in a second (null: no limit of our own). */
  readonly lanes: number
  readonly perSecond: number | null
  readonly cannedAnswers: boolean
  /** The longest a "ready" may be held back by the setting, in ms. */
  readonly longestDelayMs: number
  readonly openMsBetween: (from: number, to: number) => number
  /** The service asks for sign-in and nobody signed in: everything waits, nothing is even tried. */
  readonly nobodySignedIn?: boolean
  /** After every commit of the outbox that a screen may show. */
  readonly changed: (what: { readonly sequence: number }) => void
  /** A fault in the outbox itself (a full disk): reported here, and the same work is tried again later. */
  readonly fault: (error: unknown) => void
}

/** The delivering loop, running. */
export interface Outbox {
  /** Something was put in: look now instead of at the next due time. */
  readonly wake: () => void
  /** "Try now", or the network came back: a pause of the line ends, what failed is due at once. */
  readonly retryNow: () => void
  /** Aborts what is in flight (it becomes `unknown`), waits for it and writes it down. Idempotent. */
  readonly stop: () => Promise<void>
  readonly state: () => LineState
  /** This PC's lead over the service's clock in ms; null when not learnt. */
  readonly clockAheadMs: () => number | null
  /** How many requests are in flight. */
  readonly inFlight: () => number
}

/** A clock set back by less than this is drift being corrected. */
const clockStepMs = 1_000
/** After so long without a reply the service's clock is asked for again before anything is dated. */
const greetingLastsMs = 10 * 60_000

/** Starts delivering. Throws if what was in flight at the last end cannot be written down. */
export const startOutbox = (deps: OutboxDeps): Outbox => {
  const { database, now, skew, after, soon } = deps
  const pace = createPace(deps.perSecond)
  const stopping = new AbortController()
  const flights = new Set<Promise<void>>()
  const presence = createPresence({ ...deps, inFlight: flights })
  const longestWaitMs = Math.max(deps.backoff.retryAfterCapMs + deps.backoff.capMs, deps.longestDelayMs)
  let arrivals: readonly Arrival[] = []
  let line: LineMemory = untriedLine(now())
  let shown: LineState = { kind: 'idle', since: now() }
  let looking = false
  let callOffTimer: (() => void) | undefined
  let lastNow = now()
  let greetedAt: number | null = null
  let greeting = false
  let saveFailures = 0
  let stopped: Promise<void> | undefined

  const lookSoon = (): void => {
    if (looking || stopping.signal.aborted) return
    looking = true
    soon(() => {
      looking = false
      if (!stopping.signal.aborted) look()
    })
  }

  const settling = (at: number): SettleDeps => ({ ...deps, now: at, pausedUntil: line.pausedUntil })

  const look = (): void => {
    callOffTimer?.()
    callOffTimer = undefined
    const at = now()
    let wakeAt: number | null
    let unsent = false
    presence.lookBegins(at)
    try {
      watchClock(at)
      const due = mayGoAt()
      const ready = due !== null && due <= at && room(at) > 0
      if (ready && !greeted(at)) greet()
      if (arrivals.length > 0 || (ready && greeted(at)) || presence.isNews(at)) work(at)
      saveFailures = 0
      wakeAt = rest(at)
      unsent = wakeAt === null && deps.nobodySignedIn !== true && hasUnsentReady(database.db)
    } catch (error) {
      // Supervision, not repair: nothing was written, answers are kept, and the same work is tried again after a while.
      cannotSave(error, at)
      wakeAt = at + pause(saveFailures, null)
    }
    presence.lookEnds(at, wakeAt, unsent)
    if (wakeAt !== null) callOffTimer = after(Math.min(Math.max(0, wakeAt - at), 2 ** 31 - 1), look)
  }

  // Asked of the file each time: nothing of a file that was put back goes before a person said so, whoever wakes the loop.
  const mayGoAt = (): number | null =>
    deps.nobodySignedIn === true || isHeld(database.db) ? null : nextDueAt(database.db)

  const room = (at: number): number => Math.min(lanesAllowed(line, at, deps.lanes) - flights.size, pace.allowed(at))

  const work = (at: number): void => {
    const written = arrivals
    const departures = database.transact((tx) => {
      settleAll(tx, settling(at), written)
      presence.write(tx, at)
      const free = room(at)
      if (free <= 0 || !greeted(at) || isHeld(tx)) return []
      const beginning = { ledger: deps.ledger, now: at, aheadMs: skew.ahead() ?? 0 }
      return dueLanes(tx, at, free).flatMap((lane) => begin(tx, beginning, lane) ?? [])
    })
    arrivals = arrivals.slice(written.length)
    presence.written(at)
    pace.started(departures.length, at)
    for (const departure of departures) fly(departure)
    deps.changed({ sequence: lastSeq(database.db) })
  }

  const fly = (departure: Departure): void => {
    const ids = departure.updates.map(({ taskId }) => taskId)
    track(
      deps.client.send(departure.updates, stopping.signal, () => isStillTrue(departure)),
      (outcome) => {
        const at = now()
        const reading = { cannedAnswers: deps.cannedAnswers, now: at, aheadMs: skew.ahead() ?? 0 }
        if (outcome.kind === 'reply') greetedAt = at
        const result = attemptResult(ids, outcome, reading)
        const { lane, ranks } = departure
        // Here and not where it is written down: a full disk must not keep the line called by the failure before.
        if (result.line !== null) learn(result.line, `${lane.ownerOds} ${lane.shortId}`, at)
        arrivals = [...arrivals, { lane, ranks, result }]
      },
    )
  }

  // What an act made untrue while a token was being fetched stays here; so does what cannot be looked up.
  const isStillTrue = ({ ranks }: Departure): boolean => {
    try {
      return tasksByRank(database.db, ranks).every((task) => task.overtaken === 0)
    } catch (error) {
      cannotSave(error, now())
      return false
    }
  }

  const greet = (): void => {
    if (greeting) return
    greeting = true
    track(deps.client.greet(stopping.signal), (outcome) => {
      greeting = false
      const at = now()
      const finding = greetingResult(outcome, { cannedAnswers: false, now: at, aheadMs: skew.ahead() ?? 0 })
      if (finding === null) return
      if (finding.ok) greetedAt = at
      learn(finding.ok ? finding : { ...finding, ofLine: true }, 'greeting', at)
    })
  }

  const learn = (finding: LineFinding, asked: string, at: number): void => {
    line = finding.ok ? lineWorked(line, at) : lineFailed(line, asked, finding, at, pause)
  }

  const greeted = (at: number): boolean => greetedAt !== null && at >= greetedAt && at - greetedAt < greetingLastsMs

  const pause = (failures: number, retryAfterMs: number | null): number =>
    backoffMs(failures, deps.random(), retryAfterMs, deps.backoff)

  const track = (sending: Promise<SendOutcome>, land: (outcome: SendOutcome) => void): void => {
    const flight = Promise.race([sending.catch(asLost), aborted(sending)])
      .then(land)
      .catch(deps.fault)
      .finally(() => {
        flights.delete(flight)
        lookSoon()
      })
    flights.add(flight)
  }

  // The client does not reject; if a fault in it does, its updates must not stay in flight for ever.
  const asLost = (error: unknown): SendOutcome => {
    deps.fault(error)
    return { kind: 'no-reply', fault: 'lost', code: 'fault' }
  }

  // A port that does not hear the abort must not keep the app from ending. Resolved with the request itself, so that nothing
  // of a finished request stays behind with the signal.
  const aborted = (sending: Promise<SendOutcome>): Promise<SendOutcome> =>
    new Promise((resolve) => {
      const stop = () => resolve({ kind: 'no-reply', fault: 'aborted', code: 'aborted' })
      const done = () => stopping.signal.removeEventListener('abort', stop)
      stopping.signal.addEventListener('abort', stop)
      sending.then(done, done)
    })

  /** Says how the line is and when to look again; null when only something new can be worth a look. */
  const rest = (at: number): number | null => {
    const held = isHeld(database.db)
    const due = mayGoAt()
    // With nothing to send, an old fault of the line is no reason for anything.
    const resting = deps.nobodySignedIn === true ? 'not-signed-in' : 'idle'
    show(held ? 'restored' : flights.size === 0 && due === null ? resting : (line.fault ?? 'up'), at)
    if (due === null || greeting) return null
    const blockedByFlights = line.pausedUntil <= at && flights.size >= lanesAllowed(line, at, deps.lanes)
    return blockedByFlights ? null : Math.max(due, line.pausedUntil, pace.freeAt(at))
  }

  const cannotSave = (error: unknown, at: number): void => {
    saveFailures += 1
    deps.fault(error)
    show('cannot-save', at)
  }

  const show = (kind: LineState['kind'], at: number): void => {
    if (shown.kind !== kind) shown = { kind, since: kind === line.fault ? line.since : at }
  }

  // A clock set back leaves due times behind that are hours away.
  const watchClock = (at: number): void => {
    const setBack = at < lastNow - clockStepMs
    lastNow = at
    if (setBack) {
      skew.forget()
      greetedAt = null
      line = { ...line, pausedUntil: 0 }
    }
    const due = nextDueAt(database.db)
    if (setBack || (due !== null && due > at + longestWaitMs))
      database.transact((tx) => {
        correctWaits(tx, { now: at, longestWaitMs })
      })
  }

  const end = async (): Promise<void> => {
    callOffTimer?.()
    callOffTimer = undefined
    stopping.abort()
    while (flights.size > 0) await Promise.all(flights)
    const at = now()
    presence.lookBegins(at)
    database.transact((tx) => {
      settleAll(tx, settling(at), arrivals)
      presence.write(tx, at)
    })
    arrivals = []
  }

  database.transact((tx) => {
    recover(tx, { ...deps, now: now(), restored: false, longestWaitMs })
  })
  lookSoon()

  return {
    wake: () => {
      // The clock may be set back between an act and the look it asks for.
      lastNow = Math.max(lastNow, now())
      lookSoon()
    },
    retryNow: () => {
      line = { ...line, pausedUntil: 0 }
      lookSoon()
    },
    stop: () => (stopped ??= end()),
    state: () => shown,
    clockAheadMs: skew.ahead,
    inFlight: () => flights.size,
  }
}
