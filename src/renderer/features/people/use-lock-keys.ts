import { useEffect, useRef } from 'react'
import type { Output } from '../../../contract/index.ts'
import { characterOf } from '../../ui/burst.ts'
import { personOfChord, type Chord } from './change-person.ts'

/** What a key press on the lock does: chooses somebody, is of a code and chooses nobody (`begins`: it is the first of it), or does what it does everywhere. */
export type LockKey =
  | { readonly does: 'choose'; readonly personId: string }
  | { readonly does: 'nothing'; readonly begins: boolean }
  | { readonly does: 'goes-on' }

/** A press of a key on the lock, `at` in ms. */
export type LockPress = Chord & Pick<KeyboardEvent, 'key'> & { readonly at: number }

type People = Output<'desk:state'>['people']

// No scanner, however slow, pauses as long before it ends a code.
const codeMs = 1_000

const presses: ReadonlySet<string> = new Set(['Enter', ' '])

/**
 * Tells the keys of a person on the lock from those of a code. Enter or a blank soon after a character ends a code, and chooses
 * nobody; the first character of all is said to the person to be for nothing here.
 */
export const createLockKeys = (): ((press: LockPress, people: People) => LockKey) => {
  let lastAt = Number.NEGATIVE_INFINITY
  return (press, people) => {
    const person = personOfChord(press, { people, working: null })
    if (person !== undefined) return { does: 'choose', personId: person.id }
    const isPress = presses.has(press.key)
    const goesOn = press.at - lastAt < codeMs
    if (isPress) return goesOn ? { does: 'nothing', begins: false } : { does: 'goes-on' }
    if (characterOf({ ...press }) === undefined) return { does: 'goes-on' }
    lastAt = press.at
    return { does: 'nothing', begins: !goesOn }
  }
}

/** Listens to the keys of the lock: Alt and a digit choose that person, and of a code nothing does. `onStray` for each code, as it begins. */
export const useLockKeys = (of: {
  readonly people: People
  readonly onChoose: (personId: string) => void
  readonly onStray: () => void
}): void => {
  const latest = useRef(of)
  useEffect(() => {
    latest.current = of
  })
  useEffect(() => {
    const read = createLockKeys()
    const listen = (event: KeyboardEvent): void => {
      const { key, code, altKey, ctrlKey, metaKey, repeat, timeStamp: at } = event
      const { people, onChoose, onStray } = latest.current
      const meant = read({ key, code, altKey, ctrlKey, metaKey, repeat, at }, people)
      if (meant.does === 'goes-on') return
      if (meant.does === 'choose') onChoose(meant.personId)
      else if (meant.begins) onStray()
      // A character still goes on: whoever scans is told what of.
      if (meant.does === 'choose' || presses.has(key)) {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
    }
    // Before what listens for scans, which takes the keys of a fast one.
    window.addEventListener('keydown', listen, true)
    return () => {
      window.removeEventListener('keydown', listen, true)
    }
  }, [])
}
