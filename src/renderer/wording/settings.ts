import type { Environment, Settings } from '../../contract/desk.ts'
import { isSupplierAddress, isSupplierPhone } from '../../domain/supplier.ts'

/** Who may change anything on the settings screen. */
export const pharmacistOnly = 'Only a pharmacist changes the settings and the environment.'

const notPermitted = `${pharmacistOnly} Nothing was changed.`

/** What is wrong with an address and a phone number that were typed, empty where nothing is. */
export const supplierTroubles = (
  given: Pick<Settings, 'pharmacyAddress' | 'pharmacyPhone'>,
): Readonly<Record<'pharmacyAddress' | 'pharmacyPhone', string>> => ({
  pharmacyAddress: isSupplierAddress(given.pharmacyAddress) ? '' : 'At most four lines of 50 characters',
  pharmacyPhone: isSupplierPhone(given.pharmacyPhone) ? '' : 'Digits, spaces, + and ( )',
})

/** Why settings were not saved. */
export const settingsRefusalWords: Readonly<
  Record<'not-permitted' | 'ods-code-in-use' | 'folder-not-found' | 'folder-is-ours', string>
> = {
  'not-permitted': notPermitted,
  'ods-code-in-use': 'The ODS code cannot change while prescriptions of this pharmacy are here. Nothing was changed.',
  'folder-not-found': 'There is no folder of this name on this PC: give its whole path. Nothing was changed.',
  'folder-is-ours': 'Pestle keeps its own records in that folder. Choose another one. Nothing was changed.',
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
export const environmentRefusalWords: Readonly<
  Record<'not-permitted' | 'environment-locked' | 'already-there', string>
> = {
  'not-permitted': notPermitted,
  'environment-locked': notFit,
  'already-there': 'You are there already.',
}
