import { createHash } from 'node:crypto'
import { ok, refused } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import { parseFeed } from './feed.ts'
import type { Feed, UpdateTarget } from './feed.ts'
import { seenKey } from './feed-memory.ts'
import type { FeedMemory } from './feed-memory.ts'
import { checkSignatures } from './signatures.ts'
import type { UpdateChannel, UpdateTrouble } from './updates.ts'

const dayMs = 86_400_000
// A feed that lasted for years could be shown to a PC for years.
const longestLifeMs = 92 * dayMs
// A PC's clock may be a little behind the publisher's; summer time read as UTC is an hour.
const clockSlackMs = dayMs

/** What a feed is held against. */
export interface FeedExpectations {
  readonly keys: readonly string[]
  readonly channel: UpdateChannel
  readonly target: UpdateTarget
  /** UTC ms. */
  readonly now: number
  readonly memory: FeedMemory
}

/** What time it is at least, UTC ms: a clock set back does not bring an expired feed back. */
export const timeAtLeast = (now: number, memory: FeedMemory): number => Math.max(now, memory.newestIssuedAt ?? 0)

/**
 * Whether a feed may be believed: signed by a key of ours, meant for this channel and kind of PC, not expired, and not older than
 * one this PC has accepted (the publisher counts `number` up at every signing). Gives the feed and what to remember of it.
 */
export const acceptFeed = (
  bytes: Uint8Array,
  signatures: string,
  expected: FeedExpectations,
): Result<{ readonly feed: Feed; readonly memory: FeedMemory }, UpdateTrouble> => {
  const signed = checkSignatures(bytes, signatures, expected.keys)
  if (signed === 'unsigned') return refused('feed-unsigned')
  if (signed === 'forged') return refused('feed-forged')
  const parsed = parseFeed(bytes)
  if (!parsed.ok) return parsed
  const feed = parsed.value
  const { channel, target, memory } = expected
  if (feed.channel !== channel || feed.target !== target) return refused('feed-not-for-this-pc')
  if (feed.issuedAt > expected.now + clockSlackMs) return refused('clock-behind')
  if (feed.expiresAt <= timeAtLeast(expected.now, memory)) return refused('feed-expired')
  if (feed.expiresAt - feed.issuedAt > longestLifeMs) return refused('feed-unreadable')
  const digest = createHash('sha256').update(bytes).digest('hex')
  const key = seenKey(channel, target)
  const before = memory.seen[key]
  // The same number on another text: one of the two was never meant to be seen.
  if (before && (feed.number < before.number || (feed.number === before.number && digest !== before.digest)))
    return refused('feed-replayed')
  return ok({
    feed,
    memory: {
      ...memory,
      seen: { ...memory.seen, [key]: { number: feed.number, digest } },
      newestIssuedAt: Math.max(feed.issuedAt, memory.newestIssuedAt ?? 0),
      checkedAt: expected.now,
    },
  })
}
