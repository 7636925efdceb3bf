import { shortIdCheckCharacter } from '../identifiers.ts'

const prefix = 'BAG-'
const idOnLabel = /^[0-9A-Z]+(?:-[0-9A-Z]+)*$/

/** Whether a text was meant as a bag label, whatever its check character. */
export const looksLikeBagLabel = (text: string): boolean => text.toUpperCase().startsWith(prefix)

/**
 * The text of a bag label's barcode: `BAG-<id><check>`, the check character ISO 7064 MOD 37-2 over `BAG` and the id without
 * hyphens. Undefined for an id that is not made of groups of digits and capital letters, at most 40 characters in all.
 */
export const bagLabel = (bagId: string): string | undefined =>
  idOnLabel.test(bagId) && bagId.length <= 40
    ? `${prefix}${bagId}${shortIdCheckCharacter(`BAG${bagId.replaceAll('-', '')}`)}`
    : undefined

/** The bag a label names, also read in lower case; undefined when it is no bag label or its check character is wrong. */
export const parseBagLabel = (text: string): string | undefined => {
  const upper = text.toUpperCase()
  if (!looksLikeBagLabel(upper)) return undefined
  const bagId = upper.slice(prefix.length, -1)
  return bagLabel(bagId) === upper ? bagId : undefined
}
