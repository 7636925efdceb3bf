import type { Actor } from '../../domain/people.ts'
import type { Tx } from '../database/query.ts'
import type { EventTable } from '../database/tables/ledger.ts'
import { digestOfBody, hashOfHeader, headerText, noHash } from './event-hash.ts'
import { recordedEvent } from './read.ts'
import type { RecordedEvent } from './recorded-event.ts'
import { insertEvent, moveHead, position, streamVersionOf, type Position } from './store.ts'

/** Clock (UTC ms), UUIDv7 and 16 or more random bytes, passed in. */
export interface LedgerContext {
  now(): number
  newId(): string
  newSalt(): Buffer
}

/** One decided event. `body` is what JSON keeps of it; `typeVersion` is 1 unless said otherwise. */
export interface NewEvent {
  readonly type: string
  readonly typeVersion?: number
  readonly body: unknown
}

/** The events of one command on one stream. `expectedVersion` is the stream's version before them, 0 for a new one. */
export interface NewEvents {
  readonly stream: string
  readonly expectedVersion: number
  readonly commandId: string
  readonly actId: string
  readonly actor: Actor
  readonly happenedAt: number
  readonly events: readonly NewEvent[]
}

/** The stream was not at the expected version: the caller decided on a state that is no longer true, which it must have looked at first. */
export class ConcurrencyFault extends Error {
  override readonly name = 'ConcurrencyFault'
}

/** Appends events to this terminal's chain and gives them back exactly as replay will read them. */
export const append = (tx: Tx, context: LedgerContext, added: NewEvents): readonly RecordedEvent[] => {
  const found = streamVersionOf(tx, added.stream)
  if (found !== added.expectedVersion)
    throw new ConcurrencyFault(`${added.stream} is at version ${found}, not ${added.expectedVersion}`)
  if (added.events.length === 0) return []
  const recordedAt = context.now()
  let at = position(tx)
  const recorded = added.events.map((event, index) => {
    const { header, body } = insertNext(tx, context, { added, event, index, recordedAt, at })
    at = { ...at, events: header.terminal_seq, hash: header.hash, lastLamport: header.lamport, lastSeq: header.seq }
    return recordedEvent({ ...header, body })
  })
  moveHead(tx, { terminal: at.terminal, events: at.events, lamport: at.lastLamport, hash: at.hash ?? noHash })
  return recorded
}

interface Next {
  readonly added: NewEvents
  readonly event: NewEvent
  readonly index: number
  readonly recordedAt: number
  readonly at: Position
}

const insertNext = (tx: Tx, context: LedgerContext, { added, event, index, recordedAt, at }: Next) => {
  const body = jsonText(event)
  const salt = context.newSalt()
  const header: Omit<EventTable, 'hash'> = {
    seq: at.lastSeq + 1,
    event_id: context.newId(),
    stream: added.stream,
    stream_version: added.expectedVersion + index + 1,
    type: event.type,
    type_version: event.typeVersion ?? 1,
    command_id: added.commandId,
    act_id: added.actId,
    happened_at: added.happenedAt,
    recorded_at: recordedAt,
    actor_id: added.actor.id,
    actor_name: added.actor.name,
    actor_role: added.actor.role,
    terminal: at.terminal,
    terminal_seq: at.events + 1,
    lamport: at.lastLamport + 1,
    body_digest: digestOfBody(salt, body),
    previous_hash: at.hash ?? noHash,
  }
  const whole: EventTable = { ...header, hash: hashOfHeader(headerText(header)) }
  insertEvent(tx, whole, salt, body)
  return { header: whole, body }
}

const jsonText = ({ type, body }: NewEvent): string => {
  if (typeof body !== 'object' || body === null) throw new Error(`The body of ${type} is not an object`)
  return JSON.stringify(body)
}
