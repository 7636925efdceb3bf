import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from '../contract/desk.ts'
import type { QuestionName, Reply } from '../contract/index.ts'
import { ok } from '../domain/result.ts'
import type { Result } from '../domain/result.ts'
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

/** The real world: this machine's clock, timers, randomness and network. */
export const realPorts: Ports = {
  now: () => Date.now(),
  randomBytes: (count) => randomBytes(count),
  random: () => Math.random(),
  after,
  http: createFetchHttp({ fetch: globalThis.fetch, after }),
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

/** A running desk, whatever environment it is in. After `stop` nothing runs and the file is closed. */
export interface Desk {
  readonly router: Router
  readonly onPush: Pushes['onPush']
  readonly stop: () => Promise<void>
}

/** Builds everything once. Changing the environment stops the whole composition and builds another under the same router. */
export const startDesk = async (options: StartOptions): Promise<Result<Desk, StartRefusal>> => {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  const choices = rememberedChoices(options.dataDir)
  const log = openLog(path.join(options.dataDir, 'pestle.log'))
  const pushes = createPushes()
  const reportFault = (where: string, fault: unknown): string => {
    const reference = randomBytes(4).toString('hex').toUpperCase()
    log({ event: 'fault', reference, where, ...describeFault(fault) })
    return reference
  }
  const open = async (environment: Environment): Promise<Result<OpenDesk, StartRefusal>> => {
    const opened = await openDesk(realPorts, {
      ...options,
      environment,
      choices,
      pushes,
      reportFault,
      changeEnvironment: (wanted) => void change(wanted),
    })
    if (opened.ok) log({ event: 'started', environment, host: options.host, version: options.version })
    return opened
  }
  const first = await open(choices.read().environment)
  if (!first.ok) return first
  let current: OpenDesk | null = first.value
  let changing: Promise<void> = Promise.resolve()

  const change = (wanted: Environment): Promise<void> => {
    changing = changing.then(async () => {
      const before = choices.read().environment
      const closing = current
      current = null
      await closing?.stop()
      const opened = await open(wanted)
      // Refused: back to where work was, so that no choice ever leaves the counter without a desk.
      const desk = opened.ok ? opened : await open(before)
      if (opened.ok) choices.change({ environment: wanted })
      if (desk.ok) current = desk.value
      pushes.send({ kind: 'restarted' })
    })
    return changing
  }
  const away: Reply<QuestionName> = { kind: 'fault', reference: 'desk-closed' }
  return ok({
    router: async (session, name, input) => (current === null ? away : current.router(session, name, input)),
    onPush: pushes.onPush,
    stop: async () => {
      await changing
      const closing = current
      current = null
      await closing?.stop()
    },
  })
}
