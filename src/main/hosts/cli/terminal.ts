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
