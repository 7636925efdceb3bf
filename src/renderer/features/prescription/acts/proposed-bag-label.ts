import type { Detail } from '../detail.ts'

// Letters and digits that are told apart when read aloud or written on a bag.
const unmistakable = 'ABCDEFGHJKMNPQRTUVWXY346789'

const placedUnder = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'bagId' in body && typeof body.bagId === 'string'
    ? body.bagId
    : undefined

/**
 * A label of four letters or digits for the next bag of a prescription that has no printed one. It is the same each time it is
 * asked for, so that what a person wrote on the bag stays true, until a bag was placed; then it is the next one.
 */
export const proposedBagLabel = ({ prescription, acts }: Pick<Detail, 'prescription' | 'acts'>): string => {
  const used = new Set(acts.filter(({ type }) => type === 'bag-placed').flatMap(({ body }) => placedUnder(body) ?? []))
  // FNV-1a, 32 bit.
  const mixed = [...`${prescription.id} ${String(used.size)}`].reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0,
    2_166_136_261,
  )
  const size = unmistakable.length
  return [0, 1, 2, 3].map((place) => unmistakable[Math.floor(mixed / size ** place) % size]).join('')
}
