import type { Person } from '../../contract/desk.ts'
import type { Actor } from '../../domain/people.ts'
import { practiceReleases } from '../practice/scripts/practice-releases.ts'
import { addPerson } from '../staff/add-person.ts'
import type { StaffDeps } from '../staff/add-person.ts'

const system: Actor = { id: 'system', name: 'Pestle', role: 'system' }

/** Invented staff, so that practice needs no set-up: one of each role. */
const practiceStaff: readonly Omit<Person, 'id'>[] = [
  { name: 'Aisha Karim', role: 'pharmacist', registration: null },
  { name: 'Daniel Whitcombe', role: 'accuracy-checking-technician', registration: null },
  { name: 'Grace Obi', role: 'dispenser', registration: null },
  { name: 'Sam Tully', role: 'counter-assistant', registration: null },
  { name: 'Lee Marsden', role: 'driver', registration: null },
]

/** What a practice day is made with: the pharmacy's code, the clock, randomness, and the way in for messages. */
export interface PracticeDayDeps extends StaffDeps {
  readonly ods: string
  readonly now: () => number
  readonly random: () => number
  /** How many messages came in so far: the practice day goes on where it stopped. */
  readonly receivedSoFar: () => number
  readonly importMessage: (name: string, bytes: Uint8Array) => readonly string[]
}

/** Adds those of the practice staff who are not there: all at a first start, the rest of them after one that was killed. */
export const addPracticeStaff = (deps: StaffDeps): void => {
  for (const person of practiceStaff) addPerson(deps, system, person)
}

/** Receives `count` more invented prescriptions through the ordinary intake and gives their ids. */
export const receivePracticePrescriptions = (deps: PracticeDayDeps, count: number): readonly string[] =>
  practiceReleases({
    ods: deps.ods,
    now: deps.now(),
    random: deps.random,
    from: deps.receivedSoFar(),
    count,
  }).flatMap(({ name, bytes }) => deps.importMessage(name, Buffer.from(bytes)))
