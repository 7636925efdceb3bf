import type { Generated } from 'kysely'

/** Tables owned by `main/intake`; what each column means stands in `migrations/0004_intake.sql`. Instants are UTC ms. */
export interface IntakeTables {
  readonly intake_message: IntakeMessageTable
  readonly intake_result: IntakeResultTable
  readonly intake_link: IntakeLinkTable
}

/** One arrival, byte for byte. */
export interface IntakeMessageTable {
  readonly message_no: Generated<number>
  readonly message_id: string
  readonly received_at: number
  readonly origin_kind: string
  readonly origin_name: string
  readonly size_bytes: number
  readonly sha256: string
  readonly content: Uint8Array | null
  readonly same_bytes_as: string | null
}

/** What became of one arrival. */
export interface IntakeResultTable {
  readonly message_no: number
  readonly message_id: string
  readonly outcome: 'imported' | 'duplicate' | 'conflict' | 'refused'
  readonly held: number
  readonly reasons: string
  readonly prescriptions: string
  readonly decided_at: number
  readonly attempts: number
  readonly acknowledged_at: number | null
  readonly acknowledged_by: string | null
}

/** A prescription that an arrival brought. */
export interface IntakeLinkTable {
  readonly prescription_id: string
  readonly message_id: string
  readonly path: string
  readonly taken_as: 'new' | 'duplicate' | 'conflict' | 'sent-back'
  readonly signed: number
}
