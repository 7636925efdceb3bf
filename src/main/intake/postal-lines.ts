import type { Address } from './fhir-schemas.ts'

/** The lines of an address without its postcode: town and county become lines, as EPS stores them and release gives them back. */
export const postalLines = (address: Address | undefined): readonly string[] =>
  [...(address?.line ?? []), address?.city, address?.district, address?.state]
    .map((line) => line?.trim() ?? '')
    .filter((line) => line !== '')

/** The postcode, upper case with single spaces; null when there is none. */
export const postcodeOf = (address: Address | undefined): string | null => {
  const postcode = address?.postalCode?.trim().replace(/\s+/g, ' ').toUpperCase() ?? ''
  return postcode === '' ? null : postcode
}
