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
  const workIfDue = async (): Promise<void> => {
    const today = ukDate(ports.now())
    // Asked also where nothing is due: whoever asks whether it waits is told of now.
    if (waits() || doneOn === today) return
    await work()
    doneOn = today
  }
  const look = (): void => {
    running = workIfDue()
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
