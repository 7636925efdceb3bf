const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+'

/** The short-form prescription id of three groups of which the last is one short: ISO 7064 MOD 37-2 gives its last character. */
export const completeShortId = (withoutCheck: string): string => {
  const sum = [...withoutCheck.replaceAll('-', '')].reduce(
    (total, character) => ((total + characters.indexOf(character)) * 2) % 37,
    0,
  )
  return `${withoutCheck}${characters[(38 - sum) % 37] ?? ''}`
}

/** The first NHS number at or after nine digits whose modulus 11 check digit exists (one in eleven has none). */
export const nhsNumberFrom = (nineDigits: number): string => {
  const digits = String(nineDigits).padStart(9, '0')
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? nhsNumberFrom(nineDigits + 1) : `${digits}${check}`
}

// The dihedral group D5 as Verhoeff used it; SNOMED CT identifiers end in his check digit.
const product = (a: number, b: number): number => {
  if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5
  return b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 5) % 5
}
const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

const permuted = (digit: number, times: number): number =>
  times === 0 ? digit : permuted(permutation[digit] ?? 0, times - 1)

/** A SNOMED CT identifier with its Verhoeff check digit added. */
export const completeSnomedId = (withoutCheck: string): string => {
  const sum = [...withoutCheck]
    .reverse()
    .reduce((total, digit, at) => product(total, permuted(Number(digit), (at + 1) % 8)), 0)
  const check = sum === 0 || sum > 4 ? sum : 5 - sum
  return `${withoutCheck}${check}`
}
