const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+'

/**
 * ISO 7064 MOD 37-2 over the id without its hyphens, `+` standing for the 37th character. The shape is not looked at and
 * lower case fails, as in the service.
 */
export const prescriptionIdPasses = (id: string): boolean => {
  const characters = [...id.replaceAll('-', '')]
  const values = characters.map((character) => alphabet.indexOf(character))
  const check = values.pop()
  if (check === undefined || check < 0 || values.length === 0 || values.some((value) => value < 0)) return false
  const total = values.reduce((sum, value) => ((sum + value) * 2) % 37, 0)
  return (total + check) % 37 === 1
}

/** Ten digits whose last is the modulus 11 check of the first nine; nothing else is asked of an NHS number. */
export const nhsNumberPasses = (text: string): boolean => {
  if (!/^[0-9]{10}$/.test(text)) return false
  const digits = [...text].map(Number)
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0)
  const remainder = 11 - (sum % 11)
  return remainder !== 10 && remainder % 11 === digits[9]
}
