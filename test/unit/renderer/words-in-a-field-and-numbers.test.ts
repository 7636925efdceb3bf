import { describe, expect, it } from 'vitest'
import { wordPaceMs } from '../../../src/renderer/ui/words-typed.ts'
import { pageOfKeys } from '../../support/page-of-keys.ts'

describe('letters typed into a field of the window that the first has opened', () => {
  /** Types them as a person does who does not look: what comes into the field is no key. */
  const intoItsField = (text: string, apart: number) => {
    const one = pageOfKeys({ p: '', m: 'a' })
    const [first = '', ...rest] = text
    one.type(first, apart)
    for (const character of rest) {
      one.inField(character)
      one.pass(apart)
    }
    return one
  }

  it.each([
    ['patel', ['patel']],
    ['peters', ['peter', '+s']],
    ['macken', ['macke', '+n']],
    ["p'atel", ["p'ate", '+l']],
  ])('are a word with the fifth, also where the window has one of them as a key: %s', (name, told) => {
    const { done, words } = intoItsField(name, 150)
    expect(done).toEqual([name.charAt(0)])
    expect(words).toEqual(told)
  })

  it.each([
    'pA3',
    'pB12',
    'p3AB',
    'pA 3',
    'pu',
    'pu wei',
    'ppp',
    'pcd1',
    'ptop',
    'ptop shelf',
    'pfridge',
    'pcrate',
    'pshelf 2',
  ])('are text, and no keys, where they may be the place that the window asks for: %s', (typed) => {
    const { page, now, pass, done, words } = intoItsField(typed, 150)
    expect(page.complete('', now())).toBe(false)
    pass(2 * wordPaceMs)
    expect(done).toEqual(['p'])
    expect(words).toEqual([])
  })

  it('are text once the window could be seen', () => {
    const { page, now, words, done } = intoItsField('pfridge', wordPaceMs + 60)
    expect(page.goesOn(now())).toBe(false)
    expect(done).toEqual(['p'])
    expect(words).toEqual([])
  })

  it('go on with a word only after a letter that was pressed as a key, and at its pace', () => {
    const { page, type, pass, now } = pageOfKeys({ p: '' })
    expect(page.goesOn(now())).toBe(false)
    type('j', 0)
    expect(page.goesOn(now())).toBe(false)
    type('p', 0)
    expect(page.goesOn(now())).toBe(true)
    pass(wordPaceMs + 1)
    expect(page.goesOn(now())).toBe(false)
  })
})

describe('digits typed at a list', () => {
  it.each([
    ['9434765919', ['9434', '+7', '+6', '+5', '+9', '+1', '+9']],
    ['943 476', ['943 ', '+4', '+7', '+6']],
    ['9991234', ['9991', '+2', '+3', '+4']],
    ['999 123', ['999 ', '+1', '+2', '+3']],
  ])('are a number: %s', (number, told) => {
    const { type, words, began } = pageOfKeys()
    type(number, 150)
    expect(words).toEqual(told)
    expect(began()).toBe(1)
  })

  it('go to a list each, at once, as long as they are few, one pressed again and again, or come after they could be seen', () => {
    for (const [keys, apart] of [
      ['123', 150],
      ['2222', 150],
      ['1234', wordPaceMs + 60],
    ] as const) {
      const { page, type, done, words } = pageOfKeys()
      type(keys, apart)
      expect(page.isHolding()).toBe(false)
      expect(done.join('')).toBe(keys)
      expect(words).toEqual([])
    }
  })

  it.each([
    ['7C3A1F', ['7C3A', '+1', '+F']],
    ['743A1F', ['743A1F']],
    ['A1B2', ['A1B', '+2']],
  ])('are of a prescription’s short id with its letters: %s', (id, told) => {
    const { type, words } = pageOfKeys()
    type(id, 150)
    expect(words).toEqual(told)
  })

  it('are no part of a name that is typed after them, and its list stays', () => {
    const { type, done, words, began } = pageOfKeys()
    type('2chen', 150)
    expect(done).toEqual(['2', 'c'])
    expect(words).toEqual(['che', '+n'])
    expect(began()).toBe(2)
  })

  it('leave the keys after them to do what they do at once', () => {
    const { page, type, done, words } = pageOfKeys()
    type('2jjjc', 150)
    expect(page.isHolding()).toBe(false)
    expect(done.join('')).toBe('2jjjc')
    expect(words).toEqual([])
  })
})
