import type { ReadDb } from '../../database/query.ts'
import { pageKeyText, parsePageKey } from '../page-key.ts'
import { allOfPatient, openOfPatient } from '../queue-store.ts'
import { queueRows, type Look, type QueueRow } from './queue-row.ts'

/** The open prescriptions of a patient, longest here first: what a clinical check looks at together. */
export const openPrescriptionsOf = (db: ReadDb, nhsNumber: string, look: Look): QueueRow[] =>
  queueRows(db, look, openOfPatient(db, nhsNumber))

/** A page of all prescriptions of a patient, done or not, latest arrival first; `after` is the `next` of the page before. */
export const prescriptionsOf = (
  db: ReadDb,
  asked: { readonly nhsNumber: string; readonly after: string | null; readonly limit: number },
  look: Look,
): { readonly rows: readonly QueueRow[]; readonly next: string | null } => {
  const after = asked.after === null ? null : parsePageKey(asked.after)
  const found = allOfPatient(db, asked.nhsNumber, { after, limit: asked.limit + 1 })
  const page = found.slice(0, asked.limit)
  const last = page.at(-1)
  return {
    rows: queueRows(db, look, page),
    next: found.length > page.length && last !== undefined ? pageKeyText({ at: last.received_at, id: last.id }) : null,
  }
}
