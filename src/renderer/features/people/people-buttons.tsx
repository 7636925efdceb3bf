import type { ReactElement } from 'react'
import type { Person } from '../../../contract/desk.ts'
import { classes } from '../../ui/class-names.ts'
import { KeyCap } from '../../ui/key-cap.tsx'
import { roleWords } from '../../wording/roles.ts'
import css from './people.module.css'

/** The digit of each of the first nine people, who keep it for as long as nobody is taken off the list before them. */
export const personKeys = (people: readonly Person[]): readonly (readonly [key: string, personId: string])[] =>
  people.slice(0, 9).map(({ id }, at) => [String(at + 1), id])

/**
 * One button for each person; the one who worked here last comes first: most days it is the same person. With `digits` each
 * shows its key, which the window around has to listen to.
 */
export const PeopleButtons = (props: {
  readonly people: readonly Person[]
  readonly workingId: string | null
  readonly lastWorking: string | null
  readonly disabled: boolean
  readonly digits?: boolean
  readonly onChoose: (personId: string) => void
}): ReactElement => (
  <div className={css['people']}>
    {props.people
      .toSorted((a, b) => Number(b.id === props.lastWorking) - Number(a.id === props.lastWorking))
      .map((person, at) => ({ person, at, key: props.digits === true ? digitOf(props.people, person) : undefined }))
      .map(({ person, at, key }) => (
        <button
          key={person.id}
          aria-keyshortcuts={key}
          type="button"
          className={classes(css['person'], person.id === props.workingId && css['here'])}
          disabled={props.disabled}
          // The question opens on the likeliest answer, which Space or Enter then takes.
          autoFocus={at === 0}
          onClick={() => {
            props.onChoose(person.id)
          }}
        >
          <b>
            {person.name} {key === undefined ? null : <KeyCap>{key}</KeyCap>}
          </b>
          <span className={css['role']}>
            {roleWords[person.role]}
            {person.id === props.workingId ? ' · working now' : ''}
          </span>
        </button>
      ))}
  </div>
)

const digitOf = (people: readonly Person[], { id }: Person): string | undefined =>
  personKeys(people).find(([, personId]) => personId === id)?.[0]
