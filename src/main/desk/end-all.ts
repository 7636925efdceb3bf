/** Something started that has to be ended. */
export type End = () => Promise<void> | void

/** Ends what was started, the latest first and one after the other; a fault of one keeps none of the others from ending, and is thrown. */
export const endAll = async (started: readonly End[]): Promise<void> => {
  const latest = started.at(-1)
  if (latest === undefined) return
  try {
    await latest()
  } finally {
    await endAll(started.slice(0, -1))
  }
}
