import type { ReactElement } from 'react'
import type { Person } from '../../../contract/desk.ts'
import { classes } from '../../ui/class-names.ts'
import { roleWords } from '../../wording/roles.ts'
import css from './people.module.css'

/** One button for each person; the one who worked here last comes first: most days it is the same person. */
export const PeopleButtons = (props: {
  readonly people: readonly Person[]
  readonly workingId: string | null
  readonly lastWorking: string | null
  readonly disabled: boolean
  readonly onChoose: (personId: string) => void
}): ReactElement => (
  <div className={css['people']}>
    {props.people
      .toSorted((a, b) => Number(b.id === props.lastWorking) - Number(a.id === props.lastWorking))
      .map((person, at) => (
        <button
          key={person.id}
          type="button"
          className={classes(css['person'], person.id === props.workingId && css['here'])}
          disabled={props.disabled}
          // The question opens on the likeliest answer, which Space or Enter then takes.
          autoFocus={at === 0}
          onClick={() => {
            props.onChoose(person.id)
          }}
        >
          <b>{person.name}</b>
          <span className={css['role']}>
            {roleWords[person.role]}
            {person.id === props.workingId ? ' · working now' : ''}
          </span>
        </button>
      ))}
  </div>
)
