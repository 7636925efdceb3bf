/** Whether a parsed JSON value is an object (not null, not an array). */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value under a chain of property names and indexes, or undefined where the chain breaks. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown => {
  let here = value
  for (const step of path) {
    if (typeof step === 'number') here = Array.isArray(here) ? (here as readonly unknown[])[step] : undefined
    else here = isObject(here) ? here[step] : undefined
  }
  return here
}

/** As `at`, but only a non-empty string counts; anything else is undefined. */
export const textAt = (value: unknown, ...path: readonly (string | number)[]): string | undefined => {
  const found = at(value, ...path)
  return typeof found === 'string' && found !== '' ? found : undefined
}
