/** What is said in a window after one more scan: what stands is never replaced by another thing, and said once; of the rest only the last is there. */
export const withSaid = <T>(
  before: readonly T[],
  said: T,
  { stands, about }: { readonly stands: (one: T) => boolean; readonly about: (one: T) => string },
): readonly T[] => [...before.filter((one) => stands(one) && about(one) !== about(said)), said]
