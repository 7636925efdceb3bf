import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import type { Gap } from '../../src/main/outbox/after-restore.ts'
import { tasksInFlight } from '../../src/main/outbox/store.ts'
import type { TaskRow } from '../../src/main/outbox/task.ts'
import { formatUuid } from '../../src/main/ledger/uuid-v7.ts'
import { chance, type Chance } from './chance.ts'
import { createClocks } from './clocks.ts'
import { replaceAll, type Copy } from './copy.ts'
import { createDisk, type Disk } from './disk.ts'
import { isMoment } from './moments.ts'
import { createNetwork, type Network } from './network.ts'
import { startApp, type App } from './pc.ts'
import type { Moment, Plan } from './plan.ts'
import { itemOf, parkedReadies, someReadyIsOpen, unsentForGood, untrueReadiesInFlight, wordsOf } from './readies.ts'
import { createRecord, type Record } from './record.ts'
import { createScheduler, type Scheduler } from './scheduler.ts'
import { createService, type Service } from './service.ts'
import { hookStatements } from './sqlite-with-faults.ts'
import { Crashed, createStatementFaults, type StatementFaults } from './statement-faults.ts'
import { watchApp, type AppWatch } from './watch-app.ts'
import { watchRequests, type RequestWatch } from './watch-requests.ts'

/** One simulated pharmacy with its PC, its line and the service, while a plan is played. */
export interface World {
  readonly plan: Plan
  readonly scheduler: Scheduler
  readonly disk: Disk
  readonly service: Service
  readonly network: Network
  readonly record: Record
  readonly requests: RequestWatch
  readonly watch: AppWatch
  readonly statements: StatementFaults
  /** The running app; null while there is none. */
  readonly app: () => App | null
  readonly pcNow: () => number
  readonly setClock: (byMs: number) => void
  readonly sleep: (forMs: number) => void
  /** The process is gone this instant; it is started again after `downMs`. */
  readonly crash: (downMs: number) => void
  readonly start: (restored?: Gap | null) => void
  /** Ends it in an orderly way. */
  readonly stop: () => Promise<void>
  /** Clears up after a crash inside a statement, if there was one. */
  readonly buryCrashed: () => void
  /** Notes which readies in flight an act has just made untrue. */
  readonly noteUntrue: () => void
  readonly untrueInFlight: Set<string>
  /** Updates that a file which was put back will not send, though they may have been sent since it was copied. */
  readonly closedBefore: ReadonlySet<string>
  /** Whether a moment that a step may come at is now. */
  readonly isMoment: (moment: Moment) => boolean
  readonly ids: Set<string>
  readonly restores: () => number
  /** Whether a "ready" of a file that was put back is still so, as a person who goes and looks would find. */
  readonly isStillThere: (task: TaskRow) => boolean
  readonly putBack: (copy: Copy) => void
  readonly keepCopy: () => Copy
  step: number
}

const isFull = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL'

