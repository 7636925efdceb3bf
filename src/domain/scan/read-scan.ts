import type { Place } from '../prescription.ts'
import { looksLikeShortId, parseNhsNumber, parseShortId, type NhsNumber, type ShortId } from '../identifiers.ts'
import { looksLikeBagLabel, parseBagLabel } from './bag-label.ts'
import { gs1Fields, gs1FieldsInParentheses, separator, type Gs1Field } from './gs1-fields.ts'
import { packOf } from './gs1-pack.ts'
import { looksLikePlaceLabel, parsePlaceLabel } from './place-label.ts'
import { looksLikeGtin, parseGtin } from './gtin.ts'
import type { PackScan, Unreadable } from './pack-scan.ts'

/** What one scan, or a code typed by hand, says. `read` is what came, without the ends a scanner adds. */
export type Scan =
  /** A prescription's barcode, on a token or in the NHS App: both are the short id (EPS identifiers, NHS England). */
  | { readonly kind: 'prescription'; readonly shortId: ShortId }
  | { readonly kind: 'bag'; readonly bagId: string }
  | { readonly kind: 'place'; readonly place: Place }
  | ({ readonly kind: 'pack' } & PackScan)
  | { readonly kind: 'nhs-number'; readonly nhsNumber: NhsNumber }
  | { readonly kind: 'unknown'; readonly read: string; readonly why: Unreadable }

/** What is known of the scanner: that it sends the FNC1 between fields, because it once did. */
export interface Scanner {
  readonly separatorsArrive: boolean
}

// ISO/IEC 15424: symbology, then what kind of it. Of these the content is a GS1 element string.
const identifier = /^\]([A-Za-z])([0-9A-Za-z])/
const gs1Identifiers: ReadonlySet<string> = new Set([']C1', ']d2', ']e0', ']Q3', ']J1'])

// Blanks, line ends and the control characters that scanners put around a code; FNC1 is one of these as well.
const isOfAnEnd = (character: string): boolean => character <= ' ' || character === '\u00a0' || character === '\ufeff'

const bare = (text: string): string => {
  const characters = [...text]
  const first = characters.findIndex((one) => !isOfAnEnd(one))
  return first < 0 ? '' : characters.slice(first, characters.findLastIndex((one) => !isOfAnEnd(one)) + 1).join('')
}

/** Reads a code. What is damaged or can be read in more than one way is unknown, never guessed; no text makes it throw. */
export const readScan = (text: string, scanner: Scanner = { separatorsArrive: false }): Scan => {
  const read = bare(text)
  const sure = { separatorsArrive: scanner.separatorsArrive || text.includes(separator) }
  const named = identifier.exec(read)?.[0]
  const content = named === undefined ? read : read.slice(named.length)
  if (named !== undefined && gs1Identifiers.has(named)) return gs1(read, content, sure)
  const found = plain(content)
  if (found !== undefined) return found
  if (wasMeant(content)) return unknown(read, 'check-digit')
  return named === undefined ? gs1(read, content, sure) : unknown(read, 'other')
}

const unknown = (read: string, reason: Unreadable): Scan => ({ kind: 'unknown', read, why: reason })

const withHyphens = (text: string): string => text.replace(/^(.{6})(.{6})(.{6})$/, '$1-$2-$3')

const plain = (content: string): Scan | undefined => {
  const shortId = parseShortId(withHyphens(content))
  if (shortId !== undefined) return { kind: 'prescription', shortId }
  const bagId = parseBagLabel(content)
  if (bagId !== undefined) return { kind: 'bag', bagId }
  const place = parsePlaceLabel(content)
  if (place !== undefined) return { kind: 'place', place }
  const nhsNumber = parseNhsNumber(content)
  if (nhsNumber !== undefined) return { kind: 'nhs-number', nhsNumber }
  const gtin = parseGtin(content)
  if (gtin !== undefined) return { kind: 'pack', gtin, batch: null, expiry: null, serial: null, national: {} }
  return undefined
}

const gs1 = (read: string, content: string, { separatorsArrive }: Scanner): Scan => {
  const inParentheses = gs1FieldsInParentheses(content)
  const fields = inParentheses === 'none' ? gs1Fields(content, separatorsArrive) : inParentheses
  if (fields === 'unclear') return unknown(read, inParentheses === 'unclear' ? 'damaged' : whyUnclear(read, content))
  if (fields === 'none') return unknown(read, /^\(?01\)?\d{14}/.test(content) ? 'damaged' : 'other')
  return pack(read, fields)
}

// The codes of packs begin with their GTIN: what begins later has lost its head, whatever parts its fields.
const whyUnclear = (read: string, content: string): Unreadable =>
  read === content && !content.startsWith('01') ? 'part' : 'separators'

const pack = (read: string, fields: readonly Gs1Field[]): Scan => {
  const found = packOf(fields)
  return typeof found === 'string' ? unknown(read, found) : { kind: 'pack', ...found }
}

// None of these can be a GS1 code of a pack, which is 16 characters at least and never 18.
const wasMeant = (content: string): boolean =>
  looksLikeShortId(withHyphens(content.toUpperCase())) ||
  looksLikeBagLabel(content) ||
  looksLikePlaceLabel(content) ||
  looksLikeGtin(content) ||
  /^(?:\d{10}|\d{3} \d{3} \d{4})$/.test(content)
