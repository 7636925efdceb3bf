import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from '../contract/desk.ts'
import type { QuestionName, Reply } from '../contract/index.ts'
import { ok } from '../domain/result.ts'
import type { Result } from '../domain/result.ts'
import { threads } from './desk/in-worker.ts'
import { openDesk } from './desk/open-desk.ts'
import type { DeskHost, DeskPace, OpenDesk } from './desk/open-desk.ts'
import type { Ports } from './desk/ports.ts'
import { createPushes } from './desk/pushes.ts'
import type { Pushes } from './desk/pushes.ts'
import { rememberedChoices } from './desk/remembered.ts'
import type { StartRefusal } from './desk/start-refusal.ts'
import { describeFault, openLog } from './log.ts'
import { createFetchHttp } from './nhs/fetch-http.ts'
import type { Router } from './rpc/router.ts'

const after = (ms: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms)
  return () => {
    clearTimeout(timer)
  }
}

// The bundler may put this file into chunks/, one folder below the entries.
const builtWorker = (): string => {
  const here = import.meta.dirname
  return path.join(path.basename(here) === 'chunks' ? path.dirname(here) : here, 'worker.js')
}

/** The real world: this machine's clock, timers, randomness and network. */
export const realPorts: Ports = {
  now: () => Date.now(),
  randomBytes: (count) => randomBytes(count),
  random: () => Math.random(),
  after,
  soon: (work) => void setImmediate(work),
  http: createFetchHttp({ fetch: globalThis.fetch, after }),
  inWorker: threads(builtWorker()),
}

/** An unguessable text for one-time links and sessions: 256 bits, URL-safe. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What starting the desk takes. `psuUrl` replaces practice mode's own stand-in with another one on this PC, for tests. */
export interface StartOptions {
  readonly dataDir: string
  readonly host: DeskHost
  readonly version: string
  readonly psuUrl?: string
  /** That one answers without looking, as the NHS sandbox does. */
  readonly cannedAnswers?: boolean
  readonly pace?: DeskPace
}

/**
 * A running desk, whatever environment it is in. `reportFault` writes a fault down and gives its reference. After `stop` nothing
 * runs and the file is closed; asked twice it is the same stop, and it rejects when that takes longer than ten seconds.
 */
export interface Desk {
  readonly router: Router
  readonly onPush: Pushes['onPush']
  readonly reportFault: (where: string, fault: unknown) => string
  readonly stop: () => Promise<void>
}

const stopWithinMs = 10_000

const inTime = (ending: Promise<void>): Promise<void> => {
  let callOff: () => void = () => undefined
  const late = new Promise<never>((_resolve, reject) => {
    callOff = after(stopWithinMs, () => {
      reject(new Error('The desk did not stop in time'))
    })
  })
  return Promise.race([ending, late]).finally(callOff)
}

/** Builds everything once. Changing the environment stops the whole composition and builds another under the same router. */
export const startDesk = async (options: StartOptions): Promise<Result<Desk, StartRefusal>> => {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  const choices = rememberedChoices(options.dataDir)
  const log = openLog(path.join(options.dataDir, 'pestle.log'))
  const reportFault = (where: string, fault: unknown): string => {
    const reference = randomBytes(4).toString('hex').toUpperCase()
    log({ event: 'fault', reference, where, ...describeFault(fault) })
    return reference
  }
  const pushes = createPushes((fault) => void reportFault('push', fault))
  const open = async (environment: Environment): Promise<Result<OpenDesk, StartRefusal>> => {
    const opened = await openDesk(realPorts, {
      ...options,
      environment,
      choices,
      pushes,
      reportFault,
      changeEnvironment: (wanted) => {
        change(wanted)
      },
    })
    if (opened.ok) log({ event: 'started', environment, host: options.host, version: options.version })
    return opened
  }
  const first = await open(choices.read().environment)
  if (!first.ok) return first
  let current: OpenDesk | null = first.value
  let changing: Promise<void> = Promise.resolve()
  let stopping: Promise<void> | null = null

  // During a change a fault is written down and counts as a refusal, so that what follows is still done.
  const orNull = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (fault) {
      reportFault('change of environment', fault)
      return null
    }
  }
  const reopen = async (wanted: Environment): Promise<void> => {
    if (stopping !== null) return
    const before = choices.read().environment
    const closing = current
    current = null
    if (closing) await orNull(closing.stop)
    const opened = await orNull(() => open(wanted))
    // Refused: back to where work was, so that no choice ever leaves the counter without a desk.
    const desk = opened?.ok === true ? opened : await orNull(() => open(before))
    if (desk?.ok === true) current = desk.value
    if (opened?.ok === true) choices.change({ environment: wanted })
    pushes.send({ kind: 'restarted' })
  }
  const change = (wanted: Environment): void => {
    changing = changing.then(() => orNull(() => reopen(wanted))).then(() => undefined)
  }
  const end = async (): Promise<void> => {
    await changing
    const closing = current
    current = null
    await closing?.stop()
    log({ event: 'stopped', environment: choices.read().environment })
  }
  const away: Reply<QuestionName> = { kind: 'fault', reference: 'desk-closed' }
  return ok({
    router: async (session, name, input) =>
      current === null || stopping !== null ? away : current.router(session, name, input),
    onPush: pushes.onPush,
    reportFault,
    stop: () => (stopping ??= inTime(end())),
  })
}
