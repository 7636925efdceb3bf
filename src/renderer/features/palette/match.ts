const isStart = (words: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(words.charAt(at - 1))

const bare = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

// Letters in order; those at the start of a word or right after one another count for more.
const letters = (typed: string, words: string): number | null => {
  let score = 0
  let from = 0
  let before = -2
  for (const letter of typed) {
    const next = words.indexOf(letter, from)
    if (next < 0) return null
    const start = [...words.slice(from)].findIndex((one, at) => one === letter && isStart(words, from + at))
    const at = next === before + 1 || start < 0 ? next : from + start
    if (at === before + 1) score += 3
    else if (isStart(words, at)) score += 2
    else score -= 1
    before = at
    from = at + 1
  }
  return score
}

/**
 * How well what was typed fits a name: more is better, null is not at all. Whole words beat beginnings, beginnings beat letters
 * in order, so that "co" finds "Correct" before "Put on hold".
 */
export const fit = (typed: string, name: string): number | null => {
  const [query, words] = [bare(typed).trim(), bare(name)]
  if (query === '') return 0
  const at = words.indexOf(query)
  if (at >= 0) return 100 + (at === 0 ? 80 : isStart(words, at) ? 50 : 0) - at / 100 - words.length / 1000
  const compact = query.replaceAll(/\s+/g, '')
  const score = letters(compact, words)
  return score === null || score < compact.length ? null : score - words.length / 1000
}

/** As `fit`, by the name or else by other words for it, which count less and only from the start of a word; both count for a little more than the name alone. */
export const fitAny = (typed: string, name: string, also = ''): number | null => {
  const query = bare(typed).trim()
  const other = query !== '' && ` ${bare(also)}`.includes(` ${query}`) ? 40 : null
  const byName = fit(typed, name)
  if (byName === null || other === null) return byName ?? other
  return Math.max(byName, other) + 1
}
