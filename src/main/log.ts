import pino from 'pino'

/** Everything that may be logged. A field not listed here cannot be: no names, numbers, ids of prescriptions or free text. */
export type LogEvent =
  | { readonly event: 'started'; readonly environment: string; readonly host: string; readonly version: string }
  | { readonly event: 'stopped'; readonly environment: string }
  | {
      readonly event: 'fault'
      readonly reference: string
      readonly where: string
      readonly kind: string
      readonly frames: readonly string[]
    }
  | { readonly event: 'line'; readonly kind: string }
  | { readonly event: 'outbox'; readonly recorded: number; readonly waiting: number }

/** Writes one line. */
export type Log = (event: LogEvent) => void

/** A log of JSON lines in `file`, written synchronously so that the last line before a crash is there. */
export const openLog = (file: string): Log => {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: file, sync: true, mkdir: true }),
  )
  return (event) => {
    logger.info(event)
  }
}

/** What of a fault may be logged: its kind and where it was thrown. Its message may quote a patient and is left out. */
export const describeFault = (fault: unknown): { kind: string; frames: readonly string[] } => {
  if (!(fault instanceof Error)) return { kind: typeof fault, frames: [] }
  const code = 'code' in fault && typeof fault.code === 'string' ? ` ${fault.code}` : ''
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { kind: `${fault.name}${code}`, frames: frames.slice(0, 12).map((line) => line.trim()) }
}
