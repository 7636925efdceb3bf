import type { ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useFormKept } from '../../ui/use-form-kept.tsx'
import { DutyForm } from './duty-form.tsx'
import { useDutyAct } from './use-duty-act.tsx'

/** Begins a period of working alone. */
export const WorkingAloneForm = (props: {
  readonly state: Output<'duty:state'>
  readonly who: string
  readonly onBack: () => void
}): ReactElement => {
  const kept = useFormKept('work-alone', () => ({ reason: '' }))
  const { reason } = kept.value
  const act = useDutyAct(props.state, () => {
    kept.drop()
    props.onBack()
  })
  return (
    <DutyForm
      title={`${props.who} works alone`}
      go="Begin working alone"
      missing={reason.trim() === '' ? 'Say why nobody else can check.' : undefined}
      said={act.said}
      kept={kept.said}
      onBack={props.onBack}
      onGo={
        reason.trim() === '' || act.inFlight
          ? null
          : () => {
              act.send({ command: { type: 'work-alone', reason }, happened: null })
            }
      }
    >
      <p>
        A second person checks accuracy, by default. While you work alone you may check what you assembled yourself, and
        this reason is kept with every such check. It ends when you end it, when the responsible pharmacist signs off,
        and with the day.
      </p>
      <TextField
        label="Why nobody else can check"
        value={reason}
        onChange={(typed) => {
          kept.put({ reason: typed })
        }}
        max={200}
        placeholder="The technician is ill"
        autoFocus
      />
    </DutyForm>
  )
}
