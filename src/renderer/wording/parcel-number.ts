import type { Carriage } from '../../domain/prescription.ts'
import { parseTrackingNumber } from '../../domain/tracking-number.ts'

/** What there is to say of a parcel number as typed so far; `wrong` when it cannot become right by typing on. */
export interface ParcelNumberSays {
  readonly words: string
  readonly wrong: boolean
}

const wrong = (words: string): ParcelNumberSays => ({ words, wrong: true })
const soFar = (words: string): ParcelNumberSays => ({ words, wrong: false })

const royalMail = (text: string): ParcelNumberSays => {
  if (/[^A-Z]/.test(text.slice(0, 2))) return wrong('Wrong at the start: it begins with two letters.')
  if (/[^0-9]/.test(text.slice(2, 11))) return wrong('Wrong in the middle: after two letters come nine digits.')
  if (/[^A-Z]/.test(text.slice(11))) return wrong('Wrong at the end: after the nine digits come two letters.')
  if (text.length > 13) return wrong('Too long: it ends after two letters, nine digits and two letters.')
  if (text.length < 13) return soFar(`${String(text.length)} of 13 characters: two letters, nine digits, two letters.`)
  return wrong(
    'One of the nine digits is wrong: the last of them, which checks the others, does not fit. Scan it again.',
  )
}

const dpd = (text: string): ParcelNumberSays => {
  if (/[^0-9]/.test(text.slice(0, 14))) return wrong('Wrong in the first fourteen characters: they are digits only.')
  if (text.length > 15) return wrong('Too long: it is fourteen digits, and one character that checks them.')
  if (text.length < 14) return soFar(`${String(text.length)} of 14 digits.`)
  return wrong('The last character, which checks the fourteen digits, does not fit. Scan it again.')
}

/** Which part of a parcel number is wrong, by the forms of Royal Mail (UPU S10) and DPD; of others nothing is known. */
export const parcelNumberSays = (courier: Carriage['courier'], typed: string): ParcelNumberSays => {
  if (courier !== 'royal-mail' && courier !== 'dpd') return soFar('If there is one.')
  const text = typed.replaceAll(/\s/g, '').toUpperCase()
  if (text === '')
    return soFar(courier === 'dpd' ? 'Fourteen digits. Scan it.' : 'Two letters, nine digits, two letters. Scan it.')
  if (parseTrackingNumber(courier, typed) !== undefined) return soFar('Its check digit fits.')
  return courier === 'royal-mail' ? royalMail(text) : dpd(text)
}
