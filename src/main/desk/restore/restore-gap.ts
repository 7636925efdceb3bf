import { openPrescriptions } from '../../dispensing/questions/open-prescriptions.ts'
import { shownName } from '../../dispensing/questions/patient-of.ts'
import { prescriptionById } from '../../dispensing/questions/prescription-by-id.ts'
import { prescriptionOf } from '../../dispensing/domain-event.ts'
import type { ReadDb } from '../../database/query.ts'
import { lastCommonSeq, fileStand, type FileStand } from '../../ledger/history.ts'
import { lastSeq, readEvents } from '../../ledger/read.ts'

/** A prescription on which something was done after the copy was made. */
export interface LostOn {
  readonly prescriptionId: string
  /** `SURNAME, First`, as the file that is replaced names the patient. */
  readonly patient: string
  /** How many acts, and when the last one was, UTC ms. */
  readonly acts: number
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
  /** Latest first. */
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
  readonly acts: Set<string>
  lastAt: number
}

const lostSince = (copy: ReadDb, present: ReadDb, common: number): Lost => {
  const end = fileStand(present)
  const touched = new Map<string, Touched>()
  const [acts, otherActs] = [new Set<string>(), new Set<string>()]
  let from: number | null = null
  let until: number | null = null
  for (let after = common; after < end.sequence;) {
    const events = readEvents(present, { afterSeq: after, limit: chunkEvents })
    for (const { stream, actId, recordedAt, actor } of events) {
      const id = prescriptionOf(stream)
      // What the app noted by itself about its sending comes back by itself.
      if (id === undefined && actor.role === 'system') continue
      acts.add(actId)
      from = Math.min(from ?? recordedAt, recordedAt)
      until = Math.max(until ?? recordedAt, recordedAt)
      if (id === undefined) otherActs.add(actId)
      else {
        const on = touched.get(id) ?? { acts: new Set(), lastAt: recordedAt }
        touched.set(id, on)
        on.acts.add(actId)
        on.lastAt = Math.max(on.lastAt, recordedAt)
      }
    }
    after = events.at(-1)?.seq ?? end.sequence
  }
  const prescriptions = [...touched]
    .map(([prescriptionId, on]) => ({
      prescriptionId,
      patient: patientIn(present, prescriptionId),
      acts: on.acts.size,
      lastAt: on.lastAt,
      inCopy: prescriptionById(copy, prescriptionId) !== undefined,
    }))
    .toSorted((a, b) => b.lastAt - a.lastAt)
  return { end, common, acts: acts.size, otherActs: otherActs.size, from, until, prescriptions }
}

const patientIn = (present: ReadDb, id: string): string => {
  const prescription = prescriptionById(present, id)
  return prescription === undefined ? '' : shownName(prescription.content.patient)
}
