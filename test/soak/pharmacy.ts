import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Input, Output, QuestionName, Reply } from '../../src/contract/index.ts'
import { realPorts } from '../../src/main/compose.ts'
import { threads } from '../../src/main/desk/in-worker.ts'
import { openDesk, type OpenDesk } from '../../src/main/desk/open-desk.ts'
import type { Ports } from '../../src/main/desk/ports.ts'
import { createPushes } from '../../src/main/desk/pushes.ts'
import { rememberedChoices } from '../../src/main/desk/remembered.ts'
import { describeFault } from '../../src/main/describe-fault.ts'
import { openLog } from '../../src/main/open-log.ts'
import { inThread } from '../support/in-thread.ts'
import type { Nhs } from './nhs.ts'

interface Timer {
  readonly due: number
  readonly work: () => void
}

/** How the line to the NHS is: on, or what every request ends with. */
export type Line = 'on' | 'no-network' | 'timeout' | 'lost'

/** A whole desk as the app composes it, in this process: real files, real threads, real sockets. Only its clock is moved by hand. */
export interface Pharmacy {
  readonly dataDir: string
  readonly now: () => number
  readonly timers: () => number
  readonly faults: () => number
  readonly setLine: (line: Line) => void
  /** The PC is asleep until an instant: nothing is done, and what fell due meanwhile is done then, once. */
  readonly asleepUntil: (at: number) => Promise<void>
  /** Moves the clock on to an instant; everything that falls due on the way is done, and what it began is waited for. */
  readonly until: (at: number) => Promise<void>
  /** Waits for requests and threads that are under way. */
  readonly atRest: () => Promise<void>
  readonly ask: <Q extends QuestionName>(screen: string, name: Q, input: Input<Q>) => Promise<Reply<Q>>
  readonly answer: <Q extends QuestionName>(screen: string, name: Q, input: Input<Q>) => Promise<Output<Q>>
  readonly open: (version: string) => Promise<void>
  readonly close: () => Promise<void>
  readonly remove: () => void
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Makes one in a folder of its own; `worker` is the built thread. */
export const makePharmacy = (nhs: Nhs, worker: string, random: () => number, from: number): Pharmacy => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pestle-soak-'))
  const dataDir = path.join(folder, 'data')
  mkdirSync(dataDir)
  mkdirSync(path.join(folder, 'backups'))
  const log = openLog(path.join(dataDir, 'pestle.log'))
  const timers = new Set<Timer>()
  const inWorker = threads(worker)
  let now = from
  let line: Line = 'on'
  let busy = 0
  let faults = 0
  let desk: OpenDesk | null = null
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    busy += 1
    try {
      return await work()
    } finally {
      busy -= 1
    }
  }
  const ports: Ports = {
    now: () => now,
    randomBytes: (count) => randomBytes(count),
    random,
    after: (ms, work) => {
      const timer = { due: now + ms, work }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    soon: (work) => void setImmediate(work),
    http: (request) =>
      counted(async () => {
        if (line !== 'on') return { kind: 'fault', fault: line, code: line }
        await nhs.setClock(now)
        return realPorts.http(request)
      }),
    // Asked every five minutes, and no more than the names in a folder: a thread for each would be most of the soak's time.
    inWorker: (name, input, waiting) =>
      counted(() => (name === 'backup:look' ? inThread(name, input, waiting) : inWorker(name, input, waiting))),
  }
  const reportFault = (where: string, fault: unknown): string => {
    faults += 1
    const reference = randomBytes(4).toString('hex').toUpperCase()
    log({ event: 'fault', reference, where, ...describeFault(fault) })
    console.error(`fault in ${where}:`, fault)
    return reference
  }
  // What is begun is begun within a few turns; what takes longer counts itself.
  const atRest = async (): Promise<void> => {
    for (let quiet = 0; quiet < 6; quiet += 1) {
      await soon()
      if (busy > 0) quiet = -1
    }
  }
  const ask: Pharmacy['ask'] = (screen, name, input) => {
    if (desk === null) throw new Error('The desk is closed')
    return desk.router(screen, name, input) as never
  }
  return {
    dataDir,
    now: () => now,
    timers: () => timers.size,
    faults: () => faults,
    setLine: (next) => {
      line = next
    },
    until: async (at) => {
      for (;;) {
        let next: Timer | undefined
        for (const timer of timers) if (timer.due <= at && (next === undefined || timer.due < next.due)) next = timer
        if (next === undefined) break
        timers.delete(next)
        now = Math.max(now, next.due)
        next.work()
        await atRest()
      }
      now = at
    },
    asleepUntil: async (at) => {
      now = at
      const due = [...timers].filter((timer) => timer.due <= at).sort((one, other) => one.due - other.due)
      for (const timer of due) if (timers.delete(timer)) timer.work()
      await atRest()
    },
    atRest,
    ask,
    answer: async (screen, name, input) => {
      const reply = await ask(screen, name, input)
      if (reply.kind !== 'answer') throw new Error(`${name}: ${JSON.stringify(reply)}`)
      return reply.value as never
    },
    open: async (version) => {
      const opened = await openDesk(ports, {
        dataDir,
        environment: 'practice',
        host: 'browser',
        version,
        psuUrl: nhs.url,
        choices: rememberedChoices(dataDir),
        pushes: createPushes((fault) => void reportFault('push', fault)),
        reportFault,
        changeEnvironment: () => {
          throw new Error('Nobody changes the environment here')
        },
      })
      if (!opened.ok) throw new Error(`The desk did not open: ${opened.refusal.code}`)
      desk = opened.value
    },
    close: async () => {
      const closing = desk
      desk = null
      await closing?.stop()
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
