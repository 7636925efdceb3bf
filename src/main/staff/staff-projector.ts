import { z } from 'zod'
import type { Projector } from '../ledger/projector.ts'
import { clearPeople, insertPerson, putRegistration } from './store.ts'

// Bodies of the events of a `staff:<id>` stream.
const personAdded = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.enum(['pharmacist', 'accuracy-checking-technician', 'dispenser', 'counter-assistant', 'driver']),
  registration: z.string().nullable(),
})

const registrationRecorded = z.strictObject({ id: z.string(), registration: z.string() })

/** Rebuilds `person` from the staff streams. */
export const staffProjector: Projector = {
  name: 'staff',
  version: 1,
  tables: ['person'],
  clear: clearPeople,
  apply: (tx, events) => {
    for (const event of events) {
      if (event.type === 'person-added') insertPerson(tx, personAdded.parse(event.body), event.recordedAt)
      if (event.type === 'registration-recorded') {
        const { id, registration } = registrationRecorded.parse(event.body)
        putRegistration(tx, id, registration)
      }
    }
  },
}
