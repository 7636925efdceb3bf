import { describe, expect, test } from 'vitest'
import type { Person } from '../../../src/contract/desk.ts'
import { personOfChord, type Chord } from '../../../src/renderer/features/people/change-person.ts'

const person = (id: string): Person => ({ id, name: `Person ${id}`, role: 'dispenser', registration: null })
const people = ['a', 'b', 'c'].map(person)
const desk = { people, working: people[0] ?? null }
const chord = (code: string, more: Partial<Chord> = {}): Chord => ({
  code,
  altKey: true,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  ...more,
})

describe('Alt and a digit', () => {
  test('is the person whose digit it is in “Who is working?”', () => {
    expect(personOfChord(chord('Digit2'), desk)?.id).toBe('b')
    expect(personOfChord(chord('Digit3'), desk)?.id).toBe('c')
    expect(personOfChord(chord('Digit1'), { people, working: null })?.id).toBe('a')
  })

  test('is nobody where nobody has the digit, and changes nothing for who works here already', () => {
    expect(personOfChord(chord('Digit9'), desk)).toBeUndefined()
    expect(personOfChord(chord('Digit1'), desk)).toBeUndefined()
  })

  test('is not a digit alone, nor AltGr or another modifier with it, nor a key held down', () => {
    for (const more of [{ altKey: false }, { ctrlKey: true }, { metaKey: true }, { repeat: true }])
      expect(personOfChord(chord('Digit2', more), desk)).toBeUndefined()
    expect(personOfChord(chord('KeyW'), desk)).toBeUndefined()
  })
})
