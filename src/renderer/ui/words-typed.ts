import { betweenMs } from './burst.ts'

/** A letter or digit that somebody pressed as a key. `at` is when in ms; `key` is null for one that stands in a field, and is none. */
export interface Letter<K> {
  readonly character: string
  readonly at: number
  readonly key: K | null
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
  /** Whether letters in a field may be, or begin, what its window asks for. */
  readonly mayBeAnswer: (text: string) => boolean
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
  /** A blank, or Enter as an empty text: ends a word of two letters or three digits too. Gives whether it did, or came after a word. */
  readonly complete: (text: ' ' | '', at: number) => boolean
  /** Another key: what waits is done first. */
  readonly end: () => void
  readonly isHolding: () => boolean
  /** Whether a letter that only moves in the list is done at once, and is of no word that was begun. */
  readonly movesAtOnce: (at: number) => boolean
  /** Whether what is pressed now is of a word. */
  readonly isWord: () => boolean
  /** Whether a letter that is typed into a field now comes at the pace of a letter that was pressed as a key before, or of a word. */
  readonly goesOn: (at: number) => boolean
}

/** The longest time in ms from one letter of a word to the next; who presses keys for what they do looks in between. */
export const wordPaceMs = 350

const lettersOfWord = 3
// A field's own answers are as short: top, A3, cd1.
const lettersOfWordInField = 5
// Who goes from list to list looks in between; a number that is looked for has more.
const digitsOfNumber = 4
const slackMs = 50

/** The longest time in ms from a letter that waits, alone, to what it does: it may be of a scan, then of a word. */
export const letterWaitMs = betweenMs + wordPaceMs + slackMs

// They only move in the list; after another letter they are of its word.
const moves: ReadonlySet<string> = new Set(['j', 'k'])

const isOfWord = (character: string): boolean => /^[\p{L}\d'’-]$/u.test(character)

const isNumber = (text: string): boolean => /^\d+$/.test(text)

// A key pressed again by somebody who counts, or who is impatient: no name begins so.
const isOneLetter = (letters: string): boolean => new Set(letters).size === 1

interface Run<K> {
  /** Digits before the first letter: of the word only where that is a code, and has more of them. */
  readonly number: string
  readonly text: string
  /** In small letters, without what only moved before them or went to lists. */
  readonly letters: string
  readonly lastAt: number
  readonly held: readonly (K | null)[]
  readonly isWord: boolean
  /** Whether one of its letters stands in a field. */
  readonly inField: boolean
}

const wordOf = ({ number, text }: Run<unknown>): string => (/\d/.test(text) ? number + text : text)

// A short name that begins with a letter that only moves: Kim, Jay. Without a vowel they are keys of somebody who knows them.
const isShortName = ({ text, letters }: Run<unknown>): boolean =>
  text.length === lettersOfWord &&
  letters.length === lettersOfWord - 1 &&
  !isOneLetter(letters) &&
  /[aeiouy]|\P{ASCII}/u.test(letters)

/**
 * Tells a word or a number that somebody types at a list, believing that the search has the focus, from letters and digits pressed
 * as keys. The first letter is done, but for one that acts at once; one that comes at the pace of typing waits for the next, and is
 * done where none comes; the third makes a word of all of them, and none of those that waited is done. Digits before a letter only
 * go to lists: each is done, and the fourth makes a number. One letter pressed again and again is a key, and what a window shows as
 * its own key is that window's. A letter in a field that the first has opened is of the word, and stands there until it is one: with the
 * fifth, as only letters and never what the field may be asking for.
 */
export const createWordsTyped = <K>(ports: WordPorts<K>): WordsTyped<K> => {
  let run: Run<K> | null = null
  let stop: () => void = () => undefined
  const press = (keys: readonly (K | null)[]): void => {
    const pressed = keys.filter((key) => key !== null)
    if (pressed.length > 0) ports.press(pressed)
  }
  const release = (): void => {
    stop()
    if (run === null || run.held.length === 0) return
    const { held } = run
    run = { ...run, held: [] }
    press(held)
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
    const { isWord, letters, held, inField } = run
    if (inField && !isWord) return false
    const isShort = held.length > 0 && letters.length >= 2 && !isOneLetter(letters)
    const isPart = isNumber(run.text) && run.text.length >= digitsOfNumber - 1
    if (!isWord && !isShort && !isPart) return false
    const told = isWord ? text : wordOf(run) + text
    goOn({ ...run, lastAt: at, held: [], isWord: true })
    if (told !== '') ports.onWord(told, isWord)
    return true
  }
  /** What a character goes on. A letter after digits begins anew, and so does a digit after what only moved: a list that was gone to stays. */
  const before = (character: string, at: number): Run<K> => {
    if (run !== null && (run.letters !== '' || isNumber(character) === isNumber(run.text))) return run
    const number = run !== null && isNumber(run.text) ? run.text : ''
    ports.began()
    return { number, text: '', letters: '', lastAt: at, held: [], isWord: false, inField: false }
  }
  const letter: WordsTyped<K>['letter'] = ({ character, at, key }, isDone = false) => {
    if (isLate(at)) end()
    if (character === ' ' && complete(' ', at)) return
    if (run?.isWord === true) {
      goOn({ ...run, lastAt: at })
      ports.onWord(character, true)
      return
    }
    // A digit in a field is of what the window asks: a place, a batch, a day.
    const isOfWindow = key === null && isNumber(character)
    if (!isOfWord(character) || isOfWindow || (run === null && (key === null || !ports.mayBegin(key)))) {
      end()
      if (!isDone) press([key])
      return
    }
    const last = before(character, at)
    const small = character.toLowerCase()
    const isMove = last.letters === '' && (moves.has(small) || isNumber(character))
    const letters = isMove ? '' : last.letters + small
    const inField = last.inField || key === null
    const next = { ...last, text: last.text + character, letters, lastAt: at, inField }
    if (inField && letters.length === lettersOfWordInField && ports.mayBeAnswer(letters.slice(1))) {
      end()
      return
    }
    const isWindows = key !== null && last.letters !== '' && last.held.length === 0 && ports.isOfWindow(small)
    const isLong = letters.length >= (inField ? lettersOfWordInField : lettersOfWord)
    const isLongNumber = isNumber(next.text) && next.text.length >= digitsOfNumber && !isOneLetter(next.text)
    if (isLong && isOneLetter(letters)) {
      end()
      press([key])
    } else if (isLong || isLongNumber || (isShortName(next) && !inField && !isWindows)) {
      goOn({ ...next, held: [], isWord: true })
      ports.onWord(wordOf(next), false)
    } else if (isWindows) {
      end()
      press([key])
    } else if (last.held.length === 0 && (isMove || (letters.length === 1 && !ports.actsAtOnce(small)))) {
      goOn(next)
      if (!isDone) press([key])
    } else goOn({ ...next, held: [...last.held, key] })
  }
  return {
    letter,
    complete,
    end,
    isHolding: () => (run?.held.length ?? 0) > 0,
    movesAtOnce: (at) => run === null || (run.held.length === 0 && (run.letters === '' || isLate(at))),
    isWord: () => run?.isWord === true,
    goesOn: (at) => run !== null && !isLate(at) && (run.isWord || run.letters !== ''),
  }
}
