import type { ReadDb } from '../database/query.ts'
import { eventsOfTypesBefore } from '../ledger/read.ts'
import { holdOf, unseenReviews } from './hold-store.ts'
import { isToldToNhs, lostActsIn, lostActsType } from './lost-acts.ts'
import { lastRecorded } from './store.ts'

const atOnce = 500

/**
 * Gives a function that counts the prescriptions of this file of which the NHS may show something else since a restore, as
 * `unknownSince` says it of one. It is asked at every change: what is known again is not looked at another time, and losses are
 * read once, because a restore makes another file.
 */
export const countUnknownToNhs = (db: ReadDb): (() => number) => {
  let unknown: Map<string, number> | undefined
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
      const recorded = lastRecorded(db, chunk)
      for (const id of chunk) {
        const last = recorded.get(id)
        const isKnown = !unseen.has(id) && (last ?? 0) >= (unknown.get(id) ?? 0)
        if (isKnown) unknown.delete(id)
        // Of what was never told, nothing is shown.
        else if (last !== undefined) count += 1
      }
    }
    return count
  }
}

// When a restore last lost something of it of which the NHS is told, UTC ms; 0 where it never did.
const lossesOf = (db: ReadDb): Map<string, number> => {
  const losses = new Map<string, number>()
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const events = eventsOfTypesBefore(db, [lostActsType], before, atOnce)
    for (const event of events) {
      const lost = lostActsIn(event)
      if (lost === undefined) continue
      const at = lost.acts.some(isToldToNhs) ? event.recordedAt : 0
      losses.set(lost.prescriptionId, Math.max(at, losses.get(lost.prescriptionId) ?? 0))
    }
    const last = events.at(-1)
    if (last === undefined || events.length < atOnce) return losses
    before = last.seq
  }
}
