/** A family name as compared: letters only, without case or accents. */
export const familyKey = (family: string): string =>
  family
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()

/** What is compared besides the NHS number: a number typed by hand can be somebody else's. `birthDate` as `YYYY-MM-DD`. */
export interface KnownAs {
  readonly family: string
  readonly birthDate: string
}

/** Whether two patients with the same NHS number are the same by family name and birth date as well. */
export const isSamePerson = (a: KnownAs, b: KnownAs): boolean =>
  familyKey(a.family) === familyKey(b.family) && a.birthDate === b.birthDate
