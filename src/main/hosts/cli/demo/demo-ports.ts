import type { Verification } from '../report-verification.ts'

/** A request as the demo passes it on; header names in lower case. */
export interface PlainRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** A complete reply. */
export interface PlainReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What the outbox of the demo's file holds at the end. */
export interface OutboxFigures {
  readonly enqueued: number
  readonly recorded: number
  /** Without those a person mended. */
  readonly superseded: number
  /** Recorded although they had stopped being true on the way; part of `recorded`. */
  readonly overtaken: number
  /** Needed a person, mended since or not. */
  readonly parked: number
  /** Neither sent nor given up: nothing, at the end. */
  readonly open: number
}

/** Everything the demo needs of the outside. Instants are UTC ms. */
export interface DemoPorts {
  readonly now: () => number
  readonly newId: () => string
  readonly after: (ms: number, work: () => void) => () => void
  /** Null when no complete reply came. */
  readonly exchange: (request: PlainRequest) => Promise<PlainReply | null>
  readonly makeFolder: () => string
  readonly removeFolder: (folder: string) => void
  /** The release replies of a practice script, one per issue. */
  readonly releasesFor: (patient: string) => readonly string[]
  /** The built stand-in for the NHS, and the built command line itself: both are started as processes of their own. */
  readonly standIn: string
  readonly commandLine: string
  /** Looks into the closed file. */
  readonly examineFile: (dataDir: string) => Verification & { readonly outbox: OutboxFigures }
}
