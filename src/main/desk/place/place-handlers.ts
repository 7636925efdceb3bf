import { existsSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { HandlersOf } from '../../../contract/handlers.ts'
import { ok } from '../../../domain/result.ts'
import type { LineSealer } from '../line-sealer.ts'
import { lastRestart } from './restarts.ts'

const sealedPlace = z.object({ sealed: z.string() })
const kept = z.object({ at: z.number(), personId: z.string(), screen: z.string(), inHand: z.string().nullable() })

type Kept = z.infer<typeof kept>

// A shift: whoever comes the next morning begins anew.
const believedMs = 12 * 3_600_000
const justNowMs = 5 * 60_000

/** Where the file of the place is, and where the host writes down what it started again. */
export interface PlaceDeps {
  readonly dir: string
  readonly dataDir: string
  readonly now: () => number
  /** Under a key of the data file: the id in hand names one patient's prescription. */
  readonly sealer: LineSealer
}

/** Answers about the place; `stop` waits until what is being kept is in its file. */
export interface PlaceKept {
  readonly handlers: HandlersOf<'place:last' | 'place:keep'>
  readonly stop: () => Promise<void>
}

/**
 * Answers where somebody was, and keeps it in `place.json`, sealed: ids and the name of a screen. It is no record and not forced onto
 * the disk; lost, or sealed under a data key that was changed since, the list is shown. What ends in the middle of keeping a place
 * leaves the one before it.
 */
export const placeHandlers = ({ dir, dataDir, now, sealer }: PlaceDeps): PlaceKept => {
  const file = path.join(dir, 'place.json')
  let last = readKept(file, sealer)
  let writing: Promise<void> = Promise.resolve()
  const handlers: PlaceKept['handlers'] = {
    'place:last': () => {
      const fresh = last !== null && Math.abs(now() - last.at) < believedMs ? last : null
      const restart = lastRestart(dataDir)
      return ok({
        place: fresh && { personId: fresh.personId, screen: fresh.screen, inHand: fresh.inHand },
        startedAgain: restart !== null && Math.abs(now() - restart.at) < justNowMs ? restart : null,
      })
    },
    'place:keep': async ({ screen, inHand }, { person }) => {
      last = { at: now(), personId: person.id, screen, inHand }
      const sealed = JSON.stringify({ sealed: sealer.seal(JSON.stringify(last)) })
      const write = async (): Promise<void> => {
        // Never cut short itself: between its opening and its bytes lies a turn of the loop, which may be the last.
        await writeFile(`${file}.new`, sealed, { mode: 0o600 })
        await rename(`${file}.new`, file)
      }
      // With each prescription that is taken in hand, and opening a file waits for the disk: nobody else is to wait with it.
      writing = writing.then(write, write)
      await writing
      return ok({})
    },
  }
  const stop = async (): Promise<void> => {
    // Whoever asked was told whether it could be kept.
    await Promise.allSettled([writing])
  }
  return { handlers, stop }
}

const readKept = (file: string, sealer: LineSealer): Kept | null => {
  const text = existsSync(file) ? sealedIn(readFileSync(file, 'utf8')) : undefined
  const opened = text === undefined ? undefined : openedBy(sealer, text)
  return opened === undefined ? null : (kept.safeParse(JSON.parse(opened)).data ?? null)
}

const sealedIn = (json: string): string | undefined => {
  try {
    return sealedPlace.safeParse(JSON.parse(json)).data?.sealed
  } catch (error) {
    // Torn in a power cut.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const openedBy = (sealer: LineSealer, text: string): string | undefined => {
  try {
    return sealer.open(text)
  } catch {
    // Every way in which it can fail means the same: it was not sealed under this key, or was changed since.
    return undefined
  }
}
