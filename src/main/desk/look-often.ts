import type { Ports } from './ports.ts'

const everyMs = 3 * 60_000

/**
 * Wakes the outbox every three minutes, though nothing may be due: by that it tells hours in which nobody did anything from hours
 * in which the PC slept, after which it asks whether a bag is still here.
 */
export const lookOften = ({ after }: Pick<Ports, 'after'>, wake: () => void): { readonly stop: () => void } => {
  const again = (): void => {
    callOff = after(everyMs, () => {
      wake()
      again()
    })
  }
  let callOff: () => void = () => undefined
  again()
  return {
    stop: () => {
      callOff()
    },
  }
}
