import { openPrescriptions } from '../../dispensing/questions/open-prescriptions.ts'
import { shownName } from '../../dispensing/questions/patient-of.ts'
import { prescriptionById } from '../../dispensing/questions/prescription-by-id.ts'
import { prescriptionOf } from '../../dispensing/domain-event.ts'
import type { ReadDb } from '../../database/query.ts'
import { lastCommonSeq, fileStand, type FileStand } from '../../ledger/history.ts'
import { lastSeq, readEvents } from '../../ledger/read.ts'
import type { RecordedEvent } from '../../ledger/recorded-event.ts'
import { letsGo, lostActsIn, type LostAct } from '../../outbox/lost-acts.ts'
import { labelOnList } from '../../outbox/review-list.ts'

/** A prescription on which something was done after the copy was made. */
export interface LostOn {
  readonly prescriptionId: string
  /** `SURNAME, First`, as the file that is replaced names the patient. */
  readonly patient: string
  /** How many acts, and when the last one was, UTC ms. */
  readonly acts: number
  /** Which; what let medicine go first, then the latest, and of these not all where there are many. */
  readonly done: readonly LostAct[]
  readonly lastAt: number
  /** Whether the copy knows the prescription at all. */
  readonly inCopy: boolean
}

/** What the file that is replaced holds and the copy does not. */
export interface Lost {
  readonly end: FileStand
  readonly common: number
  readonly acts: number
  /** Acts on nothing of a patient: settings, people, on duty. */
  readonly otherActs: number
  readonly from: number | null
  readonly until: number | null
  /** Those of which medicine left the house first, then the latest. */
  readonly prescriptions: readonly LostOn[]
}

/** The difference between a copy and the file it would replace. */
export interface RestoreGap {
  /** Null when that file is not there or cannot be read. */
  readonly lost: Lost | null
  /** Unfinished prescriptions of the copy about which nobody can say whether they have changed since. */
  readonly maybe: readonly string[]
}

const chunkEvents = 500
const namedAtMost = 12

/**
 * Compares a copy with the file it would replace. Where the copy's end is not part of that file's history, or there is no such
 * file, whatever was unfinished in the copy may have gone on elsewhere.
 */
export const restoreGap = (copy: ReadDb, present: ReadDb | null): RestoreGap => {
  if (present === null) return { lost: null, maybe: openPrescriptions(copy) }
  const common = lastCommonSeq(copy, present)
  const lost = lostSince(copy, present, common)
  return { lost, maybe: common < lastSeq(copy) ? openPrescriptions(copy) : [] }
}

interface Touched {
  readonly acts: Map<string, LostAct>
  lastAt: number
}

const actOf = ({ type, happenedAt, actor }: RecordedEvent): LostAct => ({ type, at: happenedAt, by: actor.name })

const lostSince = (copy: ReadDb, present: ReadDb, common: number): Lost => {
  const end = fileStand(present)
  const touched = new Map<string, Touched>()
  const [acts, otherActs] = [new Set<string>(), new Set<string>()]
  let from: number | null = null
  let until: number | null = null
  for (let after = common; after < end.sequence;) {
    const events = readEvents(present, { afterSeq: after, limit: chunkEvents })
    for (const event of events) {
      const { stream, actId, recordedAt, actor } = event
      // What an earlier restore lost, and this copy never heard of, stays lost.
      const before = lostActsIn(event)
      if (before !== undefined) {
        const on = touchedOn(touched, before.prescriptionId, recordedAt)
        for (const [at, act] of before.acts.entries()) on.acts.set(`${event.eventId} ${String(at)}`, act)
      }
      const id = prescriptionOf(stream)
      // What the app noted by itself about its sending comes back by itself.
      if (id === undefined && actor.role === 'system') continue
      acts.add(actId)
      from = Math.min(from ?? recordedAt, recordedAt)
      until = Math.max(until ?? recordedAt, recordedAt)
      if (id === undefined) otherActs.add(actId)
      else {
        const on = touchedOn(touched, id, recordedAt)
        const known = on.acts.get(actId)
        // An act of several events is named by the gravest.
        if (known === undefined || (letsGo(event) && !letsGo(known))) on.acts.set(actId, actOf(event))
      }
    }
    after = events.at(-1)?.seq ?? end.sequence
  }
  const prescriptions = [...touched]
    .map(([prescriptionId, on]) => ({
      prescriptionId,
      patient: patientIn(present, prescriptionId),
      acts: on.acts.size,
      done: gravestFirst([...on.acts.values()]).slice(0, namedAtMost),
      lastAt: on.lastAt,
      inCopy: prescriptionById(copy, prescriptionId) !== undefined,
    }))
    .toSorted((a, b) => Number(b.done.some(letsGo)) - Number(a.done.some(letsGo)) || b.lastAt - a.lastAt)
  return { end, common, acts: acts.size, otherActs: otherActs.size, from, until, prescriptions }
}

const touchedOn = (touched: Map<string, Touched>, id: string, at: number): Touched => {
  const on = touched.get(id) ?? { acts: new Map<string, LostAct>(), lastAt: at }
  touched.set(id, on)
  on.lastAt = Math.max(on.lastAt, at)
  return on
}

const gravestFirst = (acts: readonly LostAct[]): readonly LostAct[] =>
  acts.toSorted((a, b) => Number(letsGo(b)) - Number(letsGo(a)) || b.at - a.at)

const patientIn = (present: ReadDb, id: string): string => {
  const prescription = prescriptionById(present, id)
  return prescription === undefined ? (labelOnList(present, id) ?? '') : shownName(prescription.content.patient)
}
