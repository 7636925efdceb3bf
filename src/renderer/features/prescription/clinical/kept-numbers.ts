const most = 9

/**
 * Which fact each of the keys 1 to 9 answers, the first at 1, when these wait for an answer now. A number once given stays: what
 * comes meanwhile takes the next one, and one whose fact went away answers nothing. The same list when nothing is new.
 */
export const keptNumbers = (before: readonly string[], waiting: readonly string[]): readonly string[] => {
  const fresh = waiting.filter((key) => !before.includes(key)).slice(0, most - before.length)
  return fresh.length === 0 ? before : [...before, ...fresh]
}
