/** Rows of the table that are wrong by the facts, each with why; the test leaves them out so that the difference stays named. */
export const corpusDifferences: readonly { readonly file: string; readonly why: string }[] = []
