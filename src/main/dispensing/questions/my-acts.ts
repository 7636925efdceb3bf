import type { Input, Output } from '../../../contract/index.ts'
import { correctableKind } from '../../../domain/decide/correct.ts'
import { ukDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { eventsOfActor, lastSeq } from '../../ledger/read.ts'
import { currentBody, prescriptionOf } from '../domain-event.ts'
import { loadPrescription } from '../store.ts'
import { shownName } from './patient-of.ts'

const hourMs = 3_600_000

// Midnight by the clock on the wall: the day begins at most 25 hours ago, on a whole hour.
const startOfDay = (now: number): number => {
  const today = ukDate(now)
  let at = Math.floor(now / hourMs) * hourMs
  while (ukDate(at - hourMs) === today) at -= hourMs
  return at
}

const mostPerPage = 50

/** What somebody recorded today on prescriptions, newest first, with whether it can still be corrected. */
export const myActs = (
  db: ReadDb,
  { personId, after, limit }: Input<'acts:mine'>,
  now: number,
): Output<'acts:mine'> => {
  const rows = Math.min(limit, mostPerPage)
  const events = eventsOfActor(db, {
    actorId: personId,
    since: startOfDay(now),
    beforeSeq: after === null ? Number.MAX_SAFE_INTEGER : Number(after),
    limit: rows,
  })
  const loaded = new Map<string, ReturnType<typeof loadPrescription>>()
  const load = (id: string): ReturnType<typeof loadPrescription> => {
    if (!loaded.has(id)) loaded.set(id, loadPrescription(db, id))
    return loaded.get(id)
  }
  return {
    asOf: lastSeq(db),
    rows: events.flatMap((event) => {
      const id = prescriptionOf(event.stream)
      const p = id === undefined ? undefined : load(id)?.prescription
      if (id === undefined || p === undefined) return []
      return [
        {
          sequence: event.seq,
          eventId: event.eventId,
          type: event.type,
          happenedAt: event.happenedAt,
          recordedAt: event.recordedAt,
          body: currentBody(event),
          prescription: {
            id,
            patient: shownName(p.content.patient),
            items: p.items.map(({ content }) => ({
              id: content.id,
              name: content.drug.name,
              unit: content.quantity.unit,
            })),
          },
          correctable: correctableKind(p, event.eventId) !== undefined,
        },
      ]
    }),
    next: events.length < rows ? null : String(events.at(-1)?.seq ?? 0),
  }
}
