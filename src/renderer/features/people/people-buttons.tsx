import type { KeyboardEvent, ReactElement } from 'react'
import type { Person } from '../../../contract/desk.ts'
import { classes } from '../../ui/class-names.ts'
import { KeyCap } from '../../ui/key-cap.tsx'
import { capsOf } from '../../wording/keys.ts'
import { roleWords } from '../../wording/roles.ts'
import css from './people.module.css'

/** The digit of each of the first nine people, who keep it for as long as nobody is taken off the list before them. */
export const personKeys = (people: readonly Person[]): readonly (readonly [key: string, personId: string])[] =>
  people.slice(0, 9).map(({ id }, at) => [String(at + 1), id])

/** The one button of `PeopleButtons` that has the focus first. */
export const likeliestSelector = 'button[data-likeliest]'

// Up and down go from name to name, and stay at the ends.
const goByArrow = (event: KeyboardEvent<HTMLDivElement>): void => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:enabled')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  if (step === 0 || at < 0) return
  event.preventDefault()
  buttons[at + step]?.focus()
}

/**
 * One button for each person, always in the same order, gone through with the arrows. With `digits` each shows its key, its digit
 * alone or with Alt, which what is around has to listen to.
 */
export const PeopleButtons = (props: {
  readonly people: readonly Person[]
  readonly workingId: string | null
  readonly lastWorking: string | null
  readonly disabled: boolean
  readonly digits?: 'alone' | 'with-alt'
  readonly onChoose: (personId: string) => void
}): ReactElement => (
  <div className={css['people']} onKeyDown={goByArrow}>
    {props.people
      .map((person) => ({ person, key: keyOf(props.digits, digitOf(props.people, person)) }))
      .map(({ person, key }) => (
        <button
          key={person.id}
          aria-keyshortcuts={key}
          type="button"
          className={classes(css['person'], person.id === props.workingId && css['here'])}
          disabled={props.disabled}
          // The question opens on the likeliest answer, which Space or Enter then takes.
          autoFocus={person.id === likeliest(props)}
          data-likeliest={person.id === likeliest(props) ? true : undefined}
          onClick={() => {
            props.onChoose(person.id)
          }}
        >
          <b>
            {person.name} {key === undefined ? null : <KeyCap>{capsOf(key)}</KeyCap>}
          </b>
          <span className={css['role']}>
            {roleWords[person.role]}
            {person.id === props.workingId ? ' · working now' : ''}
          </span>
        </button>
      ))}
  </div>
)

// Most days it is who worked here last; whoever asks while somebody works here wants somebody else.
const likeliest = (of: {
  readonly people: readonly Person[]
  readonly workingId: string | null
  readonly lastWorking: string | null
}): string | undefined => {
  const others = of.people.filter(({ id }) => id !== of.workingId)
  const last = of.workingId === null ? of.people.find(({ id }) => id === of.lastWorking) : undefined
  return (last ?? others[0] ?? of.people[0])?.id
}

const digitOf = (people: readonly Person[], { id }: Person): string | undefined =>
  personKeys(people).find(([, personId]) => personId === id)?.[0]

const keyOf = (digits: 'alone' | 'with-alt' | undefined, digit: string | undefined): string | undefined =>
  digits === undefined || digit === undefined ? undefined : digits === 'alone' ? digit : `Alt+${digit}`
