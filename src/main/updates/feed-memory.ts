import { z } from 'zod'
import type { UpdateTarget } from './feed.ts'
import type { UpdateChannel } from './updates.ts'

/** Where the memory is kept: one small text, whole and on the disk when `write` returns. */
export interface MemoryPort {
  readonly read: () => string | null
  readonly write: (text: string) => void
}

const seen = z.object({ number: z.int().min(1), digest: z.string() })
const memorySchema = z.object({
  version: z.literal(1),
  channel: z.enum(['stable', 'early']),
  /** By channel and target: the highest number accepted, and the SHA-256 of that feed. */
  seen: z.record(z.string(), seen),
  /** The newest `issuedAt` ever accepted: time has come at least that far, whatever the PC's clock says. */
  newestIssuedAt: z.int().nullable(),
  /** When a feed was last accepted by this PC's clock. */
  checkedAt: z.int().nullable(),
})

/** What this PC remembers of feeds between starts, so that an old one shown again is known for what it is. */
export type FeedMemory = z.infer<typeof memorySchema>

const nothing: FeedMemory = { version: 1, channel: 'stable', seen: {}, newestIssuedAt: null, checkedAt: null }

/**
 * Reads the memory. One that is missing or cannot be read counts as none: what runs never goes back to an older version and an
 * expired feed stays refused without it, and a PC that never updated again over a damaged file would be the greater harm.
 */
export const readMemory = (port: MemoryPort): FeedMemory => {
  const text = port.read()
  if (text === null) return nothing
  try {
    const parsed = memorySchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : nothing
  } catch {
    return nothing
  }
}

/** Writes it. */
export const writeMemory = (port: MemoryPort, memory: FeedMemory): void => {
  port.write(JSON.stringify(memory))
}

/** Under which name a number is remembered. */
export const seenKey = (channel: UpdateChannel, target: UpdateTarget): string => `${channel}-${target}`
