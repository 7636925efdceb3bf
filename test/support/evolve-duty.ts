import { assertNever } from '../../src/domain/result.ts'
import type { DutyEvent, DutyRecord, Spell } from '../../src/domain/on-duty/record.ts'

const changeSpell = (
  record: DutyRecord,
  fits: (spell: Spell) => boolean,
  change: (spell: Spell) => Spell,
): DutyRecord => ({
  ...record,
  spells: record.spells.map((spell) => (fits(spell) ? change(spell) : spell)),
})

const byTime = <T extends { readonly from: number }>(all: readonly T[]): readonly T[] =>
  all.toSorted((a, b) => a.from - b.from)

const next = (record: DutyRecord, event: DutyEvent): DutyRecord => {
  const { eventId: id, happenedAt: at } = event
  switch (event.type) {
    case 'rp-signed-on': {
      const person = { id: event.personId, name: event.name, registration: event.registration }
      return {
        ...record,
        spells: byTime([...record.spells, { id, person, from: at, until: event.until, absences: [] }]),
      }
    }
    case 'rp-signed-off':
      return changeSpell(
        record,
        (spell) => spell.id === event.spellId,
        (spell) => ({ ...spell, until: at }),
      )
    case 'rp-absence-began': {
      const { supply, arrangements, until, overReason } = event
      const absence = { id, from: at, until, supply, arrangements, overReason }
      return changeSpell(
        record,
        (spell) => spell.id === event.spellId,
        (spell) => ({ ...spell, absences: byTime([...spell.absences, absence]) }),
      )
    }
    case 'rp-absence-ended':
      return changeSpell(
        record,
        (spell) => spell.absences.some((absence) => absence.id === event.absenceId),
        (spell) => ({
          ...spell,
          absences: spell.absences.map((absence) =>
            absence.id === event.absenceId ? { ...absence, until: at, overReason: event.overReason } : absence,
          ),
        }),
      )
    case 'working-alone-began': {
      const period = {
        id,
        person: { id: event.personId, name: event.name },
        from: at,
        until: null,
        reason: event.reason,
      }
      return { ...record, alone: byTime([...record.alone, period]) }
    }
    case 'working-alone-ended':
      return {
        ...record,
        alone: record.alone.map((period) => (period.id === event.periodId ? { ...period, until: at } : period)),
      }
    default:
      return assertNever(event)
  }
}

/** The record after an event, as the tables of who is on duty have it (`onDutyProjector`), for rules that need no database. */
export const evolveDuty = (record: DutyRecord, event: DutyEvent): DutyRecord => ({
  ...next(record, event),
  version: record.version + 1,
})
