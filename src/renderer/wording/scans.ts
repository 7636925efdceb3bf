import type { Unreadable } from '../../domain/scan/pack-scan.ts'
import type { Scan } from '../../domain/scan/read-scan.ts'
import { nhsNumberWords } from './numbers-and-dates.ts'
import { placeWords } from './places.ts'

const longest = 60

// What was scanned may hold anything: what cannot be seen is shown as a sign, so that two codes do not look alike.
const shown = (read: string): string => {
  const visible = [...read].map((one) => (one < ' ' || one === '\u007f' ? '·' : one)).join('')
  return visible.length > longest ? `${visible.slice(0, longest)}…` : visible
}

/** What was read, as one says it. */
export const scanWords = (scan: Scan): string => {
  switch (scan.kind) {
    case 'prescription':
      return `prescription ${scan.shortId}`
    case 'bag':
      return `bag ${scan.bagId}`
    case 'place':
      return `the place ${placeWords(scan.place)}`
    case 'nhs-number':
      return `NHS number ${nhsNumberWords(scan.nhsNumber)}`
    case 'pack':
      return `a pack, ${scan.gtin}`
    case 'unknown':
      return `“${shown(scan.read)}”`
  }
}

const unreadable: Readonly<Record<Unreadable, string>> = {
  'check-digit':
    'One of its characters was read wrong: its check digit does not fit. Scan it again, or type it into the search.',
  damaged: 'The code is damaged or not whole. Scan it again, or type the number below it into the search.',
  separators:
    'Scan it again. If this comes back, the scanner leaves out what parts batch and serial number: scan the plain barcode and type batch and expiry, and have the scanner set to send FNC1 (ASCII 29).',
  part: 'Only a part of a code was read. Scan it again. If this comes back, hold a wireless scanner nearer to its base and charge it, or type the number below the code into the search.',
  other:
    'Pestle knows the barcodes of prescriptions, packs, bags and places, and NHS numbers. Scan it again if it may be only a part of one. Search by name instead.',
}

// In a window there is nothing to search: it is about one patient.
const unreadableHere: Readonly<Record<Unreadable, string>> = {
  ...unreadable,
  'check-digit': 'One of its characters was read wrong: its check digit does not fit. Scan it again.',
  damaged: 'The code is damaged or not whole. Scan it again.',
  part: 'Only a part of a code was read. Scan it again. If this comes back, hold a wireless scanner nearer to its base and charge it.',
  other:
    'Pestle knows the barcodes of prescriptions, packs, bags and places, and NHS numbers. Scan it again if it may be only a part of one. This window stays as it is.',
}

/** What to do about a code that could not be read, on a page or in an open window. Nothing was done. */
export const unreadableWords = (why: Unreadable, inWindow: boolean): string =>
  `Nothing was done. ${(inWindow ? unreadableHere : unreadable)[why]}`

/** Said where a piece of a broken scan may stand in a field as if somebody had typed it. */
export const pieceLeftWords = (piece: string, field: string): { readonly head: string; readonly todo: string } => ({
  head: `A scan could not be read. “${shown(piece)}” of it may stand in “${field}”.`,
  todo: 'Nothing else was done. Look there, take it out, and scan again.',
})

/** Said where the label of a place is scanned and no bag is being placed. */
export const placeAloneWords = 'Nothing was done. Scan the label of the bag first, then that of its place.'

/** Said where a scan meets a window that is not for it. */
export const coveredWords = 'Nothing was done, and this window stays as it is. Close it first, then scan again.'

/** Said instead of what could be chosen, once the page shows something else, a window opened or somebody else works. */
export const choicesOverWords = 'Nothing was done. The screen has changed since: scan it again to choose.'

/** Said where the window that a scan met was closed before it was known what was scanned. */
export const closedMeanwhileWords = 'Nothing was done: a window was open when it was scanned. Scan it again.'

/** Said where Enter in the search meets more than one match: never the first of them. */
export const severalFoundWords = {
  head: 'More than one is found: none was taken in hand.',
  todo: 'The arrow down goes from the search to the list, to choose there. Or go on typing.',
} as const

/** Said where a window had opened before a typed search was answered. */
export const answeredLateWords = {
  head: 'The search was answered after this window had opened.',
  todo: 'Nothing was taken in hand. Close this window, then press Enter in the search again.',
} as const
