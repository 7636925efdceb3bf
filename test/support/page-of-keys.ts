import { createWordsTyped } from '../../src/renderer/ui/words-typed.ts'
import { beginsPlaceKind } from '../../src/renderer/wording/places.ts'
import { createTimers } from './hand-moved-timers.ts'

/** A page whose letters are keys; `opens` says which of them opens a window, and which keys that shows; those `atOnce` open none. */
export const pageOfKeys = (opens: Readonly<Record<string, string>> = {}, atOnce = '') => {
  let now = 0
  const timers = createTimers(() => now)
  const done: string[] = []
  const words: string[] = []
  let window: string | null = null
  let began = 0
  const page = createWordsTyped<string>({
    press: (keys) => {
      for (const key of keys) {
        done.push(key)
        window ??= opens[key] ?? null
      }
    },
    mayBegin: () => window === null,
    actsAtOnce: (character) => atOnce.includes(character),
    mayBeAnswer: beginsPlaceKind,
    isOfWindow: (character) => window?.includes(character) === true,
    began: () => {
      began += 1
    },
    onWord: (text, more) => {
      words.push(more ? `+${text}` : text)
    },
    later: (work, ms) => timers.after(ms, work),
  })
  /** The screen answers a key that only moves by itself. */
  const answers = (character: string): boolean => done.push(character) > 0
  const pass = (ms: number): void => {
    now += ms
    timers.run()
  }
  const type = (text: string, apart: number): void => {
    for (const character of text) {
      // As the screen does, which hears of a blank and of Enter beside the letters.
      if (character === ' ' && page.complete(' ', now)) pass(apart)
      else if (character === '\n') {
        if (!page.complete('', now)) page.end()
      } else {
        page.letter(
          { character, at: now, key: character },
          page.movesAtOnce(now) && 'jk'.includes(character) && answers(character),
        )
        pass(apart)
      }
    }
  }
  const inField = (character: string): void => {
    page.letter({ character, at: now, key: null })
  }
  return { page, type, inField, pass, done, words, began: () => began, now: () => now }
}
