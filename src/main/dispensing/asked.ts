import { createHash } from 'node:crypto'
import type { Command } from '../../domain/commands.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import type { Act } from './act.ts'

/**
 * A digest of what was asked, by whom and for when: kept beside the events it led to, so that an answer is never repeated for
 * something else under the same command id. Null for a message that is received: its id names the message and the place in it,
 * and a later version of the app may read it better.
 */
export const askedDigest = ({ actor, asPersonId = actor.id, happened }: Act, command: Command): string | null =>
  command.type === 'receive'
    ? null
    : createHash('sha256')
        .update(JSON.stringify([asPersonId, happened, command]))
        .digest('base64url')

/** The digest kept with an event; null where there is none. */
export const askedOf = (event: RecordedEvent): string | null =>
  (event.body as { readonly asked?: string } | null)?.asked ?? null
