import type { Output } from '../../contract/index.ts'
import type { Spell } from '../../domain/on-duty/record.ts'
import type { ReadDb } from '../database/query.ts'
import { eventsOfType } from '../ledger/read.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { dutyEvent, lateReasonOf } from './duty-event.ts'

type Reason = Output<'duty:log'>['reasons'][number]

const types = ['rp-signed-on', 'rp-signed-off', 'rp-absence-began', 'rp-absence-ended'] as const

const spellOf = (recorded: RecordedEvent, spells: readonly Spell[]): string | undefined => {
  const event = dutyEvent(recorded)
  switch (event?.type) {
    case 'rp-signed-on':
      return event.eventId
    case 'rp-signed-off':
    case 'rp-absence-began':
      return event.spellId
    case 'rp-absence-ended':
      return spells.find(({ absences }) => absences.some(({ id }) => id === event.absenceId))?.id
    default:
      return undefined
  }
}

/** What was said of some spells, newest first, beside their times: the projection of the record has no room for it, the ledger has. */
export const dutyReasons = (db: ReadDb, spells: readonly Spell[]): Reason[] => {
  const from = spells.at(-1)?.from
  if (from === undefined) return []
  const known = new Set(spells.map(({ id }) => id))
  return types
    .flatMap((type) => eventsOfType(db, type, from))
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap((recorded) => {
      const spellId = spellOf(recorded, spells)
      const event = dutyEvent(recorded)
      if (spellId === undefined || event === undefined || !known.has(spellId)) return []
      const late = lateReasonOf(recorded)
      const said = event.type === 'rp-signed-off' ? event.reason : null
      return [
        ...(said === null ? [] : [{ spellId, at: event.happenedAt, why: 'signed-off' as const, text: said }]),
        ...(late === null ? [] : [{ spellId, at: event.happenedAt, why: 'entered-late' as const, text: late }]),
      ]
    })
}
