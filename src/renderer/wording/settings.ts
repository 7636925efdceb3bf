import type { Environment, Settings } from '../../contract/desk.ts'
import { isSupplierAddress, isSupplierPhone } from '../../domain/supplier.ts'

/** Who may change anything on the settings screen. */
export const pharmacistOnly = 'Only a pharmacist changes the settings and the environment.'

/** In the place of the pharmacy's name until it is given. */
export const pharmacyNotSet = 'Pharmacy not set: nothing is taken in. Give name and ODS code in Settings'

const notPermitted = `${pharmacistOnly} Nothing was changed.`

/** What is wrong with an address and a phone number that were typed, empty where nothing is. */
export const supplierTroubles = (
  given: Pick<Settings, 'pharmacyAddress' | 'pharmacyPhone'>,
): Readonly<Record<'pharmacyAddress' | 'pharmacyPhone', string>> => ({
  pharmacyAddress: isSupplierAddress(given.pharmacyAddress) ? '' : 'At most four lines of 50 characters',
  pharmacyPhone: isSupplierPhone(given.pharmacyPhone) ? '' : 'Digits, spaces, + and ( )',
})

/** The settings, as their fields are called. */
export const settingsFieldWords: Readonly<Record<keyof Settings, string>> = {
  pharmacyName: 'Name of the pharmacy',
  odsCode: 'ODS code',
  pharmacyAddress: 'Address',
  pharmacyPhone: 'Phone',
  readyDelaySeconds: 'Seconds a “ready” waits before it is sent, 0 to 300',
  prescriptionChargePence: 'NHS prescription charge for one item, in pounds',
  uncollectedAfterDays: 'Days after which a bag is called uncollected',
  watchedFolder: 'Watched folder',
}

type Fields = Readonly<Record<keyof Settings, string>>

/** Over the settings that somebody changed while another was at them. */
export const settingsChangedHead = 'The settings were changed meanwhile. What you typed is still here, and not saved.'

/** What of the settings is another than it was, in sentences. */
export const settingsSinceWords = (before: Fields, now: Fields): readonly string[] =>
  (Object.keys(settingsFieldWords) as (keyof Settings)[])
    .filter((key) => before[key] !== now[key])
    .map((key) => `${settingsFieldWords[key]}: now ${now[key] === '' ? 'empty' : now[key].replaceAll('\n', ', ')}.`)

/** Why settings were not saved. */
export const settingsRefusalWords: Readonly<
  Record<'not-permitted' | 'changed-meanwhile' | 'ods-code-in-use' | 'folder-not-found' | 'folder-is-ours', string>
> = {
  'not-permitted': notPermitted,
  'changed-meanwhile':
    'Somebody changed the settings meanwhile. Nothing of yours was changed: look at what is new first.',
  'ods-code-in-use': 'The ODS code cannot change while prescriptions of this pharmacy are here. Nothing was changed.',
  'folder-not-found': 'There is no folder of this name on this PC: give its whole path. Nothing was changed.',
  'folder-is-ours': 'Pestle keeps its own records in that folder. Choose another one. Nothing was changed.',
}

/** An environment: what it is, and what has to be understood before it is opened while sign-in is still to come. */
export interface EnvironmentWords {
  readonly name: string
  readonly about: string
  readonly warning: string | null
}

/** The four environments. */
export const environmentWords: Readonly<Record<Environment, EnvironmentWords>> = {
  practice: {
    name: 'Practice',
    about: 'Invented patients, and a stand-in for the NHS on this PC. Nothing leaves it.',
    warning: null,
  },
  sandbox: {
    name: 'NHS sandbox',
    about: 'Updates go to a public test service of the NHS. Test patients only.',
    warning: null,
  },
  integration: {
    name: 'NHS integration',
    about: 'The test environment with sign-in, for onboarding. Test patients only.',
    warning:
      'Nothing is sent from there yet. Sign-in to the NHS is still to come, and every update waits. Test patients only.',
  },
  production: {
    name: 'Live',
    about: 'Real patients.',
    warning:
      'Not yet fit for supply to patients. Sign-in to the NHS is still to come: nothing is sent from there, every update waits, and no patient’s app changes.',
  },
}

/** The band across the top. The live desk has one for as long as nothing can be sent from it. */
export const bandWords: Readonly<
  Record<Exclude<Environment, 'practice'>, { readonly label: string; readonly words: string; readonly more: string }>
> = {
  sandbox: {
    label: 'Test environment',
    words: 'NHS sandbox: test patients only',
    more: 'Updates go to a test service of the NHS. No patient is told anything.',
  },
  integration: {
    label: 'Test environment',
    words: 'NHS integration: test patients only',
    more: 'Not signed in: nothing is sent, every update waits.',
  },
  production: {
    label: 'Live, without sign-in',
    words: 'Live, not signed in: not for supply to patients',
    more: 'Nothing is sent to the NHS, every update waits, and no patient is told anything.',
  },
}

/** The window before an environment from which nothing is sent yet. */
export const environmentWarningWords = {
  title: (name: string): string => `Open ${name}?`,
  first:
    'It begins with an empty file of its own, whose key is kept by the key store of this PC. Make its recovery code first, under This PC.',
  stay: 'Stay here',
  open: (name: string): string => `I understand: open ${name}`,
} as const

/** Why the environment was not changed. */
export const environmentRefusalWords: Readonly<
  Record<'not-permitted' | 'key-store-needed' | 'warning-unread' | 'already-there', string>
> = {
  'not-permitted': notPermitted,
  'key-store-needed':
    'Not here: this PC has no key store that keeps secrets, or Pestle runs in a browser. Nothing was opened.',
  'warning-unread': 'Read what is said about it first. Nothing was opened.',
  'already-there': 'You are there already.',
}
