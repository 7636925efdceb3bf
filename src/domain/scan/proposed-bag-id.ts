// Letters and digits that are told apart when read aloud or written on a bag.
const unmistakable = 'ABCDEFGHJKMNPQRTUVWXY346789'

/**
 * Four letters or digits for the next bag of a prescription, `used` bags having been placed before: the same each time, so that
 * what was written or printed on the bag stays true until it is placed. Two prescriptions may have the same one.
 */
export const proposedBagId = (prescriptionId: string, used: number): string => {
  // FNV-1a, 32 bit.
  const mixed = [...`${prescriptionId} ${String(used)}`].reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0,
    2_166_136_261,
  )
  const size = unmistakable.length
  return [0, 1, 2, 3].map((place) => unmistakable[Math.floor(mixed / size ** place) % size]).join('')
}

const placedUnder = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'bagId' in body && typeof body.bagId === 'string'
    ? body.bagId
    : undefined

/** How many bags were placed of a prescription, by what was recorded on it. */
export const bagsUsed = (acts: readonly { readonly type: string; readonly body: unknown }[]): number =>
  new Set(acts.filter(({ type }) => type === 'bag-placed').flatMap(({ body }) => placedUnder(body) ?? [])).size
