import type { Actor } from '../../domain/people.ts'
import type { Working } from './desk-handlers.ts'

/**
 * Keeps who works at which screen, in memory only; `last` is the person chosen most recently, offered first next time. A desk
 * that opens on a record with people in its list `beginsLocked`: whoever worked there before it was closed is not who looks now.
 */
export const createWorking = (
  lastWorking: { read: () => string | null; write: (personId: string) => void },
  { beginsLocked }: { readonly beginsLocked: boolean },
): Working => {
  const bySession = new Map<string, Actor>()
  const isLocked = new Map<string, boolean>()
  return {
    personOf: (session) => bySession.get(session) ?? null,
    start: (session, person) => {
      // First: where the disk is full nobody works here, as the answer then says.
      lastWorking.write(person.id)
      isLocked.set(session, false)
      bySession.set(session, { id: person.id, name: person.name, role: person.role })
    },
    stop: (session) => void bySession.delete(session),
    lock: (session) => {
      bySession.delete(session)
      isLocked.set(session, true)
    },
    isLocked: (session) => isLocked.get(session) ?? beginsLocked,
    last: lastWorking.read,
  }
}
