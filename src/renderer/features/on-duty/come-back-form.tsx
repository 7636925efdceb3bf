import { use, type ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import type { Absence } from '../../../domain/on-duty/record.ts'
import { longestAbsenceMs } from '../../../domain/on-duty/times.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useFormKept } from '../../ui/use-form-kept.tsx'
import { minutesWords, usedWords } from '../../wording/on-duty.ts'
import { DutyForm } from './duty-form.tsx'
import { DutyMeanwhile, useDutyAct } from './use-duty-act.tsx'
import { WhenItWas, whenOf, type WhenForm } from './when-it-was.tsx'

/** The responsible pharmacist is back; over two hours that day only with a reason. */
export const ComeBackForm = (props: {
  readonly state: Output<'duty:state'>
  readonly absence: Absence
  readonly who: string
  readonly onBack: () => void
}): ReactElement => {
  const { state, absence, onBack } = props
  // Pressed on the record as it was opened; the time goes on.
  const now = use(DutyMeanwhile)?.state ?? state
  const kept = useFormKept(
    `come-back ${absence.id}`,
    (): { readonly overReason: string; readonly form: WhenForm | null } => ({ overReason: '', form: null }),
  )
  const { overReason, form } = kept.value
  const act = useDutyAct(state, () => {
    kept.drop()
    onBack()
  })
  const when = whenOf(form)
  const over = (form === null && now.absentMsToday > longestAbsenceMs) || act.code === 'absence-over-limit'
  const missing = [
    when === null ? 'Say when it was, and why it is entered late.' : null,
    over && overReason.trim() === '' ? 'Say why the two hours were gone over.' : null,
  ].find((one) => one !== null)
  return (
    <DutyForm
      title={`${props.who} is back`}
      go={`${props.who} is back`}
      missing={missing}
      said={act.said}
      kept={kept.said}
      onBack={onBack}
      onGo={
        missing !== undefined || when === null || act.inFlight
          ? null
          : () => {
              const command = { type: 'come-back', overReason: overReason.trim() === '' ? null : overReason } as const
              act.send({ command, happened: when.happened })
            }
      }
    >
      <p>
        Out for {minutesWords(now.now - absence.from)}: {usedWords(now.absentMsToday)}.
      </p>
      {over ? (
        <TextField
          label="Why the two hours were gone over"
          value={overReason}
          onChange={(typed) => {
            kept.put({ overReason: typed })
          }}
          max={200}
        />
      ) : null}
      <WhenItWas
        form={form}
        onChange={(changed) => {
          kept.put({ form: changed })
        }}
        now={now.now}
        hasEnd={false}
      />
    </DutyForm>
  )
}
