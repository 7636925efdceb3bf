import { existsSync, renameSync, statSync } from 'node:fs'
import pino from 'pino'

/** Everything that may be logged. A field not listed here cannot be: no names, numbers, ids of prescriptions or free text. */
export type LogEvent =
  | { readonly event: 'started'; readonly environment: string; readonly host: string; readonly version: string }
  | { readonly event: 'stopped'; readonly environment: string }
  /** A desk did not open; `why` is the code of the refusal. */
  | { readonly event: 'refused'; readonly environment: string; readonly why: string }
  /** A version looked a record through and did not take it over; `findings` are codes. */
  | {
      readonly event: 'self-check-failed'
      readonly version: string
      readonly findings: readonly string[]
      readonly putBack: boolean
    }
  | {
      readonly event: 'fault'
      readonly reference: string
      readonly where: string
      readonly kind: string
      readonly frames: readonly string[]
    }

/** Writes one line. */
export type Log = (event: LogEvent) => void

// What a full disk keeps from being written is held in memory up to here, then dropped.
const heldBytes = 256 * 1024
const mostBytes = 5_000_000
// More than a line can have, so that a file stays under its limit.
const lineBytes = 16 * 1024

const turningFile = (file: string): { readonly write: (line: string) => void } => {
  let bytes = existsSync(file) ? statSync(file).size : 0
  const destination = pino.destination({ dest: file, sync: true, mkdir: true, maxLength: heldBytes })
  return {
    write: (line) => {
      destination.write(line)
      bytes += Buffer.byteLength(line)
      if (bytes + lineBytes < mostBytes) return
      // After the line: where the older file cannot be replaced (somebody reads it), the log goes on in this one.
      renameSync(file, `${file}.1`)
      destination.reopen()
      bytes = 0
    },
  }
}

/**
 * A log of JSON lines in `file`, written synchronously so that the last line before a crash is there. Full at 5 MB it becomes
 * `<file>.1` in the place of the one before. A disk that takes no more costs the log its lines and nothing else.
 */
export const openLog = (file: string): Log => {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, turningFile(file))
  return (event) => {
    try {
      logger.info(event)
    } catch (error) {
      // Faults are reported here: one that could not be written down must not become a second one at whoever reports it.
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }
}
