import { parseNhsNumber, parseShortId, shortIdCheckCharacter } from '../../src/domain/identifiers.ts'
import type { NhsNumber, ShortId, Uuid } from '../../src/domain/identifiers.ts'

/** The nth prescription id of the tests, with its right check character. */
export const shortIdNumber = (n: number): ShortId => {
  const seventeen = `${n.toString(16).toUpperCase().padStart(6, '0')}A830087EFE6`
  const text = `${seventeen}${shortIdCheckCharacter(seventeen)}`
  const id = parseShortId(`${text.slice(0, 6)}-${text.slice(6, 12)}-${text.slice(12)}`)
  if (id === undefined) throw new Error(`No prescription id can be made of ${n}`)
  return id
}

/** The nth NHS number (up to 499,999) of the range 999 that is never given to a patient. */
export const nhsNumberNumber = (n: number): NhsNumber => {
  // Of two neighbours at most one has the check digit 10, which is no number.
  for (const middle of [n * 2, n * 2 + 1])
    for (let check = 0; check < 10; check += 1) {
      const number = parseNhsNumber(`999${String(middle).padStart(6, '0')}${check}`)
      if (number !== undefined) return number
    }
  throw new Error(`No NHS number can be made of ${n}`)
}

/** The nth line item id of the tests. */
export const itemIdNumber = (n: number): Uuid => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}` as Uuid
