/** What is seen of the main loop at one look: when, by a clock that nobody sets; how often it has beaten; whether silence is right now. */
export interface Look {
  readonly atMs: number
  readonly beats: number
  readonly allowed: boolean
}

/**
 * Counts for how long a main loop has been silent, in looks that came on time: one that is late by a whole interval says that
 * the PC slept, the process was stopped or the watcher itself was kept from running, and then nobody knows what the loop did.
 * Each look gives whether it counts as hung now.
 */
export const silence = ({ everyMs, hungAfterMs }: { readonly everyMs: number; readonly hungAfterMs: number }) => {
  let last: Look | null = null
  let silent = 0
  return (look: Look): boolean => {
    const onTime = last !== null && look.atMs - last.atMs <= 2 * everyMs
    silent = onTime && !look.allowed && look.beats === last?.beats ? silent + 1 : 0
    last = look
    return silent * everyMs >= hungAfterMs
  }
}
