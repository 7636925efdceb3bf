import type { Person } from '../../contract/desk.ts'
import type { ReadDb } from '../database/query.ts'
import { allPeople, onePerson } from './store.ts'

/** Everybody who works here, in the order they were added. */
export const people = (db: ReadDb): readonly Person[] => allPeople(db)

/** One person, or undefined. */
export const personById = (db: ReadDb, id: string): Person | undefined => onePerson(db, id)
