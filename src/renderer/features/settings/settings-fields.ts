import type { Settings } from '../../../contract/desk.ts'
import { parseOdsCode } from '../../../domain/identifiers.ts'

/** The settings as they stand in the fields of the form. */
export type SettingsFields = Readonly<Record<keyof Settings, string>>

/** The settings as a person types them: pounds with two digits after the point, and no folder as an empty one. */
export const fieldsOf = (settings: Settings): SettingsFields => ({
  pharmacyName: settings.pharmacyName,
  pharmacyAddress: settings.pharmacyAddress,
  pharmacyPhone: settings.pharmacyPhone,
  odsCode: settings.odsCode,
  readyDelaySeconds: String(settings.readyDelaySeconds),
  prescriptionChargePence: (settings.prescriptionChargePence / 100).toFixed(2),
  uncollectedAfterDays: String(settings.uncollectedAfterDays),
  watchedFolder: settings.watchedFolder ?? '',
})

const number = (typed: string, form: RegExp): number =>
  form.test(typed.trim()) ? Number(typed.trim().replace('.', '')) : NaN

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most

/** The settings that were typed; not `valid` while a number, the name or the code cannot be one. Address and phone are looked at by whoever words what is wrong with them. */
export const settingsOf = (fields: SettingsFields): { readonly settings: Settings; readonly valid: boolean } => {
  const lines = fields.pharmacyAddress.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '))
  const odsCode = parseOdsCode(fields.odsCode)
  const settings: Settings = {
    pharmacyName: fields.pharmacyName.trim(),
    pharmacyAddress: lines.filter((line) => line !== '').join('\n'),
    pharmacyPhone: fields.pharmacyPhone.trim(),
    odsCode: odsCode ?? fields.odsCode,
    readyDelaySeconds: number(fields.readyDelaySeconds, /^\d{1,3}$/),
    prescriptionChargePence: number(fields.prescriptionChargePence, /^\d{1,3}\.\d{2}$/),
    uncollectedAfterDays: number(fields.uncollectedAfterDays, /^\d{1,3}$/),
    watchedFolder: fields.watchedFolder.trim() === '' ? null : fields.watchedFolder.trim(),
  }
  const valid =
    settings.pharmacyName !== '' &&
    odsCode !== undefined &&
    within(settings.readyDelaySeconds, 0, 300) &&
    within(settings.prescriptionChargePence, 1, 99_999) &&
    within(settings.uncollectedAfterDays, 1, 365)
  return { settings, valid }
}
