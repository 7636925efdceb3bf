import type { Environment } from '../../contract/desk.ts'

/** Why settings were not saved. */
export const settingsRefusalWords: Readonly<Record<'ods-code-in-use' | 'folder-not-found', string>> = {
  'ods-code-in-use': 'The ODS code cannot change while prescriptions of this pharmacy are here. Nothing was changed.',
  'folder-not-found': 'There is no such folder on this PC. Nothing was changed.',
}

/** An environment: what it is, and why it is locked where it is. */
export interface EnvironmentWords {
  readonly name: string
  readonly about: string
  readonly locked: string | null
}

const notFit = 'Locked: Pestle is not yet fit for supply to patients.'

/** The four environments. */
export const environmentWords: Readonly<Record<Environment, EnvironmentWords>> = {
  practice: {
    name: 'Practice',
    about: 'Invented patients, and a stand-in for the NHS on this PC. Nothing leaves it.',
    locked: null,
  },
  sandbox: {
    name: 'NHS sandbox',
    about: 'Updates go to a public test service of the NHS. Test patients only.',
    locked: null,
  },
  integration: { name: 'NHS integration', about: 'The test environment with sign-in, for onboarding.', locked: notFit },
  production: { name: 'Live', about: 'Real patients.', locked: notFit },
}

/** Why the environment was not changed. */
export const environmentRefusalWords: Readonly<Record<'environment-locked' | 'already-there', string>> = {
  'environment-locked': notFit,
  'already-there': 'You are there already.',
}
