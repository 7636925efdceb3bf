import { refused } from '../../domain/result.ts'

/** The refusal of what was called off. */
export type Cancelled = { readonly code: 'cancelled' }

/** Work in the worker that can be called off, and that can be left alone with whatever it hangs on. */
export const abandonable = () => {
  const controller = new AbortController()
  const left = Promise.withResolvers<ReturnType<typeof refused<Cancelled>>>()
  return {
    signal: controller.signal,
    abandoned: left.promise,
    callOff: () => {
      controller.abort()
    },
    abandon: () => {
      controller.abort()
      left.resolve(refused({ code: 'cancelled' }))
    },
  }
}
