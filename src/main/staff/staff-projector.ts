import { z } from 'zod'
import type { Projector } from '../ledger/projector.ts'
import { clearPeople, insertPerson } from './store.ts'

/** Body of `person-added`, the only event of a `staff:<id>` stream so far. */
const personAdded = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.enum(['pharmacist', 'accuracy-checking-technician', 'dispenser', 'counter-assistant', 'driver']),
  registration: z.string().nullable(),
})

/** Rebuilds `person` from the staff streams. */
export const staffProjector: Projector = {
  name: 'staff',
  version: 1,
  tables: ['person'],
  clear: clearPeople,
  apply: (tx, event) => {
    if (event.type === 'person-added') insertPerson(tx, personAdded.parse(event.body), event.recordedAt)
  },
}
