import type { Person } from '../../contract/desk.ts'
import type { Actor } from '../../domain/people.ts'
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

/** Records a new member of staff; refuses a second one of the same name, however typed, and role. Full sign-in comes later: this only names people. */
export const addPerson = (
  deps: StaffDeps,
  by: Actor,
  asked: Omit<Person, 'id'>,
): Result<Person, { readonly code: 'already-there' }> =>
  deps.database.transact((tx) => {
    const same = people(tx).find(({ name, role }) => nameKey(name) === nameKey(asked.name) && role === asked.role)
    if (same) return refused({ code: 'already-there' as const })
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
    for (const event of events) staffProjector.apply(tx, event)
    return ok(person)
  })
