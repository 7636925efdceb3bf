import { createClockSkew } from '../../src/main/nhs/clock-skew.ts'
import type { TokenSource } from '../../src/main/nhs/access-token.ts'
import { practiceEndpoint, type PsuEndpoint } from '../../src/main/nhs/environments.ts'
import { createFetchHttp } from '../../src/main/nhs/fetch-http.ts'
import type { HttpPort } from '../../src/main/nhs/http-port.ts'
import { createPsuClient } from '../../src/main/nhs/psu-client.ts'
import { defaultBackoff } from '../../src/main/outbox/backoff.ts'
import { enqueueChanges, type OutboxWriteDeps } from '../../src/main/outbox/enqueue.ts'
import { startOutbox, type Outbox, type OutboxDeps } from '../../src/main/outbox/loop.ts'
import { recover } from '../../src/main/outbox/recover.ts'
import { defaultDelays, type SendDelays } from '../../src/main/outbox/not-before.ts'
import { tasksOfPrescription } from '../../src/main/outbox/store.ts'
import type { TaskRow } from '../../src/main/outbox/task.ts'
import { dispensingProjector } from '../../src/main/dispensing/dispensing-projector.ts'
import type { PsuOptions } from '../../src/main/practice/psu/handle-request.ts'
import { startPsuServer, type PsuServer } from '../../src/main/practice/psu/server.ts'
import { monday } from './builders.ts'
import { createTimers, type HandMovedTimers } from './hand-moved-timers.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

/** What a test may want different. */
export interface RigOptions {
  readonly world?: WorldOptions
  readonly psu?: PsuOptions
  readonly delays?: SendDelays
  readonly endpoint?: Partial<PsuEndpoint>
  readonly http?: (real: HttpPort) => HttpPort
  readonly token?: (
    rig: Pick<Rig, 'world' | 'psu'>,
    http: HttpPort,
    skew: ReturnType<typeof createClockSkew>,
  ) => TokenSource
  readonly outbox?: Partial<OutboxDeps>
}

/** What may be different at a start. `restored`: the file was put back, and somebody has gone through it already. */
interface AtStart extends Partial<OutboxDeps> {
  readonly restored?: boolean
}

const doubt = ({ database, dispensing: { ledger }, clock }: World): void => {
  const now = clock.now()
  database.transact((tx) => {
    recover(tx, { ledger, now, openMsBetween: () => 0, restored: true, longestWaitMs: 86_400_000 })
  })
}

/** A pharmacy with its outbox delivering over real HTTP to the stand-in; clock and timers are the test's. */
export interface Rig extends AsyncDisposable {
  readonly world: World
  readonly psu: PsuServer
  readonly timers: HandMovedTimers
  readonly outbox: Outbox
  readonly faults: readonly unknown[]
  /** Waits until nothing is in flight and nothing is due. */
  readonly quiet: () => Promise<void>
  /** As `quiet`, with this many requests that the test itself holds back still in flight. */
  readonly quietBut: (held: () => number) => Promise<void>
  /** Moves the clock step by step through every timer on the way, each time until all is quiet. */
  readonly pass: (ms: number) => Promise<void>
  /** Sets this PC's clock off by this much; the service's stays right. */
  readonly setClock: (byMs: number) => void
  /** One turn of the event loop after another until this holds. */
  readonly until: (holds: () => boolean) => Promise<void>
  readonly tasks: (prescriptionId: string) => readonly TaskRow[]
  readonly states: (prescriptionId: string) => readonly string[]
  /** Starts the outbox again on the same file, as after a crash: nothing of the old one is awaited. */
  readonly crashAndStart: (more?: AtStart) => Outbox
  readonly stopAndStart: (more?: AtStart) => Promise<Outbox>
}

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve))

