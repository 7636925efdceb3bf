import type { ReadDb, Tx } from '../database/query.ts'
import { append, type LedgerContext } from '../ledger/append.ts'
import { eventsOfTypesBefore, readStream, seqsOf } from '../ledger/read.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { holdOf, reviewOf } from './hold-store.ts'
import { bySystem } from './outbox-events.ts'
import { prescriptionStreams } from './stored-prescription.ts'
import { tasksOfPrescription, type Told } from './store.ts'

/**
 * One act that the file put back does not hold: what it was, when (UTC ms), and by whom. `type` is that of its event; `words` is
 * what was written down about the patient, and given for nothing else.
 */
export interface LostAct {
  readonly type: string
  readonly at: number
  readonly by: string
  readonly words?: string
}

/** What was done to one prescription after the copy was made, as the replaced file had it; what let medicine go comes first. */
export interface LostActs {
  readonly prescriptionId: string
  readonly acts: readonly LostAct[]
}

/** The event that carries them into the file put back, each prescription's in a stream of its own. */
export const lostActsType = 'acts-lost'

/** That stream. */
export const lostStreamOf = (prescriptionId: string): string => `outbox-lost:${prescriptionId}`

const leavingTypes: readonly string[] = ['handed-out', 'dispatched']
// Of these the NHS is told nothing, so that what it shows cannot differ for them.
const toldToNobody: readonly string[] = [
  'incident-reported',
  'incident-ruled-out',
  'promised',
  'delivered',
  'entry-checked',
  'label-worded',
]

/** Whether an act let medicine out of the house. */
export const letsGo = ({ type }: Pick<LostAct, 'type'>): boolean => leavingTypes.includes(type)

/** Whether an act wrote something down about the patient, or changed it there: the NHS is told nothing of it. */
export const isAboutPatient = ({ words }: Pick<LostAct, 'words'>): boolean => words !== undefined

/** Whether the NHS is told of such an act. */
export const isToldToNhs = (act: LostAct): boolean => !isAboutPatient(act) && !toldToNobody.includes(act.type)

/** Notes for one prescription what is lost of it. */
export const recordLostActs = (tx: Tx, ledger: LedgerContext, now: number, lost: LostActs): void => {
  const stream = lostStreamOf(lost.prescriptionId)
  append(tx, ledger, {
    stream,
    expectedVersion: readStream(tx, stream).length,
    ...bySystem(ledger, now),
    events: [{ type: lostActsType, body: lost }],
  })
}

/** What such an event carries; undefined for any other, and where its body was removed. */
export const lostActsIn = ({ type, body }: RecordedEvent): LostActs | undefined =>
  // Written by recordLostActs.
  type === lostActsType && body !== null ? (body as LostActs) : undefined

const lossesOf = (db: ReadDb, prescriptionId: string): readonly RecordedEvent[] =>
  readStream(db, lostStreamOf(prescriptionId))

const actsIn = (loss: RecordedEvent): readonly LostAct[] => lostActsIn(loss)?.acts ?? []

/** What restores lost of a prescription, each as its event, since the list was last gone through to the end: that answered the others. */
export const lossesToGoThrough = (db: ReadDb, prescriptionId: string): readonly RecordedEvent[] => {
  const losses = lossesOf(db, prescriptionId)
  if (losses.length === 0) return []
  const [gone] = eventsOfTypesBefore(db, ['restore-gone-through'], Number.MAX_SAFE_INTEGER, 1)
  return losses.filter(({ seq }) => seq > (gone?.seq ?? 0))
}

/** The acts of these; empty for one that lost nothing. */
export const lostActsOf = (db: ReadDb, prescriptionId: string): readonly LostAct[] =>
  lossesToGoThrough(db, prescriptionId).flatMap(actsIn)

/**
 * Whether a hand-out or dispatch of a prescription that is here was lost and none was recorded since: the bag may be gone
 * though the record has it here.
 */
export const mayHaveLeft = (db: ReadDb, prescriptionId: string): boolean => {
  const losses = lossesToGoThrough(db, prescriptionId).filter((loss) => actsIn(loss).some(letsGo))
  if (losses.length === 0) return false
  const events = readStream(db, `${prescriptionStreams}${prescriptionId}`)
  return events.length > 0 && losses.some(({ seq }) => !events.some((event) => letsGo(event) && event.seq > seq))
}

/** Whether the NHS recorded it after acts were lost. `putInAt`: the `seq` of the act it tells of, by event id. */
export const isToldSince = (
  { state, event_id: act, maybe_stored: inDoubt, settled_at: at }: Omit<Told, 'prescription_id'>,
  putInAt: ReadonlyMap<string, number>,
  loss: Pick<RecordedEvent, 'seq' | 'recordedAt'>,
): boolean => {
  if (state !== 'recorded') return false
  if ((putInAt.get(act) ?? 0) > loss.seq) return true
  // It waited in the copy, and a restore put that in doubt: the clock is taken at its word. The `updates-recorded` that names it has a
  // seq, but is not looked up at every change: by a clock that was set between, it is known too early, or once something newer is recorded.
  return inDoubt === 1 && (at ?? 0) >= loss.recordedAt
}

/**
 * Since when it is not known what the NHS shows of a prescription, or of one of its items: while nobody has gone through it
 * after a restore, and where acts of it were lost until the NHS recorded something again. Null where it is known. UTC ms.
 */
export const unknownSince = (db: ReadDb, prescriptionId: string, itemId: string | null = null): number | null => {
  const hold = holdOf(db)
  if (hold !== undefined && reviewOf(db, prescriptionId)?.seenAt === null) return hold.since
  const losses = lossesOf(db, prescriptionId).filter((loss) => actsIn(loss).some(isToldToNhs))
  if (losses.length === 0) return null
  const told = tasksOfPrescription(db, prescriptionId).filter((task) => itemId === null || task.item_id === itemId)
  const putInAt = seqsOf(
    db,
    told.map((task) => task.event_id),
  )
  return losses.find((loss) => !told.some((task) => isToldSince(task, putInAt, loss)))?.recordedAt ?? null
}
