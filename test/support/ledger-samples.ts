import type { Database } from '../../src/main/database/database.ts'
import type { Tx } from '../../src/main/database/query.ts'
import { append, type LedgerContext, type NewEvents } from '../../src/main/ledger/append.ts'
import type { RecordedEvent } from '../../src/main/ledger/recorded-event.ts'
import { streamVersion } from '../../src/main/ledger/read.ts'

/** An invented pharmacist. */
export const ada = { id: 'staff-1', name: 'Ada Invented', role: 'pharmacist' as const }

/** Appends one event to a stream wherever it stands, taking only what matters. */
export const appendOne = (
  tx: Tx,
  context: LedgerContext,
  more: Partial<NewEvents> & { readonly type?: string; readonly body?: unknown } = {},
): RecordedEvent => {
  const { type = 'noted', body = { note: 'anything' }, stream = 'prescription:1', ...rest } = more
  const [event] = append(tx, context, {
    stream,
    expectedVersion: streamVersion(tx, stream),
    commandId: context.newId(),
    actId: context.newId(),
    actor: ada,
    happenedAt: context.now(),
    events: [{ type, body }],
    ...rest,
  })
  if (event === undefined) throw new Error('Nothing was appended')
  return event
}

/** A ledger of `count` events over several streams and bodies of several shapes. */
export const fillLedger = (database: Database, context: LedgerContext, count: number): void => {
  for (let at = 0; at < count; at += 1)
    database.transact((tx) =>
      appendOne(tx, context, {
        stream: `prescription:${at % 5}`,
        type: at % 3 === 0 ? 'received' : 'noted',
        body: { at, text: 'Zoë 💊'.repeat(at % 4), list: [at, null, { deep: true }] },
      }),
    )
}
