import type { ReactElement } from 'react'
import { useTooLate } from './too-late.ts'
import { UndoBar } from './undo-bar.tsx'
import type { DoneActs } from './use-done-acts.ts'

/** What was just done, on whatever screen it was, with the way back. `inHand` is the prescription that is shown to be acted on. */
export const DoneBars = (props: { readonly of: DoneActs; readonly inHand: string | null }): ReactElement => {
  const { told, gone } = props.of
  useTooLate(told.length === 0)
  return (
    <>
      {told.map((done, at) => (
        <UndoBar key={done.turn} done={done} inHand={props.inHand} latest={at === told.length - 1} onGone={gone} />
      ))}
    </>
  )
}
