import { useState, type ReactElement } from 'react'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PickOne } from '../../ui/pick-one.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { addPersonRefusalWords, rolesOfPeople, roleWords } from '../../wording/roles.ts'
import { notDoneWords } from '../../wording/troubles.ts'
import css from './people.module.css'

type RoleOfPerson = (typeof rolesOfPeople)[number]

/** Adds a person who works here; `onAdded` gets their id. */
export const AddPerson = (props: { readonly onAdded: (id: string) => void }): ReactElement => {
  const { send, inFlight } = useAsk()
  const asPersonId = usePersonShownAtFirst()
  const [name, setName] = useState('')
  const [role, setRole] = useState<RoleOfPerson | null>(null)
  const [registration, setRegistration] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const add = async (): Promise<void> => {
    if (role === null || name.trim() === '') return
    const outcome = await send('desk:add-person', {
      asPersonId,
      name: name.trim(),
      role,
      registration: registration.trim() === '' ? null : registration.trim(),
    })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') {
      setName('')
      setRegistration('')
      setSaid(null)
      props.onAdded(outcome.value.id)
    } else setSaid(notDoneWords(outcome, addPersonRefusalWords))
  }
  return (
    <div className={css['add']}>
      <div className={css['fields']}>
        <TextField label="Name" value={name} onChange={setName} max={80} />
        <PickOne
          label="Role"
          value={role}
          onChange={setRole}
          options={rolesOfPeople.map((value) => ({ value, words: roleWords[value] }))}
        />
        <TextField label="GPhC number" value={registration} onChange={setRegistration} max={20} placeholder="if any" />
      </div>
      {said === null ? null : <Notice tone="attention" head={said} says />}
      <div>
        <Button
          onPress={() => {
            void add()
          }}
          disabled={inFlight || role === null || name.trim() === ''}
        >
          Add this person
        </Button>
      </div>
    </div>
  )
}
