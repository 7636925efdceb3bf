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
