import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { HandlersOf } from '../../../contract/handlers.ts'
import { ok } from '../../../domain/result.ts'
import { lastRestart } from './restarts.ts'

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
}

/**
 * Answers where somebody was, and keeps it in `place.json`: ids and the name of a screen, nothing of a patient. It is no record and
 * not forced onto the disk; lost, the list is shown.
 */
export const placeHandlers = ({ dir, dataDir, now }: PlaceDeps): HandlersOf<'place:last' | 'place:keep'> => {
  const file = path.join(dir, 'place.json')
  let last = readKept(file)
  return {
    'place:last': () => {
      const fresh = last !== null && Math.abs(now() - last.at) < believedMs ? last : null
      const restart = lastRestart(dataDir)
      return ok({
        place: fresh && { personId: fresh.personId, screen: fresh.screen, inHand: fresh.inHand },
        startedAgain: restart !== null && Math.abs(now() - restart.at) < justNowMs ? restart : null,
      })
    },
    'place:keep': ({ screen, inHand }, { person }) => {
      last = { at: now(), personId: person.id, screen, inHand }
      writeFileSync(file, JSON.stringify(last), { mode: 0o600 })
      return ok({})
    },
  }
}

const readKept = (file: string): Kept | null => {
  if (!existsSync(file)) return null
  try {
    return kept.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null
  } catch (error) {
    // Torn in a power cut.
    if (error instanceof SyntaxError) return null
    throw error
  }
}
