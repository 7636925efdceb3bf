import type { Actor } from '../../domain/people.ts'
import type { Working } from './desk-handlers.ts'

/** Keeps who works at which screen, in memory only; `last` is the person chosen most recently, offered first next time. */
export const createWorking = (lastWorking: {
  read: () => string | null
  write: (personId: string) => void
}): Working => {
  const bySession = new Map<string, Actor>()
  const locked = new Set<string>()
  return {
    personOf: (session) => bySession.get(session) ?? null,
    start: (session, person) => {
      locked.delete(session)
      bySession.set(session, { id: person.id, name: person.name, role: person.role })
      lastWorking.write(person.id)
    },
    stop: (session) => void bySession.delete(session),
    lock: (session) => {
      bySession.delete(session)
      locked.add(session)
    },
    isLocked: (session) => locked.has(session),
    last: lastWorking.read,
  }
}
