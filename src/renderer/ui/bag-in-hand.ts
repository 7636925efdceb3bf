import { parseBagLabel } from '../../domain/scan/bag-label.ts'

const bare = (text: string): string => {
  const upper = text.trim().toUpperCase()
  return parseBagLabel(upper) ?? upper
}

/**
 * What there is to say of the bag label a person typed or scanned at the counter against the bags to be handed out; `wrong`
 * when it is none of theirs. Nothing typed is not wrong: the scan is a second safeguard, not a duty.
 */
export const bagInHandSays = (
  typed: string,
  bagIds: readonly string[],
): { readonly words: string; readonly wrong: boolean } => {
  // The code stands above for finding the bag: typed from there it would show nothing.
  if (typed.trim() === '')
    return { words: 'May be left out. Scan it from the bag: somebody else’s is said at once.', wrong: false }
  const wanted = [...new Set(bagIds)]
  if (wanted.some((bagId) => bare(bagId) === bare(typed)))
    return { words: 'That is the bag of this patient.', wrong: false }
  return {
    words: `Not the bag of this patient: bag ${wanted.join(' or ')} is theirs. Put the one in your hand back.`,
    wrong: true,
  }
}
