import { betweenMs } from './burst.ts'

/** A letter that somebody pressed as a key. `at` is when in ms. */
export interface Letter<K> {
  readonly character: string
  readonly at: number
  readonly key: K
}

/** What does the keys, and what is told of a word. */
export interface WordPorts<K> {
  readonly press: (keys: readonly K[]) => void
  /** Whether a letter pressed now is a key of the page: nothing lies over it, and somebody listens to words. */
  readonly mayBegin: (key: K) => boolean
  /** Whether the window that lies over the page now shows this letter as a key of its own. */
  readonly isOfWindow: (character: string) => boolean
  /** Whether the page does something at once for this letter, and no window stands before it. */
  readonly actsAtOnce: (character: string) => boolean
  /** The first letter of what may become a word, before it is done. */
  readonly began: () => void
  /** A word was typed at the page, as far as it goes; then, with `more`, each letter that still came beside the field. */
  readonly onWord: (text: string, more: boolean) => void
  /** Works once after so many ms; gives the way to prevent it. */
  readonly later: (work: () => void, ms: number) => () => void
}

/** Letters on their way to what they do. */
export interface WordsTyped<K> {
  /** `isDone`: the screen has answered it already, as it does those that only move. */
  readonly letter: (letter: Letter<K>, isDone?: boolean) => void
  /** A blank, or Enter as an empty text, pressed outside fields: ends a word of two letters too. Gives whether it did, or came after a word. */
  readonly complete: (text: ' ' | '', at: number) => boolean
  /** Another key: what waits is done first. */
  readonly end: () => void
  readonly isHolding: () => boolean
  /** Whether a letter that only moves in the list is done at once, and is of no word that was begun. */
  readonly movesAtOnce: (at: number) => boolean
  /** Whether what is pressed now is of a word. */
  readonly isWord: () => boolean
}

/** The longest time in ms from one letter of a word to the next; who presses keys for what they do looks in between. */
export const wordPaceMs = 350

const lettersOfWord = 3
const slackMs = 50

/** The longest time in ms from a letter that waits, alone, to what it does: it may be of a scan, then of a word. */
export const letterWaitMs = betweenMs + wordPaceMs + slackMs

// They only move in the list; after another letter they are of its word.
const moves: ReadonlySet<string> = new Set(['j', 'k'])

const isOfWord = (character: string): boolean => /^[\p{L}'’-]$/u.test(character)

// A key pressed again by somebody who counts, or who is impatient: no name begins so.
const isOneLetter = (letters: string): boolean => new Set(letters).size === 1

interface Run<K> {
  readonly text: string
  /** In small letters, without what only moved before them. */
  readonly letters: string
  readonly lastAt: number
  readonly held: readonly K[]
  readonly isWord: boolean
}

/**
 * Tells a word that somebody types at a list, believing that the search has the focus, from letters pressed as keys. The first
 * letter is done, but for one that acts at once; one that comes at the pace of typing waits for the next, and is done where none
 * comes; the third makes a word of all of them, and none of those that waited is done. One letter pressed again and again is a key,
 * and what a window shows as its own key is that window's.
 */
export const createWordsTyped = <K>(ports: WordPorts<K>): WordsTyped<K> => {
  let run: Run<K> | null = null
  let stop: () => void = () => undefined
  const release = (): void => {
    stop()
    if (run === null || run.held.length === 0) return
    const { held } = run
    run = { ...run, held: [] }
    ports.press(held)
  }
  const end = (): void => {
    release()
    run = null
  }
  const goOn = (next: Run<K>): void => {
    stop()
    run = next
    // The times of the letters say what is a word: a busy screen may hear them late.
    if (next.held.length > 0) stop = ports.later(release, wordPaceMs + slackMs)
  }
  const isLate = (at: number): boolean => run !== null && at - run.lastAt > wordPaceMs
  const complete: WordsTyped<K>['complete'] = (text, at) => {
    if (run === null || isLate(at)) return false
    const { isWord, letters, held } = run
    if (!isWord && (held.length === 0 || letters.length < 2 || isOneLetter(letters))) return false
    const told = isWord ? text : run.text + text
    goOn({ ...run, lastAt: at, held: [], isWord: true })
    if (told !== '') ports.onWord(told, isWord)
    return true
  }
  const letter: WordsTyped<K>['letter'] = ({ character, at, key }, isDone = false) => {
    if (isLate(at)) end()
    if (character === ' ' && complete(' ', at)) return
    if (run?.isWord === true) {
      goOn({ ...run, lastAt: at })
      ports.onWord(character, true)
      return
    }
    if (!isOfWord(character) || (run === null && !ports.mayBegin(key))) {
      end()
      if (!isDone) ports.press([key])
      return
    }
    if (run === null) ports.began()
    const before: Run<K> = run ?? { text: '', letters: '', lastAt: at, held: [], isWord: false }
    const small = character.toLowerCase()
    const isMove = before.letters === '' && moves.has(small)
    const letters = isMove ? '' : before.letters + small
    const next = { ...before, text: before.text + character, letters, lastAt: at }
    if (letters.length >= lettersOfWord && isOneLetter(letters)) {
      end()
      ports.press([key])
    } else if (letters.length >= lettersOfWord) {
      goOn({ ...next, held: [], isWord: true })
      ports.onWord(next.text, false)
    } else if (before.held.length === 0 && before.letters !== '' && ports.isOfWindow(small)) {
      end()
      ports.press([key])
    } else if (before.held.length === 0 && (isMove || (letters.length === 1 && !ports.actsAtOnce(small)))) {
      goOn(next)
      if (!isDone) ports.press([key])
    } else goOn({ ...next, held: [...before.held, key] })
  }
  return {
    letter,
    complete,
    end,
    isHolding: () => (run?.held.length ?? 0) > 0,
    movesAtOnce: (at) => run === null || (run.held.length === 0 && (run.letters === '' || isLate(at))),
    isWord: () => run?.isWord === true,
  }
}
