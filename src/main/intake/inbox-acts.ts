import type { Actor } from '../../domain/people.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import { isHeldForUs, processMessage, type ImportAnswer, type IntakeDeps } from './import-message.ts'
import { parseTaken } from './intake-result.ts'
import { heldMessages, loadMessage, loadResult, messagesWithoutResult, writeAcknowledged } from './store.ts'

/**
 * Reads a message again of which something was refused or nothing was read; prescriptions of it that were taken in stay as they are.
 * A fault in reading it is thrown.
 */
export const retryMessage = (
  deps: IntakeDeps,
  messageId: string,
  actor: Actor,
): Result<ImportAnswer, { readonly code: 'not-found' | 'not-refused' }> => {
  const result = loadResult(deps.database.db, messageId)
  if (result === undefined && loadMessage(deps.database.db, messageId) === undefined)
    return refused({ code: 'not-found' })
  if (result?.reasons === '[]') return refused({ code: 'not-refused' })
  return ok(processMessage(deps, messageId, actor))
}

/** Notes that a person has seen what became of a message; seen twice is seen. */
export const acknowledgeMessage = (
  deps: Pick<IntakeDeps, 'database' | 'now'>,
  messageId: string,
  actor: Actor,
): Result<null, { readonly code: 'not-found' }> =>
  deps.database.transact((tx) => {
    if (loadResult(tx, messageId) === undefined) return refused({ code: 'not-found' })
    writeAcknowledged(tx, messageId, deps.now(), actor.id)
    return ok(null)
  })

/**
 * Reads the messages whose reading was interrupted, and those that brought what is held as another pharmacy's and is ours by the code
 * of now, oldest first. One that faults is handed to `faulted` and stops no other.
 */
export const readAtStart = (
  deps: IntakeDeps,
  actor: Actor,
  faulted: (messageId: string, fault: unknown) => void,
): readonly ImportAnswer[] =>
  [...messagesWithoutResult(deps.database.db), ...heldForUs(deps)].flatMap((messageId) => {
    try {
      return [processMessage(deps, messageId, actor)]
    } catch (fault) {
      faulted(messageId, fault)
      return []
    }
  })

const heldForUs = (deps: IntakeDeps): readonly string[] =>
  heldMessages(deps.database.db)
    .filter(({ prescriptions }) =>
      parseTaken(prescriptions).some(({ key, releasedTo }) => isHeldForUs(deps, key, releasedTo)),
    )
    .map(({ message_id }) => message_id)
