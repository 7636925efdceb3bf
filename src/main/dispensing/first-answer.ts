import { eventTypeOf, prescriptionOf, streamOf } from './domain-event.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import type { Act, ActAnswer, ActCommand, ActRefusal } from './act.ts'
import { askedDigest, askedOf } from './asked.ts'
import type { ReadDb } from '../database/query.ts'
import { eventsOfCommand, readStream } from '../ledger/read.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'

type Still = { readonly id: string; readonly version: number }

/** The answer of an act that recorded `events`, at least one, and left the prescriptions of `quiet` as they were. */
export const answerOf = (actId: string, events: readonly RecordedEvent[], quiet: readonly Still[]): ActAnswer => {
  const byStream = Map.groupBy(events, ({ stream }) => stream)
  const moved = [...byStream].map(([stream, own]) => ({
    id: prescriptionOf(stream) ?? '',
    version: own.at(-1)?.streamVersion ?? 0,
    eventIds: own.map(({ eventId }) => eventId),
    types: own.map(eventTypeOf),
  }))
  const still = quiet
    .filter(({ id }) => !byStream.has(streamOf(id)))
    .map(({ id, version }) => ({ id, version, eventIds: [], types: [] }))
  return { actId, sequence: sequenceOf(events), prescriptions: [...moved, ...still] }
}

const sequenceOf = (events: readonly RecordedEvent[]): number => Math.max(0, ...events.map(({ seq }) => seq))

/**
 * What an act answered when it was done the first time; undefined when it was not done yet. Throws when this is not the same act
 * again: a command id was used on another prescription or by another act, or there is a command now that was not among those
 * done (`wouldRecord`: it has something to record on the version it was shown), which the first answer would pass off as done.
 * Refused when the same command now asks for something else than was recorded.
 */
export const firstAnswer = (
  db: ReadDb,
  act: Act,
  wouldRecord: (one: ActCommand) => boolean,
): Result<ActAnswer, ActRefusal> | undefined => {
  const found = act.commands.map(({ commandId }) => eventsOfCommand(db, commandId))
  const events = [...new Map(found.flat().map((event) => [event.seq, event])).values()].toSorted(
    (a, b) => a.seq - b.seq,
  )
  const [firstEvent] = events
  if (firstEvent === undefined) return undefined
  const someAreNew = found.some((own) => own.length === 0)
  const sameAct = events.every(({ actId }) => actId === act.actId)
  const sameStreams = act.commands.every(
    ({ prescriptionId }, at) =>
      !found[at]?.length || found[at].some(({ stream }) => stream === streamOf(prescriptionId)),
  )
  if (!sameStreams || (someAreNew && !sameAct))
    throw new Error(`Act ${act.actId} uses a command id of act ${firstEvent.actId} again`)
  if (act.commands.some((one, at) => found[at]?.length === 0 && wouldRecord(one)))
    throw new Error(`Act ${act.actId} came again with a command it did not have`)
  const otherwise = act.commands.find(({ prescriptionId, command }, at) => {
    const own = found[at]?.find(({ stream }) => stream === streamOf(prescriptionId))
    return own !== undefined && askedOf(own) !== askedDigest(act, command)
  })
  if (otherwise !== undefined)
    return refused({
      code: 'act-refused',
      prescriptionId: otherwise.prescriptionId,
      refusal: { code: 'recorded-otherwise' },
    })
  const versionThen = (id: string): number =>
    readStream(db, streamOf(id)).findLast(({ seq }) => seq <= sequenceOf(events))?.streamVersion ?? 0
  const quiet = act.commands
    .filter((_command, at) => found[at]?.length === 0)
    .map(({ prescriptionId }) => ({ id: prescriptionId, version: versionThen(prescriptionId) }))
  return ok(answerOf(firstEvent.actId, events, quiet))
}
