import { readScan } from '../../domain/scan/read-scan.ts'

/** A key as a scanner or a person presses it. */
export interface Stroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Characters that came as fast as only a scanner types. `lastAt` is the time of the last of them in ms. */
export interface Burst {
  readonly text: string
  readonly lastAt: number
}

/** The longest time in ms from one character of a scan to the next; a person never keeps it for four of them. */
export const betweenMs = 35

/** How long in ms after a scan an end of it may still come: late, or a line feed after the return. */
export const lateEndMs = 150

/** What fields do with codes: `none` are kept in it, not even a word as short as a place or a name (`never`), `unknown` ones are, or `any`. */
export type KeepsCodes = 'never' | 'none' | 'unknown' | 'any'

/** Nothing pressed yet. */
export const noBurst: Burst = { text: '', lastAt: Number.NEGATIVE_INFINITY }

const shortestOnPage = 4
const shortestInField = 8
const groupSeparator = '\x1d'

/** The character of a key; undefined for one that has none. FNC1 (ASCII 29) comes to a browser as Control and `]`. */
export const characterOf = ({ key, ctrlKey, metaKey, altKey }: Stroke): string | undefined => {
  if (key === ']' && ctrlKey && !metaKey && !altKey) return groupSeparator
  return [...key].length === 1 && !ctrlKey && !metaKey && !altKey ? key : undefined
}

/** Whether a key is what a scanner ends a code with. */
export const endsScan = ({ key, ctrlKey, metaKey, altKey }: Stroke): boolean =>
  (key === 'Enter' || key === 'Tab') && !ctrlKey && !metaKey && !altKey

/** Whether a key says nothing by itself: scanners press it for capitals and for FNC1. */
export const isModifier = ({ key }: Stroke): boolean => ['Shift', 'Control', 'CapsLock'].includes(key)

/** The burst with one more character, or a new one where too much time has gone by. */
export const addTo = (burst: Burst, character: string, at: number): Burst =>
  isWithin(burst, at) ? { text: burst.text + character, lastAt: at } : { text: character, lastAt: at }

/** Whether a key at this time still belongs to the burst. */
export const isWithin = (burst: Burst, at: number): boolean => burst.text !== '' && at - burst.lastAt <= betweenMs

/** Whether a burst where no text is expected was a scan: four characters at that pace, code or not. */
export const isScanOnPage = (burst: Burst): boolean => burst.text.length >= shortestOnPage

/**
 * Whether a burst in a text field was a scan that does not belong there. What expands abbreviations or writes what is
 * dictated types as fast: only what reads as a code of ours, whole or damaged, or one word with a digit and a scanner's end: of
 * eight characters, and of four in a field whose text stands for a thing or a person.
 */
export const isScanInField = (burst: Burst, keeps: KeepsCodes, ended: boolean): boolean => {
  const { text } = burst
  if (keeps === 'any' || text.length < (keeps === 'never' ? shortestOnPage : shortestInField)) return false
  const scan = text.length < shortestInField ? undefined : readScan(text)
  if (scan !== undefined && (scan.kind !== 'unknown' || scan.why !== 'other')) return true
  return keeps !== 'unknown' && ended && /\d/.test(text) && !/\s/.test(text)
}

/** A burst that is over. `whole`: it was a scan and read as one; `cut`: it was a scan and could not be read; `typed`: it stayed. */
export interface PastBurst {
  readonly text: string
  readonly lastAt: number
  readonly was: 'whole' | 'cut' | 'typed'
}

/** The longest pause in ms inside a scan that a busy PC makes, after which the rest is still known to be of it. */
export const pauseMs = 150

/**
 * What to do with the piece of a broken scan that stayed in a field as if typed, given the burst before it there and the one that
 * has just ended: one of them was a scan, not read, or read from its beginning alone. Four characters at a scanner's pace beside it are its own;
 * fewer may be a person's, so that it is only said where they are.
 */
export const pieceLeft = (
  before: PastBurst | null,
  now: PastBurst,
  beganAt: number,
): { readonly of: 'before' | 'now'; readonly certain: boolean } | null => {
  if (before === null || beganAt - before.lastAt > pauseMs) return null
  if ((before.was === 'typed') === (now.was === 'typed')) return null
  const of = before.was === 'typed' ? 'before' : 'now'
  const piece = (of === 'before' ? before : now).text
  const certain = piece.length >= shortestOnPage && /\d/.test(piece)
  // Beside a code that could be read a few characters are a person's, and what stood before it is.
  if (now.was === 'whole' || (before.was === 'whole' && !certain)) return null
  // No code has a blank in it.
  return /\s/.test(piece) ? null : { of, certain }
}
