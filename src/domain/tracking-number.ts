const s10Weights = [8, 6, 4, 2, 3, 5, 9, 7]

const isRoyalMail = (text: string): boolean => {
  const digits = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/.exec(text)
  if (!digits) return false
  const sum = s10Weights.reduce((total, weight, at) => total + weight * Number(digits[1]?.[at]), 0)
  const check = 11 - (sum % 11)
  return Number(digits[2]) === (check === 10 ? 0 : check === 11 ? 5 : check)
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The ISO 7064 MOD 37,36 check character that DPD prints after its fourteen digits; upper-case letters and digits only. */
export const mod37And36CheckCharacter = (text: string): string => {
  const product = [...text].reduce((carried, character) => {
    const sum = (alphabet.indexOf(character) + carried) % 36 || 36
    return (sum * 2) % 37
  }, 36)
  return alphabet[(37 - product) % 36] ?? ''
}

const isDpd = (text: string): boolean =>
  /^\d{14}[0-9A-Z]?$/.test(text) && (text.length === 14 || mod37And36CheckCharacter(text.slice(0, 14)) === text[14])

/**
 * Reads a parcel number as typed or scanned (spaces and lower case allowed): Royal Mail by UPU S10 with its check digit, DPD as
 * fourteen digits with or without the check character; undefined when it cannot be one of theirs.
 */
export const parseTrackingNumber = (courier: 'royal-mail' | 'dpd', text: string): string | undefined => {
  const compact = text.replaceAll(/\s/g, '').toUpperCase()
  return (courier === 'royal-mail' ? isRoyalMail(compact) : isDpd(compact)) ? compact : undefined
}
