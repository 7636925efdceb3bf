import type { Person } from '../../contract/desk.ts'
import { all, build, first, run } from '../database/query.ts'
import type { ReadDb, Tx } from '../database/query.ts'

interface PersonRow {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly registration: string | null
}

const asPerson = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  role: row.role as Person['role'],
  registration: row.registration,
})

/** Everybody who works here, in the order they were added. */
export const allPeople = (db: ReadDb): readonly Person[] =>
  all(db, build.selectFrom('person').selectAll().orderBy('added_at').orderBy('id')).map(asPerson)

/** One person, or undefined. */
export const onePerson = (db: ReadDb, id: string): Person | undefined => {
  const row = first(db, build.selectFrom('person').selectAll().where('id', '=', id))
  return row && asPerson(row)
}

/** Writes the projection row of a person who was added. */
export const insertPerson = (tx: Tx, person: Person, addedAt: number): void => {
  run(tx, build.insertInto('person').values({ ...person, added_at: addedAt }))
}

/** Puts a person's registration number in place of any before. */
export const putRegistration = (tx: Tx, id: string, registration: string): void => {
  run(tx, build.updateTable('person').set({ registration }).where('id', '=', id))
}

/** Empties the projection before a replay. */
export const clearPeople = (tx: Tx): void => {
  run(tx, build.deleteFrom('person'))
}
