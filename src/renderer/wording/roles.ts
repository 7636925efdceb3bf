import type { Role } from '../../domain/people.ts'

/** What a role is called. */
export const roleWords: Readonly<Record<Role, string>> = {
  pharmacist: 'Pharmacist',
  'accuracy-checking-technician': 'Accuracy checking technician',
  dispenser: 'Dispenser',
  'counter-assistant': 'Counter assistant',
  driver: 'Driver',
  system: 'Pestle itself',
}

/** The roles a person can be added with. */
export const rolesOfPeople = [
  'pharmacist',
  'accuracy-checking-technician',
  'dispenser',
  'counter-assistant',
  'driver',
] as const satisfies readonly Role[]

/** A role where there is little room. */
export const shortRoleWords: Readonly<Record<Role, string>> = {
  ...roleWords,
  'accuracy-checking-technician': 'Checking technician',
  'counter-assistant': 'Counter',
}
