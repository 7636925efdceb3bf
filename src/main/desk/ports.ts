import type { KeyStore } from '../keys/key-store-wrapper.ts'
import type { HttpPort } from '../nhs/http-port.ts'
import type { InWorker } from './in-worker.ts'

/** The outside world, handed in by `compose.ts`: nothing below it reads a clock, waits, opens a connection or picks at random by itself. */
export interface Ports {
  /** UTC ms. */
  readonly now: () => number
  readonly randomBytes: (count: number) => Buffer
  /** 0 ≤ x < 1. */
  readonly random: () => number
  /** Runs `work` once after `ms`; the function given back calls it off. */
  readonly after: (ms: number, work: () => void) => () => void
  /** Runs `work` as soon as other work had its turn. */
  readonly soon: (work: () => void) => void
  readonly http: HttpPort
  /** Heavy work, in a thread of its own. */
  readonly inWorker: InWorker
  /** The system's key store; absent where the host has none: in a browser and on the command line. */
  readonly keyStore?: KeyStore
}
