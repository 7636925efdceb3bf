/** Where a command writes. Results go to standard output, one JSON value per line when asked; progress and complaints go to standard error. */
export interface Terminal {
  readonly json: boolean
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

/** Writes one result: as a line of JSON, or in the words given. */
export const writeResult = (terminal: Terminal, value: unknown, words: readonly string[]): void => {
  if (terminal.json) terminal.out(JSON.stringify(value))
  else for (const line of words) terminal.out(line)
}

/** Says why nothing was done. */
export const writeRefusal = (terminal: Terminal, code: string, sentence: string): void => {
  if (terminal.json) terminal.out(JSON.stringify({ refusal: { code, sentence } }))
  else terminal.err(sentence)
}

/** Says on standard error how far long work is, at most once a second of `now` (UTC ms); the line is made only when it is said. */
export const saySeldom = (terminal: Terminal, now: () => number): ((line: () => string) => void) => {
  let told = now()
  return (line) => {
    const at = now()
    if (at - told < 1_000) return
    told = at
    terminal.err(line())
  }
}
