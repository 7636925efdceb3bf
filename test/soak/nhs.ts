import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { startPsuServer } from '../../src/main/practice/psu/server.ts'

/** The stand-in for the NHS in a process of its own, so that what it keeps is in nobody's figures, on the soak's clock. */
export interface Nhs {
  readonly url: string
  /** Resolves when it has this time (UTC ms). */
  readonly setClock: (now: number) => Promise<void>
  readonly setFaults: (rate: number, seed: number) => Promise<void>
  readonly stop: () => Promise<void>
}

interface Told {
  readonly now?: number
  readonly faults?: { readonly rate: number; readonly seed: number }
}

/** What runs in that process; `main.ts` calls it when it is started as one. */
export const beTheNhs = async (): Promise<void> => {
  let now = 0
  const server = await startPsuServer({
    now: () => now,
    newId: randomUUID,
    after: (ms, act) => {
      const timer = setTimeout(act, Math.min(ms, 5))
      return () => clearTimeout(timer)
    },
    onFault: (fault) => console.error(fault),
  })
  process.on('message', (told: Told) => {
    if (told.now !== undefined) now = told.now
    if (told.faults !== undefined) server.control.mix(told.faults.rate === 0 ? null : told.faults)
    process.send?.('done')
  })
  process.once('disconnect', () => void server.stop().then(() => process.exit(0)))
  process.send?.({ url: server.url })
}

const said = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once('message', resolve))

/** Starts it. */
export const startNhs = async (entry: string): Promise<Nhs> => {
  const child = fork(entry, ['--be-the-nhs'])
  const { url } = (await said(child)) as { readonly url: string }
  let turn: Promise<unknown> = Promise.resolve()
  let clock = -1
  const tell = (told: Told): Promise<void> => {
    const next = turn.then(() => {
      const done = said(child)
      child.send(told)
      return done
    })
    turn = next
    return next.then(() => undefined)
  }
  return {
    url,
    setClock: async (now) => {
      if (now === clock) return
      clock = now
      await tell({ now })
    },
    setFaults: (rate, seed) => tell({ faults: { rate, seed } }),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.disconnect()
      }),
  }
}
