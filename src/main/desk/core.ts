import type { Environment } from '../../contract/desk.ts'
import type { PrescriptionContent } from '../../domain/prescription-content.ts'
import type { Prescription } from '../../domain/prescription.ts'
import type { Actor } from '../../domain/people.ts'
import type { Database } from '../database/database.ts'
import type { ReadDb, Tx } from '../database/query.ts'
import type { DispensingDeps } from '../dispensing/act.ts'
import { randomInBulk } from '../ledger/random-in-bulk.ts'
import { dropDraft } from '../drafts/drop-draft.ts'
import { runAct } from '../dispensing/run-act.ts'
import { heldFor } from '../dispensing/questions/held-for.ts'
import { prescriptionById } from '../dispensing/questions/prescription-by-id.ts'
import { waitingForChoice } from '../dispensing/questions/waiting-for-choice.ts'
import type { IntakeDeps } from '../intake/import-message.ts'
import { dutyAt } from '../on-duty/on-duty.ts'
import type { OnDutyDeps } from '../on-duty/run-duty.ts'
import { enqueueChanges, type OutboxWriteDeps } from '../outbox/enqueue.ts'
import { defaultDelays } from '../outbox/not-before.ts'
import { knownOfPatient } from '../patients/known-of-patient.ts'
import { putPatientRight } from '../patients/put-patient-right.ts'
import { fileSchedules } from '../products/file-schedules.ts'
import { keptCodesReader } from '../products/kept-codes.ts'
import { readSettings } from '../settings/settings.ts'
import { keepRegistration } from '../staff/keep-registration.ts'
import { personById } from '../staff/people.ts'
import type { OpenFile } from './open-file.ts'
import type { Ports } from './ports.ts'

/** What every way of working on an open file shares: the write path, the way in for messages, and what puts updates into the outbox. Nothing in it sends. */
export interface Core {
  readonly database: Database
  readonly ledger: DispensingDeps['ledger']
  readonly ourOds: string
  readonly outboxWrite: OutboxWriteDeps
  readonly dispensing: DispensingDeps
  readonly intake: IntakeDeps
  readonly duty: Omit<OnDutyDeps, 'database' | 'changed'>
}

/** `undoMs` is how long a hand-out can be taken back before the NHS hears of it; absent: the product's own ten seconds. */
export interface CoreOptions {
  readonly environment: Environment
  readonly undoMs?: number
  readonly committed: DispensingDeps['committed']
  /** In place of the record of who is on duty: where something else is tried, and nobody signs on. */
  readonly dutyAt?: DispensingDeps['dutyAt']
}

/** Builds the core of an open file. */
export const buildCore = (
  ports: Ports,
  { database, newId }: Pick<OpenFile, 'database' | 'newId'>,
  options: CoreOptions,
): Core => {
  const ourOds = readSettings(database.db).odsCode
  const random = randomInBulk(ports.randomBytes)
  const ledger = { now: ports.now, newId, newSalt: () => random(16) }
  const outboxWrite: OutboxWriteDeps = {
    environment: options.environment,
    ownerOds: ourOds,
    ledger,
    delays: () => ({
      undoMs: options.undoMs ?? defaultDelays.undoMs,
      readyMs: readSettings(database.db).readyDelaySeconds * 1000,
    }),
  }
  const schedules = fileSchedules()
  const dispensing: DispensingDeps = {
    database,
    ledger,
    now: ports.now,
    ourOds,
    dutyAt: options.dutyAt ?? dutyAt,
    aboutPatient: knownOfPatient,
    scheduleInFile: schedules.scheduleOf,
    keptCodes: keptCodesReader(),
    schedulesByCode: schedules.byCode,
    enqueue: (tx, change) => {
      enqueueChanges(tx, outboxWrite, change)
    },
    putPatientRight: (tx, change) => {
      putPatientRight(tx, ledger, change)
    },
    committed: options.committed,
    finished: dropDraft,
  }
  const intake: IntakeDeps = {
    database,
    now: ports.now,
    newId,
    ourOds,
    runAct: (act) => runAct(dispensing, act),
    heldCopies: (id) => heldCopies(prescriptionById(database.db, id)),
    heldFor: (id) => heldFor(database.db, id),
    waitingForChoice: (ids) => waitingForChoice(database.db, ids),
  }
  const duty = {
    ledger,
    now: ports.now,
    registrationOf: (db: ReadDb, id: string) => personById(db, id)?.registration ?? null,
    keepRegistration: (tx: Tx, by: Actor, id: string, registration: string) => {
      keepRegistration(tx, ledger, by, id, registration)
    },
  }
  return { database, ledger, ourOds, outboxWrite, dispensing, intake, duty }
}

const heldCopies = (prescription: Prescription | undefined): readonly PrescriptionContent[] =>
  prescription === undefined
    ? []
    : [prescription.content, ...(prescription.otherCopy === null ? [] : [prescription.otherCopy.content])]
