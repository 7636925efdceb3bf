import type { Settings } from '../../../contract/desk.ts'
import type { SettingsFields } from './settings-fields.ts'

/** What somebody typed, and the settings they saw as they began. What is not typed follows the settings. */
export interface TypedSettings {
  readonly typed: Partial<SettingsFields>
  readonly seen: { readonly settings: Settings; readonly version: number } | null
}

/** Nothing typed yet. */
export const nothingTyped: TypedSettings = { typed: {}, seen: null }

/** What had been begun, with what was typed before that was known: what has changed since it was begun is still asked about. */
export const typedOver = (begun: TypedSettings, { typed, seen }: Partial<TypedSettings>): TypedSettings => ({
  typed: { ...begun.typed, ...typed },
  seen: begun.seen ?? seen ?? null,
})
