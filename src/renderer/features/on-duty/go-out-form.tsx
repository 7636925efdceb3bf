import type { ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import type { SupplyWhileOut } from '../../../domain/on-duty/record.ts'
import { Choices, choicesOf } from '../../ui/choices.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useFormKept } from '../../ui/use-form-kept.tsx'
import { supplyWords, usedWords } from '../../wording/on-duty.ts'
import { DutyForm } from './duty-form.tsx'
import { useDutyAct } from './use-duty-act.tsx'
import { WhenItWas, whenOf, type WhenForm } from './when-it-was.tsx'

interface GoingOut {
  readonly supply: SupplyWhileOut | null
  readonly arrangements: string
  readonly overReason: string
  readonly form: WhenForm | null
}

const fresh = (): GoingOut => ({ supply: null, arrangements: '', overReason: '', form: null })

/** The responsible pharmacist goes out: who can be asked, and what may leave the pharmacy meanwhile. No answer is given beforehand. */
export const GoOutForm = (props: {
  readonly state: Output<'duty:state'>
  readonly onBack: () => void
}): ReactElement => {
  const { state, onBack } = props
  const kept = useFormKept(`go-out ${state.spell?.id ?? ''}`, fresh)
  const { supply, arrangements, overReason, form } = kept.value
  const act = useDutyAct(state, () => {
    kept.drop()
    onBack()
  })
  const when = whenOf(form)
  const over = act.code === 'absence-over-limit'
  const missing = [
    supply === null ? 'Say what may be handed out meanwhile.' : null,
    arrangements.trim() === '' ? 'Say how you can be reached, and who can be asked.' : null,
    when === null ? 'Say when it was, and why it is entered late.' : null,
    over && overReason.trim() === '' ? 'Say why the two hours were gone over.' : null,
  ].find((one) => one !== null)
  return (
    <DutyForm
      title="Going out"
      go="Go out"
      missing={missing}
      said={act.said}
      kept={kept.said}
      onBack={onBack}
      onGo={
        missing !== undefined || when === null || supply === null || act.inFlight
          ? null
          : () => {
              const why = overReason.trim() === '' ? null : overReason.trim()
              const command = { type: 'go-out', supply, arrangements, until: when.until, overReason: why } as const
              act.send({ command, happened: when.happened })
            }
      }
    >
      <p>
        {usedWords(state.absentMsToday)}, by all responsible pharmacists together. You stay responsible: come back with
        reasonable promptness, or name a pharmacist who can advise.
      </p>
      <Choices
        label="While you are out"
        column
        value={supply}
        onChange={(chosen) => {
          kept.put({ supply: chosen })
        }}
        choices={choicesOf(supplyWords)}
        autoFocus
      />
      <TextField
        label="How you can be reached, and who can be asked"
        value={arrangements}
        onChange={(typed) => {
          kept.put({ arrangements: typed })
        }}
        max={300}
        placeholder="Mobile 07…; T Reed at the Hill Street branch"
      />
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
        now={state.now}
        hasEnd
      />
    </DutyForm>
  )
}
