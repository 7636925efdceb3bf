interface Act {
  readonly type: string
  readonly by: { readonly name: string }
  readonly body: unknown
}

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : undefined

const causeOf = ({ type, by, body }: Act): string | null => {
  if (type === 'corrected' && fieldOf(body, 'kind') === 'clinical-check') return `${by.name} took it back.`
  if (type === 'corrected' && fieldOf(body, 'kind') === 'copy-choice')
    return `${by.name} took back which copy to dispense.`
  if (type === 'entry-corrected') return `${by.name} corrected what was typed in.`
  if (type === 'copy-chosen' && fieldOf(body, 'which') === 'other') return `${by.name} chose the other copy.`
  return null
}

/** Why the clinical check of a prescription does not hold any more, from what happened to it, oldest first. */
export const checkVoidedWords = (acts: readonly Act[]): string => {
  const cause = acts.map(causeOf).findLast((one) => one !== null)
  return `The clinical check no longer holds: ${cause ?? 'something changed since.'} Check again.`
}
