import type { Finding } from '../../../contract/health.ts'
import { troublesOf } from './found.ts'

/** What watching takes: what costs a moment of the disk, looked at every few minutes, and what is known anyway. */
export interface HealthDeps {
  readonly look: () => readonly Finding[]
  readonly known: () => readonly Finding[]
  readonly now: () => number
  readonly after: (ms: number, work: () => void) => () => void
  /** Something else is wrong than at the look before. */
  readonly changed: () => void
  readonly fault: (error: unknown) => void
}

/** Whether this PC is well, looked at from the start until stopped. */
export interface Health {
  readonly state: () => { readonly troubles: readonly Finding[]; readonly lookedAt: number }
  readonly stop: () => void
}

/** How often it is looked. */
export const lookEveryMs = 3 * 60_000

/** Looks at once, and every three minutes. */
export const watchHealth = (deps: HealthDeps): Health => {
  let seen: readonly Finding[] = []
  let lookedAt = deps.now()
  let callOff: () => void = () => undefined
  let told = ''
  const look = (): void => {
    try {
      seen = deps.look()
      lookedAt = deps.now()
    } catch (error) {
      // A disk that cannot even be asked is told of by what cannot be recorded; the next look may say more.
      deps.fault(error)
    }
    const heads = troubles()
      .map(({ head }) => head)
      .join('\n')
    if (told !== heads) deps.changed()
    told = heads
    callOff = deps.after(lookEveryMs, look)
  }
  const troubles = (): readonly Finding[] => troublesOf([...seen, ...deps.known()])
  look()
  return {
    state: () => ({ troubles: troubles(), lookedAt }),
    stop: () => {
      callOff()
    },
  }
}
