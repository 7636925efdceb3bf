import { ukDate } from '../../domain/uk-date.ts'
import type { Ports } from './ports.ts'

const lookEveryMs = 10 * 60_000

/** Runs `work` now and again on every new UK day, never twice at once; a fault is reported and the next look tries again, as it does while `waits` says so. `stop` waits for a run under way. */
export const repeatDaily = (
  ports: Pick<Ports, 'now' | 'after'>,
  work: () => Promise<unknown>,
  onFault: (fault: unknown) => void,
  waits: () => boolean = () => false,
): { readonly stop: () => Promise<void> } => {
  let doneOn: string | null = null
  let stopped = false
  let callOff: () => void = () => undefined
  let running: Promise<void> = Promise.resolve()
  const look = (): void => {
    const today = ukDate(ports.now())
    running = (doneOn === today || waits() ? Promise.resolve() : work().then(() => void (doneOn = today)))
      .catch(onFault)
      .then(() => {
        if (!stopped) callOff = ports.after(lookEveryMs, look)
      })
  }
  look()
  return {
    stop: async () => {
      stopped = true
      callOff()
      await running
    },
  }
}
