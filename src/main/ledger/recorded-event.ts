import type { Actor } from '../../domain/people.ts'

/** An event as it stands in the ledger. `seq` is its order of arrival in this file; instants are UTC ms; `body` is parsed JSON without `type`. */
export interface RecordedEvent {
  readonly seq: number
  readonly eventId: string
  readonly stream: string
  readonly streamVersion: number
  readonly type: string
  readonly typeVersion: number
  readonly commandId: string
  readonly actId: string
  readonly happenedAt: number
  readonly recordedAt: number
  readonly actor: Actor
  readonly body: unknown
}
