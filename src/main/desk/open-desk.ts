import type { Environment } from '../../contract/desk.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { ok, refused } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import { isDiskFull } from '../database/disk-full.ts'
import { dispensingHandlers } from '../dispensing/handlers.ts'
import { reviewLegalWindows } from '../dispensing/review-legal-windows.ts'
import { hasPrescriptions, prescriptionById } from '../dispensing/questions/prescription-by-id.ts'
import { importMessage } from '../intake/import-message.ts'
import { intakeHandlers } from '../intake/handlers.ts'
import { inboxPage } from '../intake/inbox.ts'
import { createClockSkew } from '../nhs/clock-skew.ts'
import { nhsEndpoint, practiceEndpoint } from '../nhs/environments.ts'
import { defaultBackoff, type BackoffSettings } from '../outbox/backoff.ts'
import { outboxHandlers } from '../outbox/handlers.ts'
import { lanesAtOnce } from '../outbox/lanes.ts'
import { startOutbox } from '../outbox/loop.ts'
import type { Outbox } from '../outbox/loop.ts'
import { patientSees } from '../outbox/patient-sees.ts'
import { patientOf } from '../dispensing/questions/patient-of.ts'
import { draftHandlers } from '../drafts/handlers.ts'
import { onDutyHandlers } from '../on-duty/handlers.ts'
import { coldCodesReader } from '../products/cold-codes.ts'
import { patientHandlers } from '../patients/handlers.ts'
import { productHandlers } from '../products/handlers.ts'
import { readSettings } from '../settings/settings.ts'
import { personById } from '../staff/people.ts'
import { reportHandlers } from '../reports/handlers.ts'
import type { Updates } from '../updates/updates.ts'
import { createRouter } from '../rpc/router.ts'
import type { Router } from '../rpc/router.ts'
import { backupWiring } from './backup-wiring.ts'
import { buildCore, type Core } from './core.ts'
import { daysEndSources } from './days-end-sources.ts'
import { deskHandlers } from './desk-handlers.ts'
import { endAll, type End } from './end-all.ts'
import { healthWiring } from './health/health-wiring.ts'
import { startInbound } from './inbound.ts'
import { listChoicesHandlers } from './list-choices.ts'
import { keyWiring } from './key-wiring.ts'
import { leavingWiring } from './leaving/leaving-wiring.ts'
import { lineSealer } from './line-sealer.ts'
import { notWatchable } from './not-watchable.ts'
import { openFile, type OpenFile } from './open-file.ts'
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
import type { Pushes } from './pushes.ts'
import type { rememberedChoices } from './remembered.ts'
import { repeatDaily } from './repeat-daily.ts'
import { restoreWiring } from './restore/restore-wiring.ts'
import { startNotNeeded } from './start-desk.ts'
import type { StartRefusal } from './start-refusal.ts'
import { updatesWiring } from './updates-wiring.ts'
import { createWorking } from './working.ts'
import { canKeepKey } from './wrapper-of.ts'

/** Which host shows the screen; `stand-in` is Electron's test stand-in. */
export type DeskHost = 'electron' | 'browser' | 'stand-in'

/** One environment's desk while it is open. */
export interface OpenDesk {
  readonly router: Router
  readonly stop: () => Promise<void>
}

/** How long the outbox holds back and waits, where the product's own times are too long: the demo. */
export interface DeskPace {
  readonly undoMs: number
  readonly backoff: BackoffSettings
}

/**
 * What is done with a closed file, and once with the open one after it. A fault or refusal of the first opens the file as it is.
 * `words` are shown meanwhile, and afterwards by how it ended; those of a failure are asked for when it was closed again.
 */
export interface Reopening {
  readonly words?: { readonly doing: string; readonly done: string; readonly failed: () => string }
  readonly whileClosed: () => Promise<boolean> | boolean
  readonly atOpen: (core: Core) => void
}

/** What one environment's desk is built from besides the ports. */
export interface OpenDeskOptions {
  readonly dataDir: string
  readonly environment: Environment
  readonly host: DeskHost
  readonly version: string
  readonly psuUrl?: string
  /** That one answers without looking, as the NHS sandbox does. */
  readonly cannedAnswers?: boolean
  readonly pace?: DeskPace
  readonly choices: ReturnType<typeof rememberedChoices>
  readonly pushes: Pushes
  readonly reportFault: (where: string, fault: unknown) => string
  /** Closes this desk and opens another, also of the same environment (a new ODS code). */
  readonly changeEnvironment: (environment: Environment) => void
  /** Closes this desk, does something with its file while it is closed, and opens it again. */
  readonly reopen?: (change: Reopening) => void
  /** How what was done with the closed file ended, in a sentence. */
  readonly said?: string
  /** Done once with the open file, before anything is answered or sent. */
  readonly atOpen?: (core: Core) => void
  /** Updates of the app; without them it has none. */
  readonly updates?: Updates
}

const firstPrescriptions = 16

const pause = (ports: Ports): Promise<void> =>
  new Promise((resolve) => {
    ports.soon(resolve)
  })

