import { createContext, use, useState, type ReactElement } from 'react'
import type { Input, Output } from '../../../contract/index.ts'
import type { Outcome } from '../../bridge/ask.ts'
import { newId } from '../../bridge/ids.ts'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TroubleNotice } from '../../ui/trouble-notice.tsx'
import { dutyRefusalWords, dutySinceWords } from '../../wording/on-duty.ts'
import { commonRefusalWords, notDoneHead } from '../../wording/troubles.ts'

/** An act on the record as the screen gives it. */
export type DutyAct = Pick<Input<'duty:act'>, 'command' | 'happened'>

type DutyState = Output<'duty:state'>

/** Around a form that stays on the record as it was shown when it opened: the record as it is now, and the way to go on with that. */
export const DutyMeanwhile = createContext<{ readonly state: DutyState; readonly goOn: () => void } | null>(null)

const Said = ({
  outcome,
  shown,
}: {
  readonly outcome: Outcome<'duty:act'>
  readonly shown: DutyState
}): ReactElement | null => {
  const meanwhile = use(DutyMeanwhile)
  if (outcome.kind === 'answer') return null
  if (outcome.kind !== 'refusal') return <TroubleNotice trouble={outcome} />
  const { refusal } = outcome
  const words =
    refusal.code === 'nobody-working' || refusal.code === 'input-invalid'
      ? commonRefusalWords[refusal.code]
      : dutyRefusalWords(refusal)
  return (
    <Notice tone="attention" head={notDoneHead(refusal.code)} says>
      {refusal.code === 'changed-meanwhile' && meanwhile !== null ? (
        <>
          {dutySinceWords(shown, meanwhile.state).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <Button onPress={meanwhile.goOn}>Go on with it as it is now</Button>
        </>
      ) : (
        <p>{words}</p>
      )}
    </Notice>
  )
}

/** The sending of acts of one form, on the record as `state` shows it. Its id is made with the form, so that a second press is the same act; `code` is of the last refusal. */
export const useDutyAct = (
  state: DutyState,
  onDone: () => void,
): {
  readonly inFlight: boolean
  readonly said: ReactElement | null
  readonly code: string | null
  readonly send: (act: DutyAct) => void
} => {
  const { inFlight, send } = useAsk()
  const [commandId] = useState(newId)
  const [last, setLast] = useState<{ readonly outcome: Outcome<'duty:act'>; readonly version: number } | null>(null)
  // An answer is about the record it was pressed on.
  const outcome = last?.version === state.version ? last.outcome : null
  const asPersonId = usePersonShownAtFirst()
  const act = async (given: DutyAct): Promise<void> => {
    const answer = await send('duty:act', { commandId, asPersonId, expectedVersion: state.version, ...given })
    if (answer === undefined) return
    setLast({ outcome: answer, version: state.version })
    if (answer.kind === 'answer') onDone()
  }
  return {
    inFlight,
    said: outcome === null ? null : <Said outcome={outcome} shown={state} />,
    code: outcome?.kind === 'refusal' ? outcome.refusal.code : null,
    send: (given) => {
      void act(given)
    },
  }
}
