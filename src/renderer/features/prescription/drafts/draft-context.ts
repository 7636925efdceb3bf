import { createContext } from 'react'
import type { Draft } from '../../../../contract/drafts.ts'

/** How the half-done work that a window opened on fits the prescription as it is now. */
export interface Restored {
  readonly begunAt: number
  /** What was recorded since it was begun, in words. */
  readonly since: readonly string[]
  /** The version of the prescription that is shown now. */
  readonly version: number
  /** It was another then: ticks of a check are not filled in again. */
  readonly changed: boolean
  /** Other items, or another build of the app: only words are filled in again. */
  readonly wordsOnly: boolean
}

/** What a form in a window keeps its fields in; null where nothing is kept. */
export interface OpenDraft {
  readonly restored: Restored | null
  readonly fields: Draft['fields']
  readonly keep: (name: string, value: unknown) => void
  readonly startAfresh: () => void
  /** A person closed the window: these fields, or everything, are not filled in again. */
  readonly forget: (names: readonly string[] | 'all') => void
}

/** Why what was filled in last is not kept, as far as is known; null while it is. Given by `KeptDraft`. */
export const NotKeptContext = createContext<string | null>(null)

/** Given by `KeptDraft` to the window it lies around. */
export const DraftContext = createContext<OpenDraft | null>(null)
