import type { Person } from '../../contract/desk.ts'
import { systemActor } from '../../domain/people.ts'
import { streamVersion } from '../ledger/read.ts'
import { practiceReleases, practiceUnsigned } from '../practice/scripts/practice-releases.ts'
import { practiceProductFile } from '../practice/scripts/practice-products.ts'
import { importAllProducts, type ProductDeps } from '../products/import-products.ts'
import { productReports } from '../products/products.ts'
import { changeSettings, readSettings } from '../settings/settings.ts'
import { addPerson } from '../staff/add-person.ts'
import type { StaffDeps } from '../staff/add-person.ts'

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
  for (const person of practiceStaff) addPerson(deps, systemActor, person)
}

/** Gives the practice pharmacy an address to print, where nobody ever changed a setting; the number is one kept for fiction. */
export const addPracticePharmacy = (deps: StaffDeps): void => {
  if (streamVersion(deps.database.db, 'settings') > 0) return
  const settings = readSettings(deps.database.db)
  const pharmacyAddress = ['1 Market Place', 'Practiceham', 'PR4 4CT'].join('\n')
  changeSettings(deps, systemActor, { ...settings, pharmacyAddress, pharmacyPhone: '01632 960 123' })
}

/** Takes in the practice product file where no product file is in use: at a first start, and never over a person's own. */
export const addPracticeProducts = (deps: ProductDeps): void => {
  if (productReports(deps.database.db).current !== null) return
  const chunks = [Buffer.from(practiceProductFile())]
  const { outcome } = importAllProducts(deps, { name: 'practice-products.csv', chunks, by: systemActor })
  if (outcome !== 'imported') throw new Error('The practice product file was not taken in')
}

/**
 * Receives `count` more invented prescriptions through the ordinary intake and gives their ids. The last of the first ones is an
 * order without a signature, so that what is asked about one can be tried.
 */
export const receivePracticePrescriptions = (deps: PracticeDayDeps, count: number): readonly string[] => {
  const from = deps.receivedSoFar()
  const options = { ods: deps.ods, now: deps.now(), random: deps.random }
  const unsigned = from === 0 && count > 1
  const released = practiceReleases({ ...options, from, count: unsigned ? count - 1 : count })
  const files = unsigned ? [...released, practiceUnsigned({ ...options, from: count - 1 })] : released
  return files.flatMap(({ name, bytes }) => deps.importMessage(name, Buffer.from(bytes)))
}
