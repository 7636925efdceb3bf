import type { ReadDb } from '../database/query.ts'
import { eventsOfTypesBefore, seqsOf } from '../ledger/read.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { holdOf, unseenReviews } from './hold-store.ts'
import { isToldSince, isToldToNhs, lostActsIn, lostActsType } from './lost-acts.ts'
import { toldOf } from './store.ts'

const atOnce = 500

/**
 * Gives a function that counts the prescriptions of this file of which the NHS may show something else since a restore, as
 * `unknownSince` says it of one. It is asked at every change: what is known again is not looked at another time, and losses are
 * read once, because a restore makes another file.
 */
export const countUnknownToNhs = (db: ReadDb): (() => number) => {
  let unknown: Map<string, RecordedEvent | null> | undefined
  return () => {
    unknown ??= lossesOf(db)
    if (unknown.size === 0) return 0
    const unseen = new Set(
      holdOf(db) === undefined ? [] : unseenReviews(db, ['unsettled', 'changed', 'missing', 'maybe']),
    )
    const ids = [...unknown.keys()]
    let count = 0
    for (let from = 0; from < ids.length; from += atOnce) {
      const chunk = ids.slice(from, from + atOnce)
      const all = toldOf(db, chunk)
      const putInAt = seqsOf(
        db,
        all.map((task) => task.event_id),
      )
      const byPrescription = Map.groupBy(all, (task) => task.prescription_id)
      for (const id of chunk) {
        const [loss, told] = [unknown.get(id), byPrescription.get(id)]
        const isKnown = !loss || told?.some((task) => isToldSince(task, putInAt, loss)) === true
        if (isKnown && !unseen.has(id)) unknown.delete(id)
        // Of what was never told, nothing is shown.
        else if (told !== undefined) count += 1
      }
    }
    return count
  }
}

// The last restore that lost something of it of which the NHS is told; null where none did.
const lossesOf = (db: ReadDb): Map<string, RecordedEvent | null> => {
  const losses = new Map<string, RecordedEvent | null>()
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const events = eventsOfTypesBefore(db, [lostActsType], before, atOnce)
    for (const event of events) {
      const lost = lostActsIn(event)
      if (lost === undefined) continue
      const loss = lost.acts.some(isToldToNhs) ? event : null
      losses.set(lost.prescriptionId, losses.get(lost.prescriptionId) ?? loss)
    }
    const last = events.at(-1)
    if (last === undefined || events.length < atOnce) return losses
    before = last.seq
  }
}
