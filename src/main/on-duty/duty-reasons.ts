import type { Output } from '../../contract/index.ts'
import type { DutyEvent, DutyTimes, Spell } from '../../domain/on-duty/record.ts'
import type { ReadDb } from '../database/query.ts'
import { eventsOfType } from '../ledger/read.ts'
import { dutyEvent, lateReasonOf } from './duty-event.ts'

type Reason = Output<'duty:log'>['reasons'][number]

const types = [
  'rp-signed-on',
  'rp-signed-off',
  'rp-absence-began',
  'rp-absence-ended',
  'working-alone-began',
  'working-alone-ended',
] as const

const saidOf = (event: DutyEvent, spells: readonly Spell[]): string | undefined => {
  switch (event.type) {
    case 'rp-signed-on':
    case 'working-alone-began':
      return event.eventId
    case 'rp-signed-off':
    case 'rp-absence-began':
      return event.spellId
    case 'rp-absence-ended':
      return spells.find(({ absences }) => absences.some(({ id }) => id === event.absenceId))?.id
    case 'working-alone-ended':
      return event.periodId
  }
}

/**
 * What was said of some spells and periods of working alone, oldest first, beside their times: the projection of the record has
 * no room for it, the ledger has.
 */
export const dutyReasons = (db: ReadDb, { spells, alone }: DutyTimes): Reason[] => {
  const known = new Set([...spells, ...alone].map(({ id }) => id))
  if (known.size === 0) return []
  const from = Math.min(...[...spells, ...alone].map((one) => one.from))
  return types
    .flatMap((type) => eventsOfType(db, type, from))
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap((recorded) => {
      const event = dutyEvent(recorded)
      const of = event && saidOf(event, spells)
      if (event === undefined || of === undefined || !known.has(of)) return []
      const late = lateReasonOf(recorded)
      const said = event.type === 'rp-signed-off' ? event.reason : null
      return [
        ...(said === null ? [] : [{ of, at: event.happenedAt, why: 'signed-off' as const, text: said }]),
        ...(late === null ? [] : [{ of, at: event.happenedAt, why: 'entered-late' as const, text: late }]),
      ]
    })
}
