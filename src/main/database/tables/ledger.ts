/** Tables owned by `main/ledger`, and `meta`, which says what file this is. Instants are UTC ms, digests 32 bytes. */
export interface LedgerTables {
  readonly meta: MetaTable
  readonly event: EventTable
  readonly event_body: EventBodyTable
  readonly terminal_head: TerminalHeadTable
  readonly projection_version: ProjectionVersionTable
}

/** One row, written when the file is made. */
export interface MetaTable {
  readonly only_row: number
  readonly environment: string
  readonly terminal_id: string
  readonly created_at: number
}

/** Event headers, append-only; `seq` is the order of arrival in this file, from 1 without gaps. */
export interface EventTable {
  readonly seq: number
  readonly event_id: string
  readonly stream: string
  readonly stream_version: number
  readonly type: string
  readonly type_version: number
  readonly command_id: string
  readonly act_id: string
  readonly happened_at: number
  readonly recorded_at: number
  readonly actor_id: string
  readonly actor_name: string
  readonly actor_role: string
  readonly terminal: string
  readonly terminal_seq: number
  readonly lamport: number
  readonly body_digest: Uint8Array
  readonly previous_hash: Uint8Array
  readonly hash: Uint8Array
}

/** What an event says, as the JSON text that was hashed. */
export interface EventBodyTable {
  readonly seq: number
  readonly salt: Uint8Array
  readonly body: string
}

/** Where each terminal's chain ends, so that a cut tail is seen. */
export interface TerminalHeadTable {
  readonly terminal: string
  readonly events: number
  readonly lamport: number
  readonly hash: Uint8Array
}

/** Which version of each projector last filled its tables. */
export interface ProjectionVersionTable {
  readonly name: string
  readonly version: number
}
