import { hasPrescriptions } from '../dispensing/questions/prescription-by-id.ts'
import { importMessage } from '../intake/import-message.ts'
import { newestMessageNo } from '../intake/newest-message.ts'
import { createClockSkew } from '../nhs/clock-skew.ts'
import { nhsEndpoint, practiceEndpoint } from '../nhs/environments.ts'
import { defaultBackoff } from '../outbox/backoff.ts'
import { lanesAtOnce } from '../outbox/lanes.ts'
import { startOutbox, type Outbox } from '../outbox/loop.ts'
import { readSettings } from '../settings/settings.ts'
import { people } from '../staff/people.ts'
import { backupWiring } from './backup-wiring.ts'
import { buildCore } from './core.ts'
import type { End } from './end-all.ts'
import { healthWiring } from './health/health-wiring.ts'
import { folderPort } from '../intake/folder-port.ts'
import { startInbound } from './inbound.ts'
import { leavingWiring } from './leaving/leaving-wiring.ts'
import { lineSealer } from './line-sealer.ts'
import { lookOften } from './look-often.ts'
import type { OpenDeskOptions } from './open-desk.ts'
import type { OpenFile } from './open-file.ts'
import { noMoreOften } from './no-more-often.ts'
import { openMsBetween } from './opening-hours.ts'
import type { Ports } from './ports.ts'
import {
  addPracticePharmacy,
  addPracticeProducts,
  addPracticeStaff,
  receivePracticePrescriptions,
} from './practice-day.ts'
import { startPracticeLine } from './practice-line.ts'
import { psuClientOf } from './psu-client-of.ts'
import { reviewDaily } from './review-daily.ts'
import { restoreWiring } from './restore/restore-wiring.ts'
import { updatesWiring } from './updates-wiring.ts'
import { createWorking } from './working.ts'

const firstPrescriptions = 16
// Every update that leaves is news; hundreds leave in a second.
const syncPushMs = 100

/** Lets other work have its turn in the middle of long work. */
export const pause = (ports: Pick<Ports, 'soon'>): Promise<void> =>
  new Promise((resolve) => {
    ports.soon(resolve)
  })

/**
 * Starts what works on an open file by itself, each part after those it leans on. Puts what has to be ended into `started` as it is
 * started, so that a fault half-way leaves nothing running.
 */
export const startParts = async (ports: Ports, options: OpenDeskOptions, opened: OpenFile, started: End[]) => {
  const { database, dir } = opened
  const { environment, pushes, choices } = options
  const pushDesk = (): void => {
    pushes.send({ kind: 'desk' })
  }
  const fault = (where: string) => (error: unknown) => void options.reportFault(where, error)
  const practice =
    environment === 'practice' && options.psuUrl === undefined
      ? await startPracticeLine(ports, {
          dir,
          sealer: lineSealer(opened.keyFor('practice stand-in'), ports.randomBytes),
          line: choices.read().practiceLine,
          remember: (line) => {
            choices.change({ practiceLine: line })
          },
          onFault: fault('stand-in'),
        })
      : null
  if (practice) started.push(practice.stop)
  const working = createWorking(
    {
      read: () => choices.read().lastWorking,
      write: (lastWorking) => {
        choices.change({ lastWorking })
      },
    },
    // Where it was closed for what somebody does here, and says how that ended, they still stand in front of it.
    { beginsLocked: options.said === undefined && people(database.db).length > 0 },
  )
  const endpoint =
    environment === 'practice' ? practiceEndpoint(practice?.url ?? options.psuUrl ?? '') : nhsEndpoint(environment)
  const skew = createClockSkew()
  let outbox: Outbox | null = null
  const committed = ({ sequence, ids }: { sequence: number; ids: readonly string[] }): void => {
    outbox?.wake()
    pushes.send({ kind: 'changed', sequence, ids })
  }
  const core = buildCore(ports, opened, {
    environment,
    committed,
    ...(options.pace && { undoMs: options.pace.undoMs }),
  })
  const { ourOds, ledger, dispensing, intake } = core
  const backup = backupWiring(ports, { opened, options, ledger })
  // Begun first, so that it ends after the outbox and before the file is closed.
  started.push(backup.backups.stop)
  options.atOpen?.(core)
  const practiceDay = {
    database,
    ledger,
    ods: ourOds,
    now: ports.now,
    random: ports.random,
    receivedSoFar: () => newestMessageNo(database.db),
    importMessage: (name: string, bytes: Uint8Array) =>
      importMessage(intake, { bytes, origin: { kind: 'practice', name } }).prescriptions.map(({ key }) => key),
  }
  const synced = noMoreOften(ports.after, syncPushMs, () => {
    pushes.send({ kind: 'sync' })
  })
  started.push(() => {
    synced.stop()
  })
  outbox = startOutbox({
    database,
    ledger,
    client: psuClientOf(ports, endpoint, skew),
    skew,
    now: ports.now,
    random: ports.random,
    after: ports.after,
    soon: ports.soon,
    backoff: options.pace?.backoff ?? defaultBackoff,
    lanes: lanesAtOnce,
    perSecond: null,
    cannedAnswers: options.cannedAnswers === true || endpoint.cannedAnswers,
    longestDelayMs: 300_000,
    openMsBetween,
    nobodySignedIn: endpoint.tokenUrl !== null,
    changed: synced.call,
    fault: fault('outbox'),
  })
  started.push(outbox.stop, lookOften(ports, outbox.wake).stop)
  const { watchedFolder } = readSettings(database.db)
  const inbound = startInbound(ports, intake, watchedFolder, fault('inbound'), folderPort, pushDesk)
  started.push(inbound.stop)
  const daily = reviewDaily(ports, dispensing, skew, fault('legal windows'), () => pause(ports))
  started.push(daily.stop)
  const updating = updatesWiring(ports, { database, outbox, backups: backup.backups, options })
  started.push(updating.stop)
  const restore = restoreWiring(ports, { opened, options, core, wakeOutbox: outbox.wake })
  started.push(restore.stop)
  const leaving = leavingWiring(ports, { opened, options, ledger })
  const { backups } = backup
  const health = healthWiring(ports, { opened, options, backups, outbox, leaving, inbound, dayDoubt: daily.doubt })
  started.push(health.stop, leaving.stop)
  if (practice) {
    addPracticeStaff(practiceDay)
    addPracticePharmacy({ database, ledger })
    addPracticeProducts({ database, ledger })
    if (!hasPrescriptions(database.db)) receivePracticePrescriptions(practiceDay, firstPrescriptions)
  }
  const more = (count: number): readonly string[] => receivePracticePrescriptions(practiceDay, count)
  return {
    core,
    committed,
    pushDesk,
    fault,
    practice,
    more,
    working,
    outbox,
    backup,
    inbound,
    updating,
    restore,
    leaving,
    health,
  }
}

/** What works on an open file, until what was put into `started` with it is ended. */
export type Parts = Awaited<ReturnType<typeof startParts>>