/** Builds a rig; `await using rig = await createRig()` stops and closes everything. */
export const createRig = async (options: RigOptions = {}): Promise<Rig> => {
  const writing = (): OutboxWriteDeps => ({
    environment: 'practice',
    ownerOds: world.ourOds,
    delays: () => options.delays ?? defaultDelays,
    ledger: world.dispensing.ledger,
  })
  const world = createWorld({
    startAt: monday,
    projectors: [dispensingProjector],
    ...options.world,
    enqueue: (tx, change) => enqueueChanges(tx, writing(), change),
  })
  const timers = createTimers(world.clock.now)
  const faults: unknown[] = []
  let off = 0
  const psu = await startPsuServer({
    now: () => world.clock.now() - off,
    newId: world.newId,
    after: timers.after,
    onFault: (fault) => faults.push(fault),
    ...(options.psu === undefined ? {} : { options: options.psu }),
  })
  const timersOfOutbox = new Set<() => void>()
  let soonCount = 0
  let alive = 0
  const start = ({ restored = false, ...more }: AtStart = {}): Outbox => {
    if (restored) doubt(world)
    const mine = (alive += 1)
    // What a killed process had set goes with it.
    for (const callOff of timersOfOutbox) callOff()
    timersOfOutbox.clear()
    const skew = createClockSkew()
    const real = createFetchHttp({ fetch: globalThis.fetch, after: timers.after })
    const http = options.http?.(real) ?? real
    const endpoint = { ...practiceEndpoint(psu.url), ...options.endpoint }
    const token = options.token?.({ world, psu }, http, skew) ?? null
    const client = createPsuClient({ http, endpoint, token, skew, now: world.clock.now, newId: world.newId })
    return startOutbox({
      database: world.database,
      ledger: world.dispensing.ledger,
      client,
      skew,
      now: world.clock.now,
      random: world.random,
      after: (ms, work) => {
        const callOff = timers.after(ms, work)
        timersOfOutbox.add(callOff)
        return () => {
          timersOfOutbox.delete(callOff)
          callOff()
        }
      },
      soon: (work) => {
        soonCount += 1
        setImmediate(() => {
          soonCount -= 1
          if (mine === alive) work()
        })
      },
      backoff: defaultBackoff,
      lanes: 8,
      perSecond: null,
      cannedAnswers: endpoint.cannedAnswers,
      longestDelayMs: 300_000,
      openMsBetween: () => 0,
      changed: () => undefined,
      fault: (error) => faults.push(error),
      ...options.outbox,
      ...more,
    })
  }
  let outbox = start()
  const due = () => {
    const at = timers.nextAt()
    return at !== null && at <= world.clock.now()
  }
  const until = async (holds: () => boolean) => {
    for (let turns = 0; !holds(); turns += 1) {
      if (turns > 200_000) throw new Error('What the test waits for did not come')
      await turn()
    }
  }
  const quietBut = async (held: () => number) => {
    outbox.wake()
    await until(() => {
      if (due()) timers.run()
      return outbox.inFlight() === held() && soonCount === 0 && !due()
    })
  }
  const quiet = () => quietBut(() => 0)
  return {
    world,
    psu,
    timers,
    faults,
    get outbox() {
      return outbox
    },
    quiet,
    quietBut,
    until,
    setClock: (byMs) => {
      off += byMs
      world.clock.advance(byMs)
    },
    pass: async (ms) => {
      const end = world.clock.now() + ms
      await quiet()
      for (let next = timers.nextAt(); next !== null && next <= end; next = timers.nextAt()) {
        world.clock.set(Math.max(world.clock.now(), next))
        timers.run()
        await quiet()
      }
      world.clock.set(end)
      await quiet()
    },
    tasks: (id) => tasksOfPrescription(world.database.db, id),
    states: (id) => tasksOfPrescription(world.database.db, id).map((task) => `${task.status}: ${task.state}`),
    crashAndStart: (more) => {
      world.reopen()
      outbox = start(more)
      return outbox
    },
    stopAndStart: async (more) => {
      await outbox.stop()
      world.reopen()
      outbox = start(more)
      return outbox
    },
    [Symbol.asyncDispose]: async () => {
      await outbox.stop()
      await psu.stop()
      world[Symbol.dispose]()
      if (faults.length > 0) throw faults[0]
    },
  }
}
