import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Makes a function that collects all garbage, without a flag for the whole run. */
export const garbageCollector = (): (() => Promise<void>) => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  return async () => {
    // What a WeakRef was asked for is held until this turn ends.
    await new Promise((resolve) => setImmediate(resolve))
    collect()
  }
}
