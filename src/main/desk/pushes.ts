import type { Push } from '../../contract/index.ts'

/** Hands every push to every screen that listens. */
export interface Pushes {
  readonly send: (push: Push) => void
  readonly onPush: (listener: (push: Push) => void) => () => void
}

/** Listeners are told in the order they came; one that was taken away is never told again. */
export const createPushes = (): Pushes => {
  const listeners = new Set<(push: Push) => void>()
  return {
    send: (push) => {
      for (const listener of [...listeners]) listener(push)
    },
    onPush: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
