import { openPrescriptions } from '../../dispensing/questions/open-prescriptions.ts'
import { shownName } from '../../dispensing/questions/patient-of.ts'
import { prescriptionById } from '../../dispensing/questions/prescription-by-id.ts'
import { prescriptionOf } from '../../dispensing/domain-event.ts'
import type { ReadDb } from '../../database/query.ts'
import { messagesSince, type MessagesSince } from '../../intake/messages-since.ts'
import { lastCommonSeq, fileStand, type FileStand } from '../../ledger/history.ts'
import { lastSeq, readEvents } from '../../ledger/read.ts'
import type { RecordedEvent } from '../../ledger/recorded-event.ts'
import { isAboutPatient, letsGo, lostActsIn, type LostAct } from '../../outbox/lost-acts.ts'
import { labelOnList } from '../../outbox/review-list.ts'
import { entryOfEvent, type EntryOfEvent } from '../../patients/entry-of-event.ts'
import { patientKey } from '../../patients/patient-key.ts'

/** A prescription on which something was done after the copy was made. */
export interface LostOn {
  readonly prescriptionId: string
  /** `SURNAME, First`, as the file that is replaced names the patient. */
  readonly patient: string
  /** How many acts, and when the last one was, UTC ms. */
  readonly acts: number
  /** Which, and each entry of the patient's record by itself; what let medicine go first, then those, then the latest, and not all where there are many. */
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
  /** Acts on nothing of a patient: settings, people, products, on duty. */
  readonly otherActs: number
  /** Messages leave no event where nothing was taken in from them. */
  readonly messages: MessagesSince
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
  readonly acts: Set<string>
  readonly done: Map<string, LostAct>
  lastAt: number
}

const noneKnownOf = (actId: string): string => `${actId} none-known`

const actOf = ({ type, happenedAt, actor }: RecordedEvent): LostAct => ({ type, at: happenedAt, by: actor.name })

const lostSince = (copy: ReadDb, present: ReadDb, common: number): Lost => {
  const end = fileStand(present)
  const touched = new Map<string, Touched>()
  const [acts, otherActs] = [new Set<string>(), new Set<string>()]
  const ofPatient = openOfPatients(copy)
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
        for (const [at, act] of before.acts.entries()) {
          const name = `${event.eventId} ${String(at)}`
          on.acts.add(name)
          on.done.set(name, act)
        }
      }
      const own = prescriptionOf(stream)
      // What the app noted by itself about its sending comes back by itself; product files are taken in by commands too.
      if (own === undefined && actor.role === 'system' && event.type !== 'products-imported') continue
      const entry = entryOfEvent(present, event)
      const ids = own === undefined ? (entry === undefined ? [] : ofPatient(entry)) : [own]
      acts.add(actId)
      from = Math.min(from ?? recordedAt, recordedAt)
      until = Math.max(until ?? recordedAt, recordedAt)
      if (ids.length === 0) otherActs.add(actId)
      for (const id of ids) {
        const on = touchedOn(touched, id, recordedAt)
        on.acts.add(actId)
        if (entry !== undefined) {
          // "None known" has no words of its own, and what takes its place comes after it.
          const name = entry.words === '' ? noneKnownOf(actId) : `${actId} ${entry.entryId}`
          on.done.delete(noneKnownOf(actId))
          on.done.set(name, { ...actOf(event), words: entry.words })
          continue
        }
        const known = on.done.get(actId)
        const act = actOf(event)
        // An act of several events is named by the gravest.
        if (known === undefined || (letsGo(act) && !letsGo(known))) on.done.set(actId, act)
      }
    }
    after = events.at(-1)?.seq ?? end.sequence
  }
  const prescriptions = [...touched]
    .map(([prescriptionId, on]) => ({
      prescriptionId,
      patient: patientIn(present, prescriptionId),
      acts: on.acts.size,
      done: gravestFirst([...on.done.values()]).slice(0, namedAtMost),
      lastAt: on.lastAt,
      inCopy: prescriptionById(copy, prescriptionId) !== undefined,
    }))
    .toSorted((a, b) => Number(b.done.some(letsGo)) - Number(a.done.some(letsGo)) || b.lastAt - a.lastAt)
  const messages = messagesSince(copy, present)
  return { end, common, acts: acts.size, otherActs: otherActs.size, messages, from, until, prescriptions }
}

// A patient's record is of every prescription of that patient: of those not finished, and of the one it was written down on.
const openOfPatients = (copy: ReadDb): ((entry: EntryOfEvent) => readonly string[]) => {
  let byPatient: ReadonlyMap<string, readonly string[]> | undefined
  return ({ key, writtenOn }) => {
    byPatient ??= Map.groupBy(openPrescriptions(copy), (id) => keyIn(copy, id))
    return [...new Set([...(byPatient.get(key) ?? []), ...(writtenOn === null ? [] : [writtenOn])])]
  }
}

const keyIn = (copy: ReadDb, id: string): string => {
  const prescription = prescriptionById(copy, id)
  return prescription === undefined ? '' : patientKey(prescription.content.patient).key
}

const touchedOn = (touched: Map<string, Touched>, id: string, at: number): Touched => {
  const on = touched.get(id) ?? { acts: new Set<string>(), done: new Map<string, LostAct>(), lastAt: at }
  touched.set(id, on)
  on.lastAt = Math.max(on.lastAt, at)
  return on
}

const gravestFirst = (acts: readonly LostAct[]): readonly LostAct[] =>
  acts.toSorted((a, b) => gravity(b) - gravity(a) || b.at - a.at)

const gravity = (act: LostAct): number => (letsGo(act) ? 2 : isAboutPatient(act) ? 1 : 0)

const patientIn = (present: ReadDb, id: string): string => {
  const prescription = prescriptionById(present, id)
  return prescription === undefined ? (labelOnList(present, id) ?? '') : shownName(prescription.content.patient)
}
