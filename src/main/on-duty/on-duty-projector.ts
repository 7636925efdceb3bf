import type { DutyEvent } from '../../domain/on-duty/record.ts'
import { assertNever } from '../../domain/result.ts'
import type { Tx } from '../database/query.ts'
import type { Projector } from '../ledger/projector.ts'
import { dutyEvent } from './duty-event.ts'
import { clearDuty, endAbsence, endAlone, endSpell, insertAbsence, insertAlone, insertSpell } from './store.ts'

const save = (tx: Tx, event: DutyEvent): void => {
  const { eventId: id, happenedAt: at } = event
  switch (event.type) {
    case 'rp-signed-on': {
      const { personId, name, registration, until } = event
      insertSpell(tx, { id, person_id: personId, name, registration, started_at: at, ended_at: until })
      return
    }
    case 'rp-signed-off':
      endSpell(tx, event.spellId, at)
      return
    case 'rp-absence-began': {
      const { spellId, supply, arrangements, until, overReason } = event
      const times = { started_at: at, ended_at: until }
      insertAbsence(tx, { id, spell_id: spellId, ...times, supply, arrangements, over_reason: overReason })
      return
    }
    case 'rp-absence-ended':
      endAbsence(tx, event.absenceId, at, event.overReason)
      return
    case 'working-alone-began': {
      const { personId, name, reason } = event
      insertAlone(tx, { id, person_id: personId, name, started_at: at, ended_at: null, reason })
      return
    }
    case 'working-alone-ended':
      endAlone(tx, event.periodId, at)
      return
    default:
      assertNever(event)
  }
}

/** Rebuilds the responsible pharmacist's record and the periods of working alone from the on-duty stream. */
export const onDutyProjector: Projector = {
  name: 'on-duty',
  version: 1,
  tables: ['duty_spell', 'duty_absence', 'working_alone'],
  clear: clearDuty,
  apply: (tx, events) => {
    for (const event of events) {
      const duty = dutyEvent(event)
      if (duty) save(tx, duty)
    }
  },
}
