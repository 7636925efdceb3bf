import { useEffect, useRef, type ReactElement } from 'react'
import type { Person } from '../../../contract/desk.ts'
import { classes } from '../../ui/class-names.ts'
import { isNothingFocused } from '../../ui/focus-home.ts'
import { KeyCap } from '../../ui/key-cap.tsx'
import { capsOf } from '../../wording/keys.ts'
import { roleWords } from '../../wording/roles.ts'
import css from './people.module.css'

/** The digit of each of the first nine people, who keep it for as long as nobody is taken off the list before them. */
export const personKeys = (people: readonly Person[]): readonly (readonly [key: string, personId: string])[] =>
  people.slice(0, 9).map(({ id }, at) => [String(at + 1), id])

/** The one button of `PeopleButtons` that has the focus first. */
export const likeliestSelector = 'button[data-likeliest]'

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

// The window itself has the focus where somebody pressed beside what is in it.
const isBeside = (): boolean => isNothingFocused() || document.activeElement?.matches('[role="dialog"]') === true

/** Goes from name to name, and stays at the ends; from beside them, to the likeliest. */
const goByArrow = (list: HTMLElement | null, event: KeyboardEvent): void => {
  const step = steps[event.key]
  if (list === null || step === undefined || event.ctrlKey || event.altKey || event.metaKey) return
  const buttons = [...list.querySelectorAll<HTMLElement>('button:enabled')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  if (at < 0 && !isBeside()) return
  event.preventDefault()
  const next = at < 0 ? list.querySelector<HTMLElement>(likeliestSelector) : buttons[at + step]
  next?.focus()
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
}): ReactElement => {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      goByArrow(list.current, event)
    }
    document.addEventListener('keydown', listen)
    return () => {
      document.removeEventListener('keydown', listen)
    }
  }, [])
  return (
    <div className={css['people']} ref={list}>
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
}

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
