import type { ReactElement } from 'react'
import type { Trouble } from '../bridge/ask.ts'
import css from './answered.module.css'
import { TroubleNotice } from './trouble-notice.tsx'

/** Why a list cannot be shown; nothing while an earlier answer is, unless it was a fault. */
export const ListTrouble = (props: {
  readonly pages: {
    readonly first: unknown
    readonly trouble: Trouble | undefined
    readonly askAgain: () => void
  }
}): ReactElement | null => {
  const { first, trouble, askAgain } = props.pages
  if (trouble === undefined || (first !== undefined && trouble.kind !== 'fault')) return null
  return (
    <div className={css['trouble']}>
      <TroubleNotice trouble={trouble} askAgain={askAgain} />
    </div>
  )
}
