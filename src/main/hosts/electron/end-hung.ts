import type { Look } from './silence.ts'
import type { Again } from './start-again.ts'

/** What ending a hung loop takes. What of it fails keeps nothing else from being done. */
export interface HungLoop {
  readonly pid: number
  readonly isHung: (look: Look) => boolean
  /** Whether it has answered since, or may be silent now. */
  readonly movedSince: (look: Look) => boolean
  /** Whether it is to end: nobody wants another one then. */
  readonly isQuitting: () => boolean
  readonly now: () => number
  readonly newReference: () => string
  readonly report: (reference: string) => void
  /** Counts a restart at a time, and says whether to start again. */
  readonly mayRestart: (at: number) => boolean
  /** What was counted at that time did not happen. */
  readonly takeBack: (at: number) => void
  readonly start: (why: Again) => Promise<{ readonly kill: () => unknown }>
  readonly kill: () => void
}

/**
 * Takes each look at the main loop. One that hangs is written down; still silent at the next look, the app is started again, and
 * only when that has begun is this one ended. A loop that answers meanwhile is left alone, and so is one that nobody could start again:
 * that is tried with each look. One that quits is only ended.
 */
export const endHung = (loop: HungLoop): ((look: Look) => Promise<void>) => {
  let written: { readonly beats: number; readonly at: number; readonly why: Again | null } | null = null
  let starting = false
  const writeDown = ({ beats }: Look): typeof written => {
    const [reference, at] = [loop.newReference(), loop.now()]
    tried(() => {
      loop.report(reference)
    })
    if (loop.isQuitting()) return { beats, at, why: null }
    // Uncounted it could go round for ever.
    const again = tried(() => loop.mayRestart(at)) === true
    return { beats, at, why: again ? { after: loop.pid } : { givenUp: reference } }
  }
  return async (look) => {
    const hung = loop.isHung(look)
    if (written !== null && (look.allowed || look.beats !== written.beats)) {
      const { at } = written
      written = null
      tried(() => {
        loop.takeBack(at)
      })
    }
    if (!hung || starting) return
    if (written === null) {
      // The disk that is written to may be what it waits for: it has until the next look to answer.
      written = writeDown(look)
      return
    }
    const { why } = written
    if (why === null) {
      loop.kill()
      return
    }
    starting = true
    try {
      const started = await loop.start(why)
      if (loop.movedSince(look)) started.kill()
      else loop.kill()
    } catch {
      // The program is not there, or nothing more can be opened: ended now, it would be gone without a word.
    } finally {
      starting = false
    }
  }
}

const tried = <T>(work: () => T): T | undefined => {
  try {
    return work()
  } catch {
    // A file that another program holds, or no more files to open: whoever waits before a hung app is helped all the same.
    return undefined
  }
}
