const isDigits = (word: string): boolean => /^\d+$/.test(word)

// An NHS number is read out and written in groups (999 000 1234): neighbouring groups of digits are one word.
const joinDigits = (words: readonly string[]): readonly string[] =>
  words.reduce<readonly string[]>((joined, word) => {
    const last = joined.at(-1)
    return last !== undefined && isDigits(last) && isDigits(word)
      ? [...joined.slice(0, -1), last + word]
      : [...joined, word]
  }, [])

/**
 * The full-text query for what a person typed: every word must begin a name, an NHS number or a prescription id.
 * Undefined when the text holds no letter or digit.
 */
export const searchExpression = (text: string): string | undefined => {
  const words = text
    .replaceAll(/["\0]/g, ' ')
    .split(/[\s,]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return undefined
  return joinDigits(words)
    .map((word) => `"${word}"*`)
    .join(' AND ')
}
