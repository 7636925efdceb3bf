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

/** Why somebody was not put on the list of who works here. */
export const addPersonRefusalWords: Readonly<Record<'already-there' | 'not-permitted', string>> = {
  'already-there': 'There is a person of this name and role already.',
  'not-permitted':
    'A pharmacist, or a name that is in the list already, is added by a pharmacist only. Ask one to choose their name and add them.',
}
