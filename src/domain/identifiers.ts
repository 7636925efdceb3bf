declare const brand: unique symbol
type Brand<B extends string> = string & { readonly [brand]: B }

/** Ten digits without spaces, modulus 11 passed. */
export type NhsNumber = Brand<'NhsNumber'>
/** EPS short-form prescription id `AAAAAA-BBBBBB-CCCCCX`, upper case, ISO 7064 MOD 37-2 passed. */
export type ShortId = Brand<'ShortId'>
/** Organisation code, upper case letters and digits (PSU accepts `^[A-Z0-9]+$`). */
export type OdsCode = Brand<'OdsCode'>
/** A UUID, lower case. */
export type Uuid = Brand<'Uuid'>

const digitsAndLetters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+'

/** Reads an NHS number as typed or scanned (spaces allowed); undefined when the modulus 11 check of the NHS data dictionary fails. */
export const parseNhsNumber = (text: string): NhsNumber | undefined => {
  const digits = text.replaceAll(' ', '')
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return undefined
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check === Number(digits[9]) ? (digits as NhsNumber) : undefined
}

/** The ISO 7064 MOD 37-2 check character (`+` in place of `*`) over the 17 characters of a short id without hyphens. */
export const shortIdCheckCharacter = (seventeen: string): string => {
  const sum = [...seventeen].reduce((total, character) => ((total + digitsAndLetters.indexOf(character)) * 2) % 37, 0)
  return digitsAndLetters[(38 - sum) % 37] ?? '+'
}

/** Whether a text has the shape of a short id, whatever its check character: tells a damaged id from another kind of code. */
export const looksLikeShortId = (text: string): boolean => /^[A-F0-9]{6}-[A-Z0-9]{6}-[A-F0-9]{5}[A-Z0-9+]$/.test(text)

/** Reads a short-form prescription id, also in lower case; undefined when shape or check character is wrong (Spine's own pattern). */
export const parseShortId = (text: string): ShortId | undefined => {
  const upper = text.trim().toUpperCase()
  if (!looksLikeShortId(upper)) return undefined
  const plain = upper.replaceAll('-', '')
  return shortIdCheckCharacter(plain.slice(0, 17)) === plain[17] ? (upper as ShortId) : undefined
}

/** Reads an ODS code, trimmed and upper-cased as PSU does; undefined unless 1 to 8 letters and digits. */
export const parseOdsCode = (text: string): OdsCode | undefined => {
  const upper = text.trim().toUpperCase()
  return /^[A-Z0-9]{1,8}$/.test(upper) ? (upper as OdsCode) : undefined
}

/** Reads a UUID in either case and gives it in lower case. */
export const parseUuid = (text: string): Uuid | undefined => {
  const lower = text.trim().toLowerCase()
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(lower) ? (lower as Uuid) : undefined
}

/** The key of one prescription here: the short id, and for repeat dispensing its issue after a slash (`24F5DA-A83008-7EFE6Z/2`). */
export const prescriptionKey = (shortId: ShortId, issue: number | undefined): string =>
  issue === undefined ? shortId : `${shortId}/${String(issue)}`

/** The short id that a `prescriptionKey` was made of. */
export const shortIdOfKey = (key: string): string => key.split('/', 1)[0] ?? key

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

// 60 bits of a UUID that are picked at random in versions 4 and 7 alike, as 12 characters without I, L, O and U.
const twelve = (uuid: string): string => {
  const plain = uuid.replaceAll('-', '')
  const bits = BigInt(`0x${plain.slice(-15)}`)
  return Array.from({ length: 12 }, (_, at) => base32[Number((bits >> BigInt(5 * (11 - at))) & 31n)] ?? '0').join('')
}

/**
 * The id of a prescription typed in from paper, made of the UUID its form was given: `H-7K3QF2-M9XW4T`. No EPS id begins like
 * that: those have six hexadecimal digits before their first hyphen.
 */
export const handKey = (entryId: string): ShortId => {
  const text = twelve(entryId)
  // A short id in everything but its shape: it names one prescription, here alone.
  return `H-${text.slice(0, 6)}-${text.slice(6)}` as ShortId
}

const withoutNumber = 'NONE-'

/**
 * What stands for the NHS number of a patient whose form gives none. Of this one prescription: two people without a number are
 * never taken for one, at the price that one person's prescriptions are not seen together.
 */
export const patientWithoutNumber = (entryId: string): NhsNumber =>
  // In the place of an NHS number wherever patients are told apart; never sent, since nothing of it is tracked.
  `${withoutNumber}${twelve(entryId)}` as NhsNumber

/** Whether the patient has an NHS number, and not what stands for it. */
export const hasNhsNumber = (key: string): boolean => !key.startsWith(withoutNumber)
