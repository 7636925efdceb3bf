import { useRef, useState, type ReactElement } from 'react'
import type { DeskCommand } from '../../../contract/commands.ts'
import type { Outcome } from '../../bridge/ask.ts'
import { newId } from '../../bridge/ids.ts'
import { useOpenOnDuty } from '../../bridge/open-on-duty.ts'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAct } from '../../bridge/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { doneAct, type DoneAct } from '../../ui/done-act.ts'
import { Notice } from '../../ui/notice.tsx'
import { TroubleNotice } from '../../ui/trouble-notice.tsx'
import { spokenName } from '../../wording/names.ts'
import { refusalWords } from '../../wording/refusals.ts'
import { commonRefusalWords, notDoneHead } from '../../wording/troubles.ts'
import { tellingOf, type Detail } from './detail.ts'

/** One command of an act and the prescription it is on, with the version that was shown. */
export interface OnPrescription {
  readonly detail: Pick<Detail, 'prescription'>
  readonly command: DeskCommand
}

/** When something is entered later than it happened. */
export interface LateEntry {
  readonly at: number
  readonly reason: string
}

type Recorded = Extract<Outcome<'prescription:act'>, { readonly kind: 'answer' }>

const doneOf = (words: string, on: Detail, answer: Recorded, given: readonly OnPrescription[]): DoneAct =>
  doneAct(words, spokenName(on.prescription.content.patient), answer.value.prescriptions, given)

const keyOf = ({ detail, command }: OnPrescription): string =>
  [
    detail.prescription.id,
    command.type,
    'itemId' in command ? command.itemId : 'bagId' in command ? command.bagId : '',
  ].join(' ')

const Said = (props: { readonly outcome: Outcome<'prescription:act'>; readonly on: Detail }): ReactElement | null => {
  const { outcome, on } = props
  const openOnDuty = useOpenOnDuty()
  if (outcome.kind === 'answer') return null
  if (outcome.kind !== 'refusal') return <TroubleNotice trouble={outcome} />
  const { refusal } = outcome
  if (refusal.code !== 'act-refused')
    return (
      <Notice tone="attention" head="Not done. Nothing was recorded." says>
        <p>{commonRefusalWords[refusal.code]}</p>
      </Notice>
    )
  return (
    <Notice tone="attention" head={notDoneHead(refusal.refusal.code)} says>
      <p>{refusalWords(refusal.refusal, tellingOf(on.prescription))}</p>
      {refusal.refusal.code === 'no-responsible-pharmacist' && openOnDuty !== null ? (
        <Button onPress={openOnDuty}>Who is on duty…</Button>
      ) : null}
    </Notice>
  )
}

/** What a dialog acts with. `said` is what stood in the way of the last press; `stale` that only looking again helps. */
export interface Acting {
  readonly inFlight: boolean
  readonly said: ReactElement | null
  readonly stale: boolean
  readonly send: (
    words: string,
    commands: readonly OnPrescription[],
    late: LateEntry | null,
    onDone: (done: DoneAct) => void,
  ) => Promise<void>
}

/**
 * The sending of one act. The ids of the act and of each command are made once per dialog: pressing twice, or again after the
 * line to the app broke, is the same act and is done once.
 */
export const useActing = (on: Detail): Acting => {
  const { inFlight, send } = useAct()
  const [last, setLast] = useState<{ readonly outcome: Outcome<'prescription:act'>; readonly on: Detail } | null>(null)
  // An answer is about the prescription it was pressed on: with a fresh one in its place it stands in nobody's way.
  const outcome = last !== null && last.on.prescription.version === on.prescription.version ? last.outcome : null
  const [actId] = useState(newId)
  const asPersonId = usePersonShownAtFirst()
  const commandIds = useRef(new Map<string, string>())
  const commandId = (key: string): string => {
    const known = commandIds.current.get(key) ?? newId()
    commandIds.current.set(key, known)
    return known
  }
  const refusal = outcome?.kind === 'refusal' && outcome.refusal.code === 'act-refused' ? outcome.refusal.refusal : null
  return {
    inFlight,
    said: outcome === null ? null : <Said outcome={outcome} on={on} />,
    stale: refusal?.code === 'changed-meanwhile',
    send: async (words, commands, late, onDone) => {
      const answer = await send({
        actId,
        asPersonId,
        happened: late,
        commands: commands.map((one) => ({
          commandId: commandId(keyOf(one)),
          prescriptionId: one.detail.prescription.id,
          expectedVersion: one.detail.prescription.version,
          command: one.command,
        })),
      })
      if (answer === undefined) return
      setLast({ outcome: answer, on })
      if (answer.kind === 'answer') onDone(doneOf(words, on, answer, commands))
    },
  }
}
