import { shortIdCheckCharacter } from '../identifiers.ts'
import type { Place } from '../prescription.ts'

// Long enough to be told from typed text in a field, whatever the name.
const prefix = 'PLACE-'
const letters: Readonly<Record<Place['kind'], string>> = { shelf: 'S', fridge: 'F', 'cd-cabinet': 'C', crate: 'K' }
const kinds = Object.keys(letters) as readonly Place['kind'][]
const nameOnLabel = /^[0-9A-Z]+(?:[ -][0-9A-Z]+)*$/
// What a 70 mm label has room for at a width of bars that scanners read.
const longestName = 10

/** Whether a text was meant as the label of a place, whatever its check character. */
export const looksLikePlaceLabel = (text: string): boolean => text.toUpperCase().startsWith(prefix)

/**
 * The text of the barcode of a place: `PLACE-<kind><name><check>`, a blank of the name written as a dot, the check character ISO
 * 7064 MOD 37-2 over all letters and digits before it. Undefined for a name that is not made of groups of digits and letters, or
 * is longer than 10; capitals and small letters are the same place.
 */
export const placeLabel = ({ kind, label }: Place): string | undefined => {
  const name = label.trim().toUpperCase()
  if (!nameOnLabel.test(name) || name.length > longestName) return undefined
  const body = `${letters[kind]}${name.replaceAll(' ', '.')}`
  return `${prefix}${body}${shortIdCheckCharacter(`PLACE${body.replaceAll(/[^0-9A-Z]/g, '')}`)}`
}

/** The place a label names, also read in small letters; undefined when it is none or its check character is wrong. */
export const parsePlaceLabel = (text: string): Place | undefined => {
  const upper = text.toUpperCase()
  if (!looksLikePlaceLabel(upper)) return undefined
  const kind = kinds.find((one) => letters[one] === upper.charAt(prefix.length))
  if (kind === undefined) return undefined
  const place: Place = { kind, label: upper.slice(prefix.length + 1, -1).replaceAll('.', ' ') }
  return placeLabel(place) === upper ? place : undefined
}