/** Opens an environment: file, outbox, and for practice its own NHS; then answers questions until stopped. */
export const openDesk = async (ports: Ports, options: OpenDeskOptions): Promise<Result<OpenDesk, StartRefusal>> => {
  if (options.psuUrl !== undefined && options.environment !== 'practice')
    return refused({ code: 'stand-in-outside-practice' })
  const file = openFile(ports, options.dataDir, options.environment, options.version)
  if (!file.ok) return file
  const started: End[] = [() => file.value.close()]
  try {
    const router = await openOn(ports, options, file.value, started)
    return ok({ router, stop: () => endAll(started) })
  } catch (fault) {
    await endAll(started)
    if (isDiskFull(fault)) return refused({ code: 'disk-full' })
    throw fault
  }
}

/** Puts what has to be ended into `started` as it is started, so that a fault half-way leaves nothing running. */
const openOn = async (ports: Ports, options: OpenDeskOptions, opened: OpenFile, started: End[]): Promise<Router> => {
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
  const working = createWorking({
    read: () => choices.read().lastWorking,
    write: (lastWorking) => {
      choices.change({ lastWorking })
    },
  })
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
  const { ourOds, ledger, outboxWrite, dispensing, intake } = core
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
    receivedSoFar: () => inboxPage(database.db, { show: 'all', after: null, limit: 1 }).counts.all,
    importMessage: (name: string, bytes: Uint8Array) =>
      importMessage(intake, { bytes, origin: { kind: 'practice', name } }).prescriptions.map(({ key }) => key),
  }
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
    changed: () => {
      pushes.send({ kind: 'sync' })
    },
    fault: fault('outbox'),
  })
  started.push(outbox.stop)
  const inbound = startInbound(ports, intake, readSettings(database.db).watchedFolder, fault('inbound'))
  started.push(inbound.stop)
  const daily = repeatDaily(ports, () => reviewLegalWindows(dispensing, () => pause(ports)), fault('legal windows'))
  started.push(daily.stop)
  const updating = updatesWiring(ports, { database, outbox, backups: backup.backups, options })
  started.push(updating.stop)
  const restore = restoreWiring(ports, { opened, options, core, wakeOutbox: outbox.wake })
  started.push(restore.stop)
  const leaving = leavingWiring(ports, { opened, options, ledger })
  const health = healthWiring(ports, { opened, options, backups: backup.backups, outbox, leaving })
  started.push(health.stop, leaving.stop)
  if (practice) {
    addPracticeStaff(practiceDay)
    addPracticePharmacy({ database, ledger })
    addPracticeProducts({ database, ledger })
    if (!hasPrescriptions(database.db)) receivePracticePrescriptions(practiceDay, firstPrescriptions)
  }
  const handlers: Handlers = {
    ...dispensingHandlers({
      ...dispensing,
      coldCodes: coldCodesReader(),
      uncollectedAfterDays: (db) => readSettings(db).uncollectedAfterDays,
      patientSees: (db, prescription) => patientSees(db, prescription, ports.now() - (outbox.clockAheadMs() ?? 0)),
    }),
    ...intakeHandlers(intake),
    ...reportHandlers({ database, now: ports.now, daysEnd: daysEndSources }),
    ...patientHandlers({
      ...{ database, ledger, now: ports.now, committed },
      patientOf: (db, id) => prescriptionById(db, id)?.content.patient,
    }),
    ...listChoicesHandlers({
      read: () => choices.read().lists,
      write: (lists) => {
        choices.change({ lists })
      },
      pushDesk,
    }),
    ...productHandlers({ database, ledger, pause: () => pause(ports) }),
    ...draftHandlers({
      database,
      now: ports.now,
      isPerson: (db, id) => personById(db, id) !== undefined,
      patientOf,
    }),
    ...onDutyHandlers({ ...core.duty, database, changed: pushDesk }),
    ...startNotNeeded(environment, options.said),
    ...updating.handlers,
    ...keyWiring(ports, { opened, options, ledger, recoveryMade: backup.backups.lookNow }),
    ...restore.handlers,
    ...backup.handlers,
    ...health.handlers,
    ...leaving.handlers,
    ...outboxHandlers({ ...outboxWrite, database, now: ports.now, outbox }),
    ...deskHandlers({
      database,
      ledger,
      environment,
      version: options.version,
      host: options.host,
      now: ports.now,
      working,
      practice: practice && {
        line: practice.line,
        setLine: (line) => {
          practice.setLine(line)
          if (line === 'on') outbox.retryNow()
        },
        more: (count) => receivePracticePrescriptions(practiceDay, count),
      },
      hasPrescriptions: () => hasPrescriptions(database.db),
      canKeepKey: (wanted) => canKeepKey(ports, wanted),
      notWatchable: (folder) => notWatchable(folder, options.dataDir),
      settingsChanged: (settings) => {
        inbound.watch(settings.watchedFolder).catch(fault('inbound'))
        if (settings.odsCode !== ourOds) options.changeEnvironment(environment)
      },
      changeEnvironment: options.changeEnvironment,
      pushDesk,
    }),
  }
  const { reportFault } = options
  return updating.counted(createRouter({ handlers, personOf: working.personOf, reportFault, isDiskFull }))
}
