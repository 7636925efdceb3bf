import type { ReactElement } from 'react'
import { TextField } from '../../ui/text-field.tsx'
import { makeCodeWords as words } from '../../wording/recovery.ts'

/** Where a recovery code is typed from paper; scanned letters stay in it. */
export const RecoveryCodeField = (props: {
  readonly label: string
  readonly value: string
  readonly onChange: (typed: string) => void
}): ReactElement => (
  <TextField
    label={props.label}
    hint={words.typeHint}
    value={props.value}
    onChange={props.onChange}
    max={80}
    autoFocus
    keepsCodes="any"
  />
)
