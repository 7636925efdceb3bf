import type { Actor } from '../../src/domain/people.ts'

/** Who works in the pharmacy of the tests: two pharmacists, so that one can check what the other assembled, and one of each other role. */
export const people = {
  pharmacist: { id: 'staff-1', name: 'Aisha Karim', role: 'pharmacist' },
  secondPharmacist: { id: 'staff-2', name: 'Tom Reed', role: 'pharmacist' },
  technician: { id: 'staff-3', name: 'Mina Shah', role: 'accuracy-checking-technician' },
  dispenser: { id: 'staff-4', name: 'Joe Marsh', role: 'dispenser' },
  counter: { id: 'staff-5', name: 'Lena Hart', role: 'counter-assistant' },
  driver: { id: 'staff-6', name: 'Sam Cole', role: 'driver' },
  system: { id: 'system', name: 'Pestle', role: 'system' },
} as const satisfies Record<string, Actor>
