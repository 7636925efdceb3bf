import type { Actor } from '../../../domain/people.ts'
import type { Tx } from '../../database/query.ts'
import { append, type LedgerContext } from '../../ledger/append.ts'
import type { FileStand } from '../../ledger/history.ts'
import { streamVersion } from '../../ledger/read.ts'

/** The events about restoring, by type and newest version. */
export const restoreEventVersions = { restored: 1, 'restore-drilled': 1 } as const

const stream = 'restore'

/** What the ledger says of a restore: of which copy, what it took the place of, and what was in between. Instants are UTC ms. */
export interface Restored {
  readonly copy: FileStand & { readonly madeAt: number; readonly appVersion: string }
  /** This terminal from now on. */
  readonly terminalId: string
  /** Null when it could not be read: then nobody knows what was in between. */
  readonly replaced:
    | (FileStand & {
        /** Up to this number both hold the same. */
        readonly common: number
        readonly acts: number
        readonly from: number | null
        readonly until: number | null
      })
    | null
  readonly prescriptions: { readonly changed: number; readonly missing: number; readonly maybe: number }
}

/** A drill that succeeded: a backup was fetched, checked, made ready and opened, and thrown away again. */
export interface RestoreDrilled {
  readonly sequence: number
  readonly madeAt: number
  readonly tookMs: number
}

/** Records a restore, or a drill. */
export const recordRestore = (
  tx: Tx,
  ledger: LedgerContext,
  actor: Actor,
  event: ({ readonly type: 'restored' } & Restored) | ({ readonly type: 'restore-drilled' } & RestoreDrilled),
): void => {
  const { type, ...body } = event
  const id = ledger.newId()
  append(tx, ledger, {
    stream,
    expectedVersion: streamVersion(tx, stream),
    commandId: id,
    actId: id,
    actor,
    happenedAt: ledger.now(),
    events: [{ type, body }],
  })
}
