import type { Person } from '../../contract/desk.ts'
import type { Actor } from '../../domain/people.ts'
import { mayAddPharmacist } from '../../domain/permission.ts'
import { ok, refused } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Database } from '../database/database.ts'
import { append } from '../ledger/append.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { staffProjector } from './staff-projector.ts'
import { people } from './people.ts'

/** What adding a person needs. */
export interface StaffDeps {
  readonly database: Database
  readonly ledger: LedgerContext
}

const nameKey = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/g, ' ')

// The first pharmacist has nobody above them to ask; after that a name on the list stands for what its owner answers for.
const needsPharmacist = (listed: readonly Person[], asked: Omit<Person, 'id'>): boolean =>
  listed.some(({ role }) => role === 'pharmacist') &&
  (asked.role === 'pharmacist' || listed.some(({ name }) => nameKey(name) === nameKey(asked.name)))

/**
 * Records a new member of staff; refuses a second one of the same name, however typed, and role. Once a pharmacist is on the list,
 * only one adds another, or the same name in another role. Full sign-in comes later: this only names people.
 */
export const addPerson = (
  deps: StaffDeps,
  by: Actor,
  asked: Omit<Person, 'id'>,
): Result<Person, { readonly code: 'already-there' | 'not-permitted' }> =>
  deps.database.transact((tx) => {
    const listed = people(tx)
    const same = listed.find(({ name, role }) => nameKey(name) === nameKey(asked.name) && role === asked.role)
    if (same) return refused({ code: 'already-there' as const })
    if (needsPharmacist(listed, asked) && !mayAddPharmacist(by.role)) return refused({ code: 'not-permitted' as const })
    const person: Person = { id: deps.ledger.newId(), ...asked }
    const id = deps.ledger.newId()
    const events = append(tx, deps.ledger, {
      stream: `staff:${person.id}`,
      expectedVersion: 0,
      commandId: id,
      actId: id,
      actor: by,
      happenedAt: deps.ledger.now(),
      events: [{ type: 'person-added', body: person }],
    })
    staffProjector.apply(tx, events)
    return ok(person)
  })
