import { memo, type ReactElement } from 'react'
import type { EntryDraft } from './entry-draft.ts'
import type { EntryPartProps } from './entry-form.tsx'

/** A part of the form that is drawn anew only when one of its own fields has changed: a key pressed in one part costs nothing in the others. */
export const partOf = (fields: readonly (keyof EntryDraft)[], part: (props: EntryPartProps) => ReactElement) =>
  memo(
    part,
    (before, after) =>
      before.change === after.change &&
      before.problems === after.problems &&
      fields.every((field) => before.draft[field] === after.draft[field]),
  )
