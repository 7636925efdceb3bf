import { useState, type ReactElement } from 'react'
import type { Input, Output } from '../../../contract/index.ts'
import type { Outcome } from '../../bridge/ask.ts'
import { newId } from '../../bridge/ids.ts'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { Notice } from '../../ui/notice.tsx'
import { TroubleNotice } from '../../ui/trouble-notice.tsx'
import { dutyRefusalWords } from '../../wording/on-duty.ts'
import { commonRefusalWords, notDoneHead } from '../../wording/troubles.ts'

/** An act on the record as the screen gives it. */
export type DutyAct = Pick<Input<'duty:act'>, 'command' | 'happened'>

const Said = ({ outcome }: { readonly outcome: Outcome<'duty:act'> }): ReactElement | null => {
  if (outcome.kind === 'answer') return null
  if (outcome.kind !== 'refusal') return <TroubleNotice trouble={outcome} />
  const { refusal } = outcome
  const words =
    refusal.code === 'nobody-working' || refusal.code === 'input-invalid'
      ? commonRefusalWords[refusal.code]
      : dutyRefusalWords(refusal)
  return (
    <Notice tone="attention" head={notDoneHead(refusal.code)} says>
      <p>{words}</p>
    </Notice>
  )
}

/** The sending of acts of one form. Its id is made with the form, so that a second press is the same act; `code` is of the last refusal. */
export const useDutyAct = (
  state: Output<'duty:state'>,
  onDone: () => void,
): {
  readonly inFlight: boolean
  readonly said: ReactElement | null
  readonly code: string | null
  readonly send: (act: DutyAct) => void
} => {
  const { inFlight, send } = useAsk()
  const [commandId] = useState(newId)
  const [outcome, setOutcome] = useState<Outcome<'duty:act'> | null>(null)
  const asPersonId = usePersonShownAtFirst()
  const act = async (given: DutyAct): Promise<void> => {
    const answer = await send('duty:act', { commandId, asPersonId, expectedVersion: state.version, ...given })
    if (answer === undefined) return
    setOutcome(answer)
    if (answer.kind === 'answer') onDone()
  }
  return {
    inFlight,
    said: outcome === null ? null : <Said outcome={outcome} />,
    code: outcome?.kind === 'refusal' ? outcome.refusal.code : null,
    send: (given) => {
      void act(given)
    },
  }
}
