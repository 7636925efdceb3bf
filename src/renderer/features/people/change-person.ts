import { useEffect, useRef } from 'react'
import type { Output } from '../../../contract/index.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { useSayScan } from '../../ui/scanning.tsx'
import { isCovered } from '../../ui/use-keys.ts'
import { notStartedWords } from '../../wording/working.ts'
import { personKeys } from './people-buttons.tsx'
import { useStartWork } from './start-work.tsx'

type Desk = Pick<Output<'desk:state'>, 'people' | 'working'>

/** What of a key press says who it is; `code` is the place of the key, because Alt types another character on some PCs. */
export type Chord = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat'>

/**
 * Who a chord of Alt and a digit means, by the digits of “Who is working?”; undefined for every other key, a digit nobody has, and
 * who works here already. AltGr, which some PCs tell as Control and Alt, is none.
 */
export const personOfChord = (chord: Chord, { people, working }: Desk): Desk['people'][number] | undefined => {
  const digit = /^Digit([1-9])$/.exec(chord.code)?.[1]
  if (digit === undefined || !chord.altKey || chord.ctrlKey || chord.metaKey || chord.repeat) return undefined
  const id = personKeys(people).find(([key]) => key === digit)?.[1]
  return id === working?.id ? undefined : people.find((person) => person.id === id)
}

/** Listens for Alt and a digit and changes who works here, where no window is open: an open one is in its person's name. */
export const useChangePerson = (desk: Desk): void => {
  const { start } = useStartWork()
  const announce = useAnnounce()
  const say = useSayScan()
  const change = async (person: Desk['people'][number]): Promise<void> => {
    const outcome = await start(person.id)
    if (outcome === undefined) return
    const notDone = notStartedWords(person.name, outcome)
    if (notDone === undefined) announce(`${person.name} works here now.`)
    else say({ tone: 'attention', ...notDone })
  }
  const latest = useRef({ desk, change })
  useEffect(() => {
    latest.current = { desk, change }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const person = personOfChord(event, latest.current.desk)
      if (person === undefined || isCovered()) return
      event.preventDefault()
      void latest.current.change(person)
    }
    document.addEventListener('keydown', listen)
    return () => {
      document.removeEventListener('keydown', listen)
    }
  }, [])
}
