import type { SchedulesByCode } from '../../domain/clinical-check/schedule-in-file.ts'
import type { Command } from '../../domain/commands.ts'
import type { EventType } from '../../domain/events.ts'
import type { KeptCodes } from '../../domain/kept-in.ts'
import type { Duty } from '../../domain/on-duty/duty.ts'
import type { Actor } from '../../domain/people.ts'
import type { Refusal } from '../../domain/refusals.ts'
import type { Database } from '../database/database.ts'
import type { ReadDb, Tx } from '../database/query.ts'
import type { LedgerContext } from '../ledger/append.ts'
import type { PrescriptionChange } from '../outbox/enqueue.ts'
import type { CheckSources } from './questions/check-facts.ts'

/** What the write path is built from. `ourOds` is the pharmacy's own code; `now` gives UTC ms. */
export interface DispensingDeps extends CheckSources {
  readonly database: Database
  readonly ledger: LedgerContext
  readonly now: () => number
  readonly ourOds: string
  /** Who was on duty at an instant (UTC ms), for somebody who acts then. */
  readonly dutyAt: (db: ReadDb, at: number, personId: string) => Duty
  /** Which drug codes the product file keeps in safe custody, and which in a fridge. */
  readonly keptCodes: (db: ReadDb) => KeptCodes
  /** Which drug codes the product file says are of a schedule. */
  readonly schedulesByCode: (db: ReadDb) => SchedulesByCode
  readonly enqueue: (tx: Tx, change: PrescriptionChange) => void
  /** Called within the transaction, once per prescription: it may name another patient now. `event` is the act's own, and no review behind it. */
  readonly putPatientRight: (tx: Tx, change: Omit<PrescriptionChange, 'events'>) => void
  /** Called within the transaction when a person's command is recorded: what they had begun of it is no longer half done. */
  readonly finished?: (
    tx: Tx,
    what: { readonly personId: string; readonly prescriptionId: string; readonly act: string },
  ) => void
  /** Called once after the commit of an act that recorded something. */
  readonly committed: (what: { readonly sequence: number; readonly ids: readonly string[] }) => void
}

/** One command of an act. `expectedVersion` is the version the asker was shown; null only where nobody was shown anything. */
export interface ActCommand {
  readonly commandId: string
  readonly prescriptionId: string
  readonly expectedVersion: number | null
  readonly command: Command
}

/** What a person did in one go, on one or more prescriptions. `happened` is set on late entries only. */
export interface Act {
  readonly actId: string
  readonly actor: Actor
  /** Who the screen showed as working when the act was begun; absent where no screen was. */
  readonly asPersonId?: string
  readonly happened: { readonly at: number; readonly reason: string } | null
  readonly commands: readonly ActCommand[]
}

/**
 * What an act recorded; the same for every repetition of the same command ids. `sequence` is that of its last event, 0 when it
 * had nothing to record. A prescription that stayed as it was has no `eventIds`.
 */
export interface ActAnswer {
  readonly actId: string
  readonly sequence: number
  readonly prescriptions: readonly {
    readonly id: string
    readonly version: number
    readonly eventIds: readonly string[]
    readonly types: readonly EventType[]
  }[]
}

/** The refusal of a whole act: which prescription refused, and why. Nothing was written, on any prescription of the act. */
export interface ActRefusal {
  readonly code: 'act-refused'
  readonly prescriptionId: string
  readonly refusal: Refusal
}
