declare const gtinBrand: unique symbol

/** A GTIN written with 14 digits (shorter ones with zeros in front), check digit passed. */
export type Gtin = string & { readonly [gtinBrand]: 'Gtin' }

/** The check digit over the digits before it, modulus 10 with weights 3 and 1 from the right (GS1 General Specifications 7.9.1). */
export const gtinCheckDigit = (withoutCheck: string): string => {
  const sum = [...withoutCheck].reduceRight(
    (total, digit, at) => total + Number(digit) * ((withoutCheck.length - 1 - at) % 2 === 0 ? 3 : 1),
    0,
  )
  return String((10 - (sum % 10)) % 10)
}

/** Whether a text is as long as a GTIN is written: EAN-8, UPC-A, EAN-13 or GTIN-14. */
export const looksLikeGtin = (text: string): boolean => /^(?:\d{8}|\d{12,14})$/.test(text)

/** Reads an EAN-8, UPC-A, EAN-13 or GTIN-14; undefined when length or check digit is wrong, or when it is all zeros. */
export const parseGtin = (text: string): Gtin | undefined => {
  if (!looksLikeGtin(text) || /^0+$/.test(text)) return undefined
  return gtinCheckDigit(text.slice(0, -1)) === text.slice(-1) ? (text.padStart(14, '0') as Gtin) : undefined
}
