import type { Push } from '../../contract/index.ts'

/** Hands every push to every screen that listens. */
export interface Pushes {
  readonly send: (push: Push) => void
  readonly onPush: (listener: (push: Push) => void) => () => void
}

/**
 * Listeners are told in the order they came; one that was taken away is never told again. A fault of one is reported and keeps
 * neither the others from hearing nor whoever pushes from going on: what is pushed has happened already.
 */
export const createPushes = (onFault: (fault: unknown) => void): Pushes => {
  const listeners = new Set<(push: Push) => void>()
  const tell = (listener: (push: Push) => void, push: Push): void => {
    try {
      listener(push)
    } catch (fault) {
      onFault(fault)
    }
  }
  return {
    send: (push) => {
      for (const listener of [...listeners]) tell(listener, push)
    },
    onPush: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
