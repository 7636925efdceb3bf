import { useState, type ReactElement } from 'react'
import type { Person } from '../../../contract/desk.ts'
import type { Output } from '../../../contract/index.ts'
import { isRegistration } from '../../../domain/on-duty/decide-spell.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useFormKept } from '../../ui/use-form-kept.tsx'
import { whenWords } from '../../wording/numbers-and-dates.ts'
import { DutyForm } from './duty-form.tsx'
import { useDutyAct } from './use-duty-act.tsx'
import { WhenItWas, whenOf, type WhenForm } from './when-it-was.tsx'

/** A pharmacist signs on as the responsible one; instead of whoever is signed on only with a reason. */
export const SignOnForm = (props: {
  readonly state: Output<'duty:state'>
  readonly person: Person
  readonly onBack: () => void
}): ReactElement => {
  const { state, person, onBack } = props
  const { spell } = state
  // Whoever was signed on as it was opened: gone on with against another, what was typed is still kept once.
  const [name] = useState(`sign-on ${spell?.id ?? ''}`.trim())
  const kept = useFormKept(
    name,
    (): { readonly registration: string; readonly because: string; readonly form: WhenForm | null } => ({
      registration: person.registration ?? '',
      because: '',
      form: null,
    }),
  )
  const { registration, because, form } = kept.value
  const act = useDutyAct(state, () => {
    kept.drop()
    onBack()
  })
  const when = whenOf(form)
  const known = isRegistration(registration.trim())
  const instead = spell !== null && form === null
  const missing = [
    known ? null : 'Type your GPhC number: seven digits.',
    instead && because.trim() === '' ? 'Say why you sign on instead.' : null,
    when === null ? 'Say when it was, and why it is entered late.' : null,
  ].find((one) => one !== null)
  return (
    <DutyForm
      title={`${person.name} signs on as responsible pharmacist`}
      go={instead ? `Sign on instead of ${spell.person.name}` : `Sign ${person.name} on`}
      missing={missing}
      said={act.said}
      kept={kept.said}
      onBack={onBack}
      onGo={
        missing !== undefined || when === null || act.inFlight
          ? null
          : () => {
              const insteadBecause = spell === null || because.trim() === '' ? null : because.trim()
              const command = {
                type: 'sign-on',
                registration: registration.trim(),
                insteadBecause,
                until: when.until,
              } as const
              act.send({ command, happened: when.happened })
            }
      }
    >
      <TextField
        label="GPhC number"
        value={registration}
        onChange={(typed) => {
          kept.put({ registration: typed })
        }}
        inputMode="numeric"
        max={7}
        hint="Asked once, then kept with your name. It stands on the notice and in the log."
        autoFocus
      />
      {spell === null ? null : (
        <TextField
          label={`Why ${person.name} signs on instead of ${spell.person.name}`}
          value={because}
          onChange={(typed) => {
            kept.put({ because: typed })
          }}
          max={200}
          hint={`${spell.person.name} has been signed on since ${whenWords(spell.from)} and is signed off with this.`}
        />
      )}
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
