// Letters and digits that are told apart when read aloud or written on a bag.
const unmistakable = 'ABCDEFGHJKMNPQRTUVWXY346789'

// FNV-1a, 32 bit.
const mixed = (text: string, begun = 2_166_136_261): number => {
  let sum = begun
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 16_777_619) >>> 0
  return sum
}

const labelOf = (sum: number): string => {
  const size = unmistakable.length
  const letter = (place: number): string => unmistakable.charAt(Math.floor(sum / size ** place) % size)
  return letter(0) + letter(1) + letter(2) + letter(3)
}

/**
 * Four letters or digits for the next bag of a prescription, `used` bags having been placed before: the same each time, so that
 * what was written or printed on the bag stays true until it is placed. Two prescriptions may have the same one.
 */
export const proposedBagId = (prescriptionId: string, used: number): string =>
  labelOf(mixed(String(used), mixed(`${prescriptionId} `)))

/** The first labels of a prescription, for bags used from none on: worked out together because looking one up asks for all. */
export const firstBagIds = (prescriptionId: string, count: number): readonly string[] => {
  const begun = mixed(`${prescriptionId} `)
  return Array.from({ length: count }, (_, used) => labelOf(mixed(String(used), begun)))
}

const placedUnder = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'bagId' in body && typeof body.bagId === 'string'
    ? body.bagId
    : undefined

/** How many bags were placed of a prescription, by what was recorded on it. */
export const bagsUsed = (acts: readonly { readonly type: string; readonly body: unknown }[]): number =>
  new Set(acts.filter(({ type }) => type === 'bag-placed').flatMap(({ body }) => placedUnder(body) ?? [])).size
