import { existsSync, statSync } from 'node:fs'
import type { Environment } from '../../contract/desk.ts'
import type { Handlers } from '../../contract/handlers.ts'
import type { PrescriptionContent } from '../../domain/prescription-content.ts'
import type { Prescription } from '../../domain/prescription.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { DispensingDeps } from '../dispensing/act.ts'
import { dispensingHandlers } from '../dispensing/handlers.ts'
import { reviewLegalWindows } from '../dispensing/review-legal-windows.ts'
import { hasPrescriptions, loadPrescription } from '../dispensing/store.ts'
import { runAct } from '../dispensing/run-act.ts'
import { importMessage } from '../intake/import-message.ts'
import type { IntakeDeps } from '../intake/import-message.ts'
import { intakeHandlers } from '../intake/handlers.ts'
import { createClockSkew } from '../nhs/clock-skew.ts'
import { nhsEndpoint, practiceEndpoint } from '../nhs/environments.ts'
import { createPsuClient } from '../nhs/psu-client.ts'
import { formatUuid } from '../ledger/uuid-v7.ts'
import { defaultBackoff } from '../outbox/backoff.ts'
import { enqueueChanges } from '../outbox/enqueue.ts'
import { outboxHandlers } from '../outbox/handlers.ts'
import { startOutbox } from '../outbox/loop.ts'
import type { Outbox } from '../outbox/loop.ts'
import { defaultDelays } from '../outbox/not-before.ts'
import { patientSees } from '../outbox/patient-sees.ts'
import { createRouter } from '../rpc/router.ts'
import type { Router } from '../rpc/router.ts'
import { readSettings } from '../settings/settings.ts'
import { deskHandlers } from './desk-handlers.ts'
import { openFile } from './open-file.ts'
import { openMsBetween } from './opening-hours.ts'
import type { Ports } from './ports.ts'
import { addPracticeStaff, receivePracticePrescriptions } from './practice-day.ts'
import { startPracticeLine } from './practice-line.ts'
import type { Pushes } from './pushes.ts'
import type { rememberedChoices } from './remembered.ts'
import { repeatDaily } from './repeat-daily.ts'
import type { StartRefusal } from './start-refusal.ts'
import { createWorking } from './working.ts'

/** Which host shows the screen; `stand-in` is Electron's test stand-in. */
export type DeskHost = 'electron' | 'browser' | 'stand-in'

/** One environment's desk while it is open. */
export interface OpenDesk {
  readonly router: Router
  readonly stop: () => Promise<void>
}

/** What one environment's desk is built from besides the ports. */
export interface OpenDeskOptions {
  readonly dataDir: string
  readonly environment: Environment
  readonly host: DeskHost
  readonly version: string
  readonly psuUrl?: string
  readonly choices: ReturnType<typeof rememberedChoices>
  readonly pushes: Pushes
  readonly reportFault: (where: string, fault: unknown) => string
  /** Closes this desk and opens another, also of the same environment (a new ODS code). */
  readonly changeEnvironment: (environment: Environment) => void
}

const firstPrescriptions = 16

const heldCopies = (prescription: Prescription | undefined): readonly PrescriptionContent[] =>
  prescription === undefined
    ? []
    : [prescription.content, ...(prescription.otherCopy === null ? [] : [prescription.otherCopy.content])]

const pause = (ports: Ports): Promise<void> =>
  new Promise((resolve) => {
    ports.after(0, resolve)
  })

