import type { DutyEvent, DutyEventBody } from '../../domain/on-duty/record.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'

/** The ledger stream of the record. */
export const dutyStream = 'on-duty'

/** Its events by type and newest version: a type added to the domain and forgotten here does not compile. */
export const dutyEventVersions: Readonly<Record<DutyEventBody['type'], number>> = {
  'rp-signed-on': 1,
  'rp-signed-off': 1,
  'rp-absence-began': 1,
  'rp-absence-ended': 1,
  'working-alone-began': 1,
  'working-alone-ended': 1,
}

interface StoredBeside {
  readonly lateReason?: string
  readonly asked?: string
}

/** The body as stored: beside what the domain decided, why it is entered afterwards, and a digest of what was asked. */
export const storedDuty = (
  { type: _type, ...body }: DutyEventBody,
  { lateReason, asked }: { readonly lateReason: string | null; readonly asked: string | null },
): object => ({
  ...body,
  ...(lateReason !== null && { lateReason }),
  ...(asked !== null && { asked }),
})

/** A recorded event of the stream as the domain takes it; undefined for events of others. */
export const dutyEvent = (event: RecordedEvent): DutyEvent | undefined => {
  if (event.stream !== dutyStream) return undefined
  if (event.typeVersion > ((dutyEventVersions as Readonly<Record<string, number>>)[event.type] ?? 0))
    throw new Error(`Event ${event.eventId} is of type ${event.type} version ${event.typeVersion}, unknown here`)
  const { lateReason: _lateReason, asked: _asked, ...body } = event.body as StoredBeside
  // Stored by storedDuty from a decided body of this very type, under the ledger's hash.
  return { ...body, type: event.type, eventId: event.eventId, happenedAt: event.happenedAt } as DutyEvent
}

/** Why an event of the stream was entered afterwards; null where it was entered as it happened. */
export const lateReasonOf = ({ body }: RecordedEvent): string | null => (body as StoredBeside).lateReason ?? null

/** The digest of what was asked; null where none was kept yet. */
export const askedOf = ({ body }: RecordedEvent): string | null => (body as StoredBeside).asked ?? null
