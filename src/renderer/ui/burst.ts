import { readScan, type Scan, type Scanner } from '../../domain/scan/read-scan.ts'

/** A key as a scanner or a person presses it. */
export interface Stroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Characters that came as fast as only a scanner types: the time of the last of them, and the longest between two, in ms. */
export interface Burst {
  readonly text: string
  readonly lastAt: number
  readonly slowestMs: number
}

/** The longest time in ms from one of the first characters of a scan to the next; a person never keeps it for four of them. */
export const betweenMs = 35

/**
 * The longest pause in ms after those four, which a busy PC or a weak wireless link makes: what comes within it is of the same
 * scan, and so is its end, or a line feed after the return. No scanner reads the next code so soon.
 */
export const pauseMs = 150

/** What fields do with codes: `none` are kept in it, not even a word as short as a place or a name (`never`), `unknown` ones are, or `any`. */
export type KeepsCodes = 'never' | 'none' | 'unknown' | 'any'

/** Nothing pressed yet. */
export const noBurst: Burst = { text: '', lastAt: Number.NEGATIVE_INFINITY, slowestMs: 0 }

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
  isWithin(burst, at)
    ? { text: burst.text + character, lastAt: at, slowestMs: Math.max(burst.slowestMs, at - burst.lastAt) }
    : { text: character, lastAt: at, slowestMs: 0 }

/** How long in ms the next character of a burst is waited for. */
export const waitMs = (burst: Burst): number => (isScanOnPage(burst) ? pauseMs : betweenMs)

/** Whether a key at this time still belongs to the burst. */
export const isWithin = (burst: Burst, at: number): boolean => burst.text !== '' && at - burst.lastAt <= waitMs(burst)

/** Whether a burst where no text is expected was a scan: four characters at that pace, code or not. */
export const isScanOnPage = (burst: Burst): boolean => burst.text.length >= shortestOnPage

/**
 * Whether a burst in a text field was a scan that does not belong there. What expands abbreviations or writes what is
 * dictated types as fast, and a person goes on right after it: only what reads as a code of ours, whole or damaged, or one word
 * with a digit, no pause in it and a scanner's end: of eight characters, and of four in a field whose text stands for a thing or
 * a person.
 */
export const isScanInField = (burst: Burst, keeps: KeepsCodes, ended: boolean): boolean => {
  const { text } = burst
  if (keeps === 'any' || text.length < (keeps === 'never' ? shortestOnPage : shortestInField)) return false
  const scan = text.length < shortestInField ? undefined : readScan(text)
  if (scan !== undefined && (scan.kind !== 'unknown' || scan.why !== 'other')) return true
  return keeps !== 'unknown' && ended && burst.slowestMs <= betweenMs && /\d/.test(text) && !/\s/.test(text)
}

/** The characters right before a burst that began at this time, as only the head of a broken scan comes; none where they came earlier. */
export const headBefore = (before: Burst, beganAt: number): string =>
  beganAt - before.lastAt <= pauseMs ? before.text : ''

/**
 * Reads a scan that came right after these characters. After a digit it has lost its head where it cannot be read, and also where
 * it is digits alone: the check digit of such an end fits one time in ten, and no other code reads as one without its head.
 */
export const readAfter = (head: string, text: string, scanner?: Scanner): Scan => {
  const scan = readScan(text, scanner)
  const isEnd = /\d$/.test(head) && (scan.kind === 'unknown' || /^\d+$/.test(text))
  return isEnd ? { kind: 'unknown', read: text, why: 'part' } : scan
}