/** Opens an environment: file, outbox, and for practice its own NHS; then answers questions until stopped. */
export const openDesk = async (ports: Ports, options: OpenDeskOptions): Promise<Result<OpenDesk, StartRefusal>> => {
  const opened = openFile(ports, options.dataDir, options.environment)
  if (!opened.ok) return opened
  const { database, dir, newId } = opened.value
  const { environment, pushes, choices } = options
  const fault = (where: string) => (error: unknown) => void options.reportFault(where, error)
  const practice =
    environment === 'practice' && options.psuUrl === undefined
      ? await startPracticeLine(ports, {
          dir,
          line: choices.read().practiceLine,
          remember: (line) => {
            choices.change({ practiceLine: line })
          },
          onFault: fault('stand-in'),
        })
      : null
  const working = createWorking({
    read: () => choices.read().lastWorking,
    write: (lastWorking) => {
      choices.change({ lastWorking })
    },
  })
  const ourOds = readSettings(database.db).odsCode
  const ledger = { now: ports.now, newId, newSalt: () => ports.randomBytes(16) }
  const endpoint =
    environment === 'practice' ? practiceEndpoint(practice?.url ?? options.psuUrl ?? '') : nhsEndpoint(environment)
  const skew = createClockSkew()
  const outboxWrite = {
    environment,
    ownerOds: ourOds,
    ledger,
    delays: () => ({ ...defaultDelays, readyMs: readSettings(database.db).readyDelaySeconds * 1000 }),
  }
  let outbox: Outbox | null = null
  const committed = ({ sequence, ids }: { sequence: number; ids: readonly string[] }): void => {
    outbox?.wake()
    pushes.send({ kind: 'changed', sequence, ids })
  }
  const dispensing: DispensingDeps = {
    database,
    ledger,
    now: ports.now,
    ourOds,
    enqueue: (tx, change) => {
      enqueueChanges(tx, outboxWrite, change)
    },
    committed,
  }
  const intake: IntakeDeps = {
    database,
    now: ports.now,
    newId,
    ourOds,
    runAct: (act) => runAct(dispensing, act),
    heldCopies: (id) => heldCopies(loadPrescription(database.db, id)?.prescription),
  }
  const practiceDay = {
    database,
    ledger,
    ods: ourOds,
    now: ports.now,
    random: ports.random,
    importMessage: (name: string, bytes: Uint8Array) =>
      importMessage(intake, { bytes, origin: { kind: 'practice', name } }).prescriptions.map(({ key }) => key),
  }
  outbox = startOutbox({
    database,
    ledger,
    client: createPsuClient({
      http: ports.http,
      endpoint,
      token: null,
      skew,
      now: ports.now,
      newId: () => formatUuid(ports.randomBytes(16), 4),
    }),
    skew,
    now: ports.now,
    random: ports.random,
    after: ports.after,
    soon: (work) => void ports.after(0, work),
    backoff: defaultBackoff,
    lanes: 8,
    perSecond: null,
    cannedAnswers: endpoint.cannedAnswers,
    longestDelayMs: 300_000,
    openMsBetween,
    restored: false,
    changed: () => {
      pushes.send({ kind: 'sync' })
    },
    fault: fault('outbox'),
  })
  const daily = repeatDaily(ports, () => reviewLegalWindows(dispensing, () => pause(ports)), fault('legal windows'))
  if (practice) {
    addPracticeStaff(practiceDay)
    if (!hasPrescriptions(database.db)) receivePracticePrescriptions(practiceDay, firstPrescriptions)
  }
  const handlers: Handlers = {
    ...dispensingHandlers({
      ...dispensing,
      patientSees: (db, prescription) => patientSees(db, prescription, ports.now()),
    }),
    ...intakeHandlers(intake),
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
      folderExists: (folder) => existsSync(folder) && statSync(folder).isDirectory(),
      settingsChanged: (settings) => {
        if (settings.odsCode !== ourOds) options.changeEnvironment(environment)
      },
      changeEnvironment: options.changeEnvironment,
      pushDesk: () => {
        pushes.send({ kind: 'desk' })
      },
    }),
  }
  return ok({
    router: createRouter({ handlers, personOf: working.personOf, reportFault: options.reportFault }),
    stop: async () => {
      await daily.stop()
      await outbox.stop()
      await practice?.stop()
      opened.value.close()
    },
  })
}
