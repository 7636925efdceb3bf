import type { UpdateWait } from '../../contract/updates.ts'
import type { Updates } from './updates.ts'

const lookEveryMs = 30_000

/** What the watch takes. `waits` says what an update that is here waits for. */
export interface InstallWhenQuiet {
  readonly updates: Updates
  readonly waits: () => readonly UpdateWait[]
  readonly after: (ms: number, work: () => void) => () => void
  readonly fault: (error: unknown) => void
  /** What the screen says has changed. */
  readonly changed: () => void
}

const isReady = ({ updates }: InstallWhenQuiet): boolean => {
  const state = updates.state()
  return state.kind === 'on' && state.stage === 'ready'
}

/** Looks every half minute whether an update that is here may begin, and begins it, once. The function given back ends the looking. */
export const installWhenQuiet = (watch: InstallWhenQuiet): (() => void) => {
  const { updates, waits, after, fault, changed } = watch
  let ended = false
  let callOff: (() => void) | null = null
  let said = ''
  const look = (): void => {
    callOff = null
    if (ended || !isReady(watch)) return
    const found = waits()
    const now = JSON.stringify(found.map(({ why }) => why))
    if (now !== said) changed()
    said = now
    if (found.length > 0) callOff = after(lookEveryMs, look)
    else updates.install({ restart: true, still: () => waits().length === 0 }).catch(fault)
  }
  const off = updates.onChange(() => {
    changed()
    if (callOff === null && !ended && isReady(watch)) callOff = after(lookEveryMs, look)
  })
  if (isReady(watch)) callOff = after(lookEveryMs, look)
  return () => {
    ended = true
    off()
    callOff?.()
  }
}
