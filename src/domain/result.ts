/** The outcome of something that may be refused: an answer, or a typed refusal. Faults are thrown, never returned. */
export type Result<T, R> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R }

/** Wraps an answer. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

/** Wraps a refusal; `refusal` is data with a `code` the screen can word. */
export const refused = <R>(refusal: R): { readonly ok: false; readonly refusal: R } => ({ ok: false, refusal })

/** Ends an exhaustive switch; throws (a fault) when a value outside its type got there. */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
