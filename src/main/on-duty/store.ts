import type { Absence, Spell, WorkingAlone } from '../../domain/on-duty/record.ts'
import { all, atMost, build, prepared, run, type Given, type ReadDb, type Tx } from '../database/query.ts'
import type { DutyAbsenceTable, DutySpellTable, WorkingAloneTable } from '../database/tables/on-duty.ts'

const asAbsence = (row: DutyAbsenceTable): Absence => ({
  id: row.id,
  from: row.started_at,
  until: row.ended_at,
  supply: row.supply,
  arrangements: row.arrangements,
  overReason: row.over_reason,
})

const asAlone = (row: WorkingAloneTable): WorkingAlone => ({
  id: row.id,
  person: { id: row.person_id, name: row.name },
  from: row.started_at,
  until: row.ended_at,
  reason: row.reason,
})

interface Between {
  readonly from: number
  readonly until: number
}

const spellsFrom = prepared(({ from, until }: Given<Between>) =>
  build
    .selectFrom('duty_spell')
    .selectAll()
    .where('started_at', '>=', from)
    .where('started_at', '<=', until)
    .orderBy('started_at')
    .orderBy('id'),
)
const aloneFrom = prepared(({ from, until }: Given<Between>) =>
  build
    .selectFrom('working_alone')
    .selectAll()
    .where('started_at', '>=', from)
    .where('started_at', '<=', until)
    .orderBy('started_at')
    .orderBy('id'),
)

const absencesFrom = prepared(({ from, until }: Given<Between>) =>
  build
    .selectFrom('duty_absence')
    .selectAll()
    .where('spell_id', 'in', (spells) =>
      spells.selectFrom('duty_spell').select('id').where('started_at', '>=', from).where('started_at', '<=', until),
    )
    .orderBy('started_at'),
)

const withAbsences = (rows: readonly DutySpellTable[], absences: readonly DutyAbsenceTable[]): readonly Spell[] => {
  const bySpell = Map.groupBy(absences, ({ spell_id }) => spell_id)
  return rows.map((row) => ({
    id: row.id,
    person: { id: row.person_id, name: row.name, registration: row.registration },
    from: row.started_at,
    until: row.ended_at,
    absences: (bySpell.get(row.id) ?? []).map(asAbsence),
  }))
}

/** The spells that began between two instants, earliest first. */
export const spellsBetween = (db: ReadDb, from: number, until: number): readonly Spell[] =>
  withAbsences(all(db, spellsFrom({ from, until })), all(db, absencesFrom({ from, until })))

/** The periods of working alone that began between two instants, earliest first. */
export const aloneBetween = (db: ReadDb, from: number, until: number): readonly WorkingAlone[] =>
  all(db, aloneFrom({ from, until })).map(asAlone)

/** Up to `limit` spells that began before an instant, newest first. */
export const spellsBefore = (db: ReadDb, before: number, limit: number): readonly Spell[] => {
  const newest = build
    .selectFrom('duty_spell')
    .selectAll()
    .where('started_at', '<', before)
    .orderBy('started_at', 'desc')
    .limit(atMost(limit))
  const rows = all(db, newest)
  const [from, until] = [rows.at(-1)?.started_at, rows[0]?.started_at]
  return from === undefined || until === undefined ? [] : withAbsences(rows, all(db, absencesFrom({ from, until })))
}

/** The spells that nobody signed off from, whatever their age, earliest first; the one that runs among them. */
export const spellsNotEnded = (db: ReadDb): readonly Spell[] => {
  const open = build.selectFrom('duty_spell').selectAll().where('ended_at', 'is', null)
  const absences = build
    .selectFrom('duty_absence')
    .selectAll()
    .where('spell_id', 'in', (spells) => spells.selectFrom('duty_spell').select('id').where('ended_at', 'is', null))
  return withAbsences(all(db, open.orderBy('started_at').orderBy('id')), all(db, absences.orderBy('started_at')))
}

/** Writes a spell that began. */
export const insertSpell = (tx: Tx, row: DutySpellTable): void => {
  run(tx, build.insertInto('duty_spell').values(row))
}

/** Ends a spell. */
export const endSpell = (tx: Tx, id: string, at: number): void => {
  run(tx, build.updateTable('duty_spell').set({ ended_at: at }).where('id', '=', id))
}

/** Writes an absence that began. */
export const insertAbsence = (tx: Tx, row: DutyAbsenceTable): void => {
  run(tx, build.insertInto('duty_absence').values(row))
}

/** Ends an absence. */
export const endAbsence = (tx: Tx, id: string, at: number, overReason: string | null): void => {
  run(tx, build.updateTable('duty_absence').set({ ended_at: at, over_reason: overReason }).where('id', '=', id))
}

/** Writes a period of working alone that began. */
export const insertAlone = (tx: Tx, row: WorkingAloneTable): void => {
  run(tx, build.insertInto('working_alone').values(row))
}

/** Ends a period of working alone. */
export const endAlone = (tx: Tx, id: string, at: number): void => {
  run(tx, build.updateTable('working_alone').set({ ended_at: at }).where('id', '=', id))
}

/** Empties the projections before a replay. */
export const clearDuty = (tx: Tx): void => {
  run(tx, build.deleteFrom('duty_absence'))
  run(tx, build.deleteFrom('duty_spell'))
  run(tx, build.deleteFrom('working_alone'))
}
