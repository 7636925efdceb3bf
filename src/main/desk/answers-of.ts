import type { Handlers } from '../../contract/handlers.ts'
import { dispensingHandlers } from '../dispensing/handlers.ts'
import { hasOwnPrescriptions, prescriptionById } from '../dispensing/questions/prescription-by-id.ts'
import { intakeHandlers } from '../intake/handlers.ts'
import { outboxHandlers } from '../outbox/handlers.ts'
import { patientSees } from '../outbox/patient-sees.ts'
import { patientOf } from '../dispensing/questions/patient-of.ts'
import { isRecordedSince } from '../dispensing/questions/recorded-since.ts'
import { draftHandlers } from '../drafts/handlers.ts'
import { onDutyHandlers } from '../on-duty/handlers.ts'
import { patientHandlers } from '../patients/handlers.ts'
import { productHandlers } from '../products/handlers.ts'
import { reportHandlers } from '../reports/handlers.ts'
import { readSettings } from '../settings/settings.ts'
import { personById } from '../staff/people.ts'
import { daysEndSources } from './days-end-sources.ts'
import { deskHandlers } from './desk-handlers.ts'
import { keyWiring } from './key-wiring.ts'
import { listChoicesHandlers } from './list-choices.ts'
import { notWatchable } from './not-watchable.ts'
import type { OpenDeskOptions } from './open-desk.ts'
import type { OpenFile } from './open-file.ts'
import type { Ports } from './ports.ts'
import { startNotNeeded } from './start-desk.ts'
import { pause, type Parts } from './start-parts.ts'
import { canKeepKey } from './wrapper-of.ts'

/** Answers every question of an open desk from its parts. */
export const answersOf = (ports: Ports, options: OpenDeskOptions, opened: OpenFile, parts: Parts): Handlers => {
  const { environment, choices } = options
  const { database } = opened
  const {
    core,
    committed,
    pushDesk,
    fault,
    practice,
    working,
    outbox,
    backup,
    inbound,
    updating,
    restore,
    leaving,
    health,
  } = parts
  const { ourOds, ledger, outboxWrite, dispensing, intake } = core
  return {
    ...dispensingHandlers({
      ...dispensing,
      uncollectedAfterDays: (db) => readSettings(db).uncollectedAfterDays,
      patientSees: (db, prescription) => patientSees(db, prescription, ports.now() - (outbox.clockAheadMs() ?? 0)),
      fault: fault('shown after an act'),
    }),
    ...intakeHandlers(intake, inbound.unread),
    ...reportHandlers({
      database,
      now: ports.now,
      daysEnd: daysEndSources(dispensing.keptCodes, () => inbound.unread().length),
    }),
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
      isRecordedSince,
      changed: (personId) => {
        options.pushes.send({ kind: 'drafts', personId })
      },
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
        more: parts.more,
      },
      hasOwnPrescriptions: () => hasOwnPrescriptions(database.db),
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
}