/** Builds the world of a plan; nothing runs yet. */
export const createWorld = (plan: Plan, keepTrace: boolean): World => {
  const { seed, setting } = plan
  const random = (name: string): Chance => chance(seed, name)
  const scheduler = createScheduler(random('order').number)
  const disk = createDisk()
  const clocks = createClocks(setting, scheduler.mono)
  const { pcNow, serviceNow } = clocks
  let diskRefusedAt = Number.NEGATIVE_INFINITY
  let app: App | null = null
  let restores = 0
  const record = createRecord(keepTrace, () => ({ step: world.step, mono: scheduler.mono() }))
  const serviceIds = random('service ids')
  const service = createService(setting, random('service'), serviceNow, () => formatUuid(serviceIds.bytes(16), 4))
  const network = createNetwork({ setting, scheduler, service, random: random('network'), serviceNow })
  const requests = watchRequests({
    record,
    app: () => app,
    mono: scheduler.mono,
    pcNow,
    clockSetSince: clocks.setSince,
    clockStepped: clocks.stepped,
    serviceNow,
    perSecond: setting.perSecond,
    lanes: setting.lanes,
    signIn: setting.signIn,
  })
  const watch = watchApp({
    record,
    setting,
    requests,
    mono: scheduler.mono,
    pcNow,
    clockSetSince: clocks.setSince,
    diskRefusedSince: (at) => diskRefusedAt >= at,
    poisoned: service.poisoned,
  })
  const downtime = random('downtime')
  const statements = createStatementFaults({
    disk,
    crashed: () => {
      app?.kill()
    },
    refused: () => {
      record.counts.faults += 1
      diskRefusedAt = scheduler.mono()
    },
  })
  const appRandom = random('app')
  const untrueInFlight = new Set<string>()
  // How items stood when the file was put back, which the file does not know.
  let lastSeen: ReadonlyMap<string, string> = new Map()
  /** Updates that the file which was put back will never send, though they may have been sent since it was copied. */
  const closedBefore = new Set<string>()
  let oldReadies: ReadonlySet<string> = new Set()

  const start = (restored: Gap | null = null): void => {
    hookStatements(statements.hooks)
    requests.appStarted()
    watch.appStarted()
    try {
      app = startApp(
        {
          setting,
          scheduler,
          network,
          disk,
          random: appRandom,
          now: pcNow,
          witness: {
            started: (exchange) => statements.quietly(() => requests.witness.started(exchange)),
            ended: requests.witness.ended,
          },
          faulted: (error) => {
            if (error instanceof Crashed) return
            if (!statements.isOurs(error)) {
              record.broken(6, `the outbox met a fault: ${String(error)}`)
              return
            }
            record.say('the outbox could not write')
            watch.saving(isFull(error) ? 'full' : 'refused')
          },
          changed: () => {
            watch.saving('works')
            requests.written()
          },
        },
        restored,
      )
    } catch (error) {
      if (!(error instanceof Crashed) && !statements.isOurs(error)) throw error
      buryCrashed()
      startLater(restored)
      return
    }
    record.say('started')
    const begun = app
    statements.quietly(() => lookAtStart(begun))
  }

  const lookAtStart = ({ database: { db } }: App): void => {
    for (const [id, version] of record.acknowledged)
      if ((prescriptionById(db, id)?.version ?? 0) < version) record.broken(1, `${id} is older than people were told`)
    if (tasksInFlight(db).length > 0) record.broken(1, 'after a start something is still sending')
  }

  const noteUntrue = (): void => {
    if (app === null) return
    for (const id of untrueReadiesInFlight(app.database.db)) untrueInFlight.add(id)
  }

  const startLater = (restored: Gap | null): void => {
    const ms = downtime.hits(0.9) ? downtime.between(500, 20_000) : downtime.between(600_000, 18_000_000)
    scheduler.after(ms, () => {
      if (app === null) start(restored)
    })
  }

  const buryCrashed = (): void => {
    if (!statements.hasCrashed()) return
    statements.bury()
    record.counts.crashes += 1
    record.say('crashed in a statement')
    app?.database.close()
    const wasThere = app !== null
    app = null
    disk.forgetOld()
    if (wasThere) startLater(null)
  }

  const world: World = {
    plan,
    scheduler,
    disk,
    service,
    network,
    record,
    requests,
    watch,
    statements,
    app: () => app,
    pcNow,
    setClock: clocks.setPc,
    sleep: (forMs) => {
      clocks.sleep(forMs)
      network.breakAll()
    },
    crash: (downMs) => {
      if (app === null) return
      record.counts.crashes += 1
      record.say('crashed')
      app.kill()
      disk.cutHere()
      app.database.close()
      app = null
      disk.forgetOld()
      scheduler.after(downMs, () => {
        if (app === null) start()
      })
    },
    start,
    stop: async () => {
      const ending = app
      if (ending === null) return
      try {
        await ending.outbox.stop()
      } catch (error) {
        if (!(error instanceof Crashed) && !statements.isOurs(error)) throw error
        // It could not write down what was in flight: for the next start that is as if it had been killed.
        if (app === ending && !statements.hasCrashed()) world.crash(1_000)
        return
      }
      if (app !== ending || statements.hasCrashed()) return
      ending.kill()
      ending.database.close()
      app = null
      record.say('stopped')
    },
    buryCrashed,
    noteUntrue: () => statements.quietly(() => noteUntrue()),
    untrueInFlight,
    closedBefore,
    isMoment: (moment) =>
      app !== null && moment !== 'after-its-gap' && statements.quietly(() => isMoment(app!.database.db, moment)),
    ids: new Set(),
    restores: () => restores,
    keepCopy: () => ({
      number: disk.keepCopy(),
      at: pcNow(),
      acknowledged: new Map(record.acknowledged),
      ids: new Set(world.ids),
      untrueInFlight: new Set(untrueInFlight),
    }),
    isStillThere: (task) =>
      restores === 0 || !oldReadies.has(task.task_id) || lastSeen.get(itemOf(task)) === task.status,
    putBack: (copy) => {
      lastSeen = new Map()
      const changed = [...copy.ids].filter((id) => record.acknowledged.get(id) !== copy.acknowledged.get(id))
      if (app !== null) {
        const { db } = app.database
        lastSeen = statements.quietly(() => wordsOf(db, world.ids))
        app.kill()
        app.database.close()
        app = null
      }
      restores += 1
      record.say('put back')
      disk.takeCopy(copy.number)
      disk.forgetOld()
      record.acknowledged.clear()
      record.answered.clear()
      for (const [id, version] of copy.acknowledged) record.acknowledged.set(id, version)
      replaceAll(world.ids, copy.ids)
      statements.calm()
      start({ copiedAt: copy.at, changed, missing: [], maybe: [] })
      if ((app as App | null) === null) return
      const { db } = app!.database
      if (someReadyIsOpen(db)) record.broken(4, 'after a restore a ready waits to be sent and nobody is asked')
      replaceAll(untrueInFlight, copy.untrueInFlight)
      oldReadies = parkedReadies(db)
      replaceAll(closedBefore, unsentForGood(db))
      requests.restored(oldReadies)
    },
    step: 0,
  }
  return world
}
