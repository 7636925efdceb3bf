import type { Actor } from '../../domain/people.ts'
import type { Database } from '../database/database.ts'
import { append, type LedgerContext } from '../ledger/append.ts'
import { streamVersion } from '../ledger/read.ts'

/** Every event type of the `keys` stream and its newest version. None says a code or a key. */
export const keyEventVersions: Readonly<Record<KeyEvent['type'], number>> = {
  'recovery-code-made': 1,
  'data-key-changed': 1,
  'key-recovered': 1,
}

/** What happened to the keys of this file. `replaced`: an earlier code counted until then. */
export type KeyEvent =
  | { readonly type: 'recovery-code-made'; readonly body: { readonly replaced: boolean } }
  | { readonly type: 'data-key-changed'; readonly body: Readonly<Record<string, never>> }
  | { readonly type: 'key-recovered'; readonly body: Readonly<Record<string, never>> }

/** Writes into the ledger what happened to the keys; called after it did, because only the key file says what is so. */
export const recordKeyEvent = (
  { database, ledger }: { readonly database: Database; readonly ledger: LedgerContext },
  actor: Actor,
  event: KeyEvent,
): void => {
  const id = ledger.newId()
  database.transact((tx) =>
    append(tx, ledger, {
      stream: 'keys',
      expectedVersion: streamVersion(tx, 'keys'),
      commandId: id,
      actId: id,
      actor,
      happenedAt: ledger.now(),
      events: [event],
    }),
  )
}
