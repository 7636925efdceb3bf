import type { ReactElement } from 'react'
import type { Person } from '../../../contract/desk.ts'
import type { Output } from '../../../contract/index.ts'
import type { Spell } from '../../../domain/on-duty/record.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useFormKept } from '../../ui/use-form-kept.tsx'
import { whenWords } from '../../wording/numbers-and-dates.ts'
import { DutyForm } from './duty-form.tsx'
import { useDutyAct } from './use-duty-act.tsx'
import { whenAt, WhenItWas, whenOf, type WhenForm } from './when-it-was.tsx'

/** Ends a spell; a colleague's only with a reason. One that nobody ended is ended at the time it was. */
export const SignOffForm = (props: {
  readonly state: Output<'duty:state'>
  readonly spell: Spell
  readonly person: Person
  readonly forgotten: boolean
  readonly onBack: () => void
}): ReactElement => {
  const { state, spell, person, onBack } = props
  // One that nobody ended asks for other times than one that ends now.
  const kept = useFormKept(
    `${props.forgotten ? 'sign-off-late' : 'sign-off'} ${spell.id}`,
    (): { readonly reason: string; readonly form: WhenForm | null } => ({
      reason: '',
      form: props.forgotten ? { ...whenAt(spell.from), from: '' } : null,
    }),
  )
  const { reason, form } = kept.value
  const act = useDutyAct(state, () => {
    kept.drop()
    onBack()
  })
  const when = whenOf(form)
  const own = spell.person.id === person.id
  const asked = !own || act.code === 'absence-over-limit'
  const missing = [
    when === null ? 'Say when it was, and why it is entered late.' : null,
    asked && reason.trim() === '' ? 'Say why.' : null,
  ].find((one) => one !== null)
  return (
    <DutyForm
      title={`${spell.person.name} signs off`}
      go={`Sign ${spell.person.name} off`}
      missing={missing}
      said={act.said}
      kept={kept.said}
      onBack={onBack}
      onGo={
        missing !== undefined || when === null || act.inFlight
          ? null
          : () => {
              const command = {
                type: 'sign-off',
                spellId: spell.id,
                reason: reason.trim() === '' ? null : reason,
              } as const
              act.send({ command, happened: when.happened })
            }
      }
    >
      <p>
        Signed on {whenWords(spell.from)}.{' '}
        {props.forgotten
          ? 'Nobody signed off: say when it was.'
          : 'After this nothing may be handed out or sent out until a pharmacist signs on. Working alone ends with it.'}
      </p>
      {asked ? (
        <TextField
          label={own ? 'Why the two hours were gone over' : `Why you sign ${spell.person.name} off`}
          value={reason}
          onChange={(typed) => {
            kept.put({ reason: typed })
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
        hasEnd={false}
      />
    </DutyForm>
  )
}
