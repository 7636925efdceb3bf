import type { Ports } from './ports.ts'

/** Something that is done no more often than it may be. */
export interface NoMoreOften {
  readonly call: () => void
  /** Nothing is done afterwards. */
  readonly stop: () => void
}

/** Does `work` when it is called for, but no more than once in `ms`: what is called for sooner is done once when they are over. */
export const noMoreOften = (after: Ports['after'], ms: number, work: () => void): NoMoreOften => {
  let callOff: (() => void) | undefined
  let again = false
  const call = (): void => {
    if (callOff !== undefined) {
      again = true
      return
    }
    callOff = after(ms, () => {
      callOff = undefined
      if (!again) return
      again = false
      call()
    })
    work()
  }
  return {
    call,
    stop: () => {
      callOff?.()
      callOff = () => undefined
    },
  }
}
