/** A family name as compared for likeness: letters only, without case or accents. */
export const familyKey = (family: string): string =>
  family
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()
