import type { PrescriptionContent } from '../../domain/prescription-content.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { ReadDb } from '../database/query.ts'
import { parseBytes } from './parse-bytes.ts'
import { readMessage, type ReadPrescription } from './read-message.ts'
import { linksOf, loadMessage } from './store.ts'

/** A copy of a prescription that arrived, read again from its message. */
export interface EarlierCopy extends ReadPrescription {
  readonly messageId: string
}

/** Every distinct copy of a prescription that was taken in, in order of arrival, from the messages themselves. */
export const earlierCopies = (db: ReadDb, prescriptionId: string): readonly PrescriptionContent[] =>
  linksOf(db, prescriptionId)
    .filter(({ taken_as }) => taken_as !== 'duplicate')
    .flatMap(({ message_id, path }) => readCopy(db, message_id, path)?.content ?? [])

/** One prescription of a kept message, by its path; undefined when this version cannot read it any more. */
export const readCopy = (db: ReadDb, messageId: string, path: string): EarlierCopy | undefined => {
  const message = loadMessage(db, messageId)
  const parsed = message?.content ? parseBytes(message.content) : undefined
  const read = message && parsed?.ok ? readMessage(parsed.value, ukDate(message.received_at)) : undefined
  const found = read?.ok ? read.value.find((one) => one.path === path) : undefined
  return found && 'content' in found ? { ...found, messageId } : undefined
}
