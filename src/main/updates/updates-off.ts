import { refused } from '../../domain/result.ts'
import type { UpdatesOff, UpdateState, Updates } from './updates.ts'

/** The port where nothing is ever updated from within: it says why, and does nothing. */
export const updatesOff = (why: UpdatesOff, managedBy: string | null = null): Updates => {
  const state: UpdateState = { kind: 'off', why, managedBy }
  return {
    state: () => state,
    onChange: () => () => undefined,
    check: () => Promise.resolve(state),
    download: () => Promise.resolve(state),
    choose: () => undefined,
    install: () => Promise.resolve(refused('nothing-ready')),
    stop: () => Promise.resolve(),
  }
}
