import { describe, expect, it } from 'vitest'
import { betweenMs } from '../../../src/renderer/ui/burst.ts'
import { letterWaitMs, wordPaceMs } from '../../../src/renderer/ui/words-typed.ts'
import { pageOfKeys } from '../../support/page-of-keys.ts'

describe('letters typed at a list', () => {
  it('are a word from the third at the pace of typing: only the first was a key', () => {
    const { type, done, words, began } = pageOfKeys({ h: 'sy' })
    type('hughes', 150)
    expect(done).toEqual(['h'])
    expect(words).toEqual(['hug', '+h', '+e', '+s'])
    expect(began()).toBe(1)
  })

  it('are a word with what only moved before it', () => {
    const { type, words } = pageOfKeys()
    type('jjones', 150)
    expect(words[0]).toBe('jjone')
  })

  it('are keys where each comes only after what the one before it did could be seen', () => {
    const { type, done, words } = pageOfKeys()
    type('inu', wordPaceMs + 60)
    expect(done).toEqual(['i', 'n', 'u'])
    expect(words).toEqual([])
  })

  it('are keys where two come close and no third: the second a moment late', () => {
    const { type, pass, done, words } = pageOfKeys()
    type('sc', 150)
    expect(done).toEqual(['s'])
    pass(wordPaceMs)
    expect(done).toEqual(['s', 'c'])
    expect(words).toEqual([])
  })

  it('are keys as often as they only move', () => {
    const { type, done, words } = pageOfKeys()
    type('jjjjkc', 60)
    expect(done).toEqual(['j', 'j', 'j', 'j', 'k', 'c'])
    expect(words).toEqual([])
  })

  it('are the keys of the window that the first has opened, at once and however fast, where that shows them', () => {
    const { type, done, words } = pageOfKeys({ h: 'syp' })
    type('hsyp', 40)
    expect(done).toEqual(['h', 's', 'y', 'p'])
    expect(words).toEqual([])
  })

  it('are the keys of the next line, of its window and of a tick in it, however fast they are pressed', () => {
    for (const apart of [40, 150, 300]) {
      const { type, done, words } = pageOfKeys({ m: 'w' })
      type('jmw', apart)
      expect(done).toEqual(['j', 'm', 'w'])
      expect(words).toEqual([])
    }
  })

  it('are no short name without a vowel, also before the window of the first shows its keys', () => {
    const { type, pass, done, words } = pageOfKeys({ m: '' })
    type('jmw', 100)
    pass(2 * wordPaceMs)
    expect(done).toEqual(['j', 'm', 'w'])
    expect(words).toEqual([])
    const name = pageOfKeys({ m: '' })
    name.type('kim', 100)
    expect(name.words).toEqual(['kim'])
  })

  it('are keys in a window that was open before', () => {
    const { type, pass, done, words } = pageOfKeys({ h: '' })
    type('h', 0)
    pass(2 * wordPaceMs)
    type('ughes', 100)
    expect(done.join('')).toBe('hughes')
    expect(words).toEqual([])
  })

  it.each(['zhang', 'adams', 'smith'])(
    'do nothing by the first letter of %s where that acts at once, and do it by the key alone',
    (name) => {
      const first = name.charAt(0)
      const { type, done, words } = pageOfKeys({}, 'zas')
      type(name, 150)
      expect(done).toEqual([])
      expect(words[0]).toBe(name.slice(0, 3))
      const alone = pageOfKeys({}, 'zas')
      alone.type(first, wordPaceMs + 60)
      expect(alone.done).toEqual([first])
    },
  )

  it('wait no longer alone than is added to the ten seconds of an undo', () => {
    const { type, pass, done } = pageOfKeys({}, 'z')
    type('z', betweenMs)
    expect(done).toEqual([])
    pass(letterWaitMs - betweenMs)
    expect(done).toEqual(['z'])
  })

  it.each(['hhh', 'zzz', 'hhhhh'])('are keys where one is pressed again and again: %s', (keys) => {
    const { type, pass, done, words } = pageOfKeys({}, 'z')
    type(keys, 150)
    pass(2 * wordPaceMs)
    expect(done.join('')).toBe(keys)
    expect(words).toEqual([])
  })

  it.each([
    ['li wei', 'l', 'li wei'],
    ['ho chen', 'h', 'ho chen'],
    ['ng\n', 'n', 'ng'],
    ['o’neil', 'o', 'o’neil'],
    ['jack', 'ja', 'jack'],
    ['kirk', 'ki', 'kirk'],
    ['ajk', 'a', 'ajk'],
  ])('are a word also where that is short or has a j or k: %j', (typed, keys, word) => {
    const { type, pass, done, words } = pageOfKeys({ h: 's', l: '', a: '' })
    type(typed, 150)
    pass(2 * wordPaceMs)
    expect(done.join('')).toBe(keys)
    expect(words.map((told) => told.replace('+', '')).join('')).toBe(word)
  })

  it.each(['kim', 'jay', 'Kay'])('are a name of three letters whose first only moves: %s', (name) => {
    const { type, pass, done, words } = pageOfKeys({ i: 's', a: 's' })
    type(name, 150)
    pass(2 * wordPaceMs)
    expect(done).toHaveLength(2)
    expect(words).toEqual([name])
  })

  it.each([
    ['jcp', 'a key of the window that the second opened'],
    ['jcc', 'a key pressed again'],
    ['jjcn', 'two moves'],
  ])('are keys after a move where they are no name: %s, %s', (keys) => {
    const { type, pass, done, words } = pageOfKeys({ c: 'p' })
    type(keys, 150)
    pass(2 * wordPaceMs)
    expect(done.join('')).toBe(keys)
    expect(words).toEqual([])
  })

  it.each(['h\n', 'h ', 'jc\n', 'hh\n'])(
    'are keys before Enter and a blank where they are not two of a word: %j',
    (typed) => {
      const { type, pass, done, words } = pageOfKeys()
      type(typed, 150)
      pass(2 * wordPaceMs)
      expect(done.join('')).toBe(typed.replace('\n', ''))
      expect(words).toEqual([])
    },
  )

  it('are keys before Enter that comes after they could be seen', () => {
    const { type, pass, done, words } = pageOfKeys()
    type('sc', 150)
    pass(wordPaceMs)
    type('\n', 0)
    expect(done).toEqual(['s', 'c'])
    expect(words).toEqual([])
  })

  it('are done before another key that comes while they wait', () => {
    const { page, type, done } = pageOfKeys()
    type('sc', 50)
    expect(page.isHolding()).toBe(true)
    page.end()
    expect(done).toEqual(['s', 'c'])
    type('2c', 50)
    expect(done).toEqual(['s', 'c', '2', 'c'])
  })

  it('are a word by when they were pressed, also where a busy screen hears them late', () => {
    const { page, pass, done, words } = pageOfKeys()
    page.letter({ character: 'h', at: 0, key: 'h' })
    pass(900)
    page.letter({ character: 'u', at: 150, key: 'u' })
    page.letter({ character: 'g', at: 300, key: 'g' })
    expect(done).toEqual(['h'])
    expect(words).toEqual(['hug'])
  })
})
