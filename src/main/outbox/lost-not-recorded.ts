import type { ReadDb } from '../database/query.ts'
import { readStream } from '../ledger/read.ts'
import { holdOf, reviewOf } from './hold-store.ts'
import { isAboutPatient, lossesToGoThrough, lostActsIn, type LostAct } from './lost-acts.ts'
import { prescriptionStreams } from './stored-prescription.ts'

/**
 * What a restore lost of a prescription and nobody has recorded again, in the order in which it was done. None once somebody has
 * said that the prescription is as shown, nor of one that is not here. What was recorded since counts by its kind, not by its
 * time: who enters it late may know the time better. What was done before it cannot be entered any more and is left out. What was written
 * down about the patient stays until then: whether the same stands there again nobody but a person can tell.
 */
export const lostNotRecorded = (db: ReadDb, prescriptionId: string): readonly LostAct[] => {
  if (holdOf(db) === undefined || reviewOf(db, prescriptionId)?.seenAt !== null) return []
  const events = readStream(db, `${prescriptionStreams}${prescriptionId}`)
  if (events.length === 0) return []
  const counted = new Set<string>()
  const left = lossesToGoThrough(db, prescriptionId).flatMap((loss) => {
    // The app's own timers run while a person's late entry is still to come.
    const since = events.filter(({ seq, actor }) => seq > loss.seq && actor.role !== 'system')
    const last = Math.max(...since.map(({ happenedAt }) => happenedAt))
    return inOrder(lostActsIn(loss)?.acts ?? []).filter((act) => {
      if (isAboutPatient(act)) return true
      const { type, at } = act
      const again = since.find((event) => event.type === type && !counted.has(event.actId))
      if (again !== undefined) counted.add(again.actId)
      return again === undefined && at >= last
    })
  })
  return inOrder(left)
}

const inOrder = (acts: readonly LostAct[]): readonly LostAct[] => acts.toSorted((a, b) => a.at - b.at)
