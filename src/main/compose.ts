import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from '../contract/desk.ts'
import type { QuestionName, Reply } from '../contract/index.ts'
import { systemActor } from '../domain/people.ts'
import { ok } from '../domain/result.ts'
import type { Result } from '../domain/result.ts'
import { countedWorker, threads, type InWorker } from './desk/in-worker.ts'
import { openDesk } from './desk/open-desk.ts'
import type { DeskHost, DeskPace, OpenDesk, OpenDeskOptions, Reopening } from './desk/open-desk.ts'
import { sayIfSlow } from './desk/say-if-slow.ts'
import { recordKeyEvent } from './desk/key-events.ts'
import { dataFile, environmentDir } from './desk/open-file.ts'
import type { Ports } from './desk/ports.ts'
import { createPushes } from './desk/pushes.ts'
import type { Pushes } from './desk/pushes.ts'
import { rememberedChoices } from './desk/remembered.ts'
import { startDeskRouter, type OpenAgain } from './desk/start-desk.ts'
import type { StartRefusal } from './desk/start-refusal.ts'
import { remediesOf } from './desk/start-remedies.ts'
import type { KeyStore } from './keys/key-store-wrapper.ts'
import { describeFault } from './describe-fault.ts'
import { openLog } from './open-log.ts'
import { createFetchHttp } from './nhs/fetch-http.ts'
import type { Router } from './rpc/router.ts'
import { keepUpdated } from './updates/keep-updated.ts'
import type { Updates } from './updates/updates.ts'

const after = (ms: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms)
  return () => {
    clearTimeout(timer)
  }
}

/** A built thread by the name of its file. The bundler may put this module into chunks/, one folder below the entries. */
export const builtThread = (file: string): string => {
  const here = import.meta.dirname
  return path.join(path.basename(here) === 'chunks' ? path.dirname(here) : here, file)
}

/** The real world: this machine's clock, timers, randomness and network. */
export const realPorts: Ports = {
  now: () => Date.now(),
  randomBytes: (count) => randomBytes(count),
  random: () => Math.random(),
  after,
  soon: (work) => void setImmediate(work),
  http: createFetchHttp({ fetch: globalThis.fetch, after }),
  inWorker: threads(builtThread('worker.js')),
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
  /** The system's key store, where the host can reach one. */
  readonly keyStore?: KeyStore
  /** A desk that cannot open for a reason a person can mend is shown as one, with what they can do, and not refused. */
  readonly startScreen?: boolean
  /** Runs the jobs of the worker in place of the built one, for tests. */
  readonly inWorker?: InWorker
  /** Updates of the app, given how to close the desk before an installer starts. */
  readonly updates?: (closeDesk: () => Promise<void>) => Updates
  /** Ends the app the way closing its window does; a host without it is not closed from within. */
  readonly quit?: () => void
  /** Around work that may keep this process from answering for long: a file that is opened, looked through or brought up to date. */
  readonly unwatched?: <T>(work: () => Promise<T>) => Promise<T>
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

const asItIs = <T>(work: () => Promise<T>): Promise<T> => work()

type AtOpen = NonNullable<OpenDeskOptions['atOpen']>

const noteRecovered: AtOpen = (core) => {
  recordKeyEvent(core, systemActor, { type: 'key-recovered', body: {} })
}

const keptAgain = 'The recovery code was right: everything is here, and this PC keeps the key again.'

const stopWithinMs = 10_000

const stillInUse =
  'Nothing was changed: a copy or check that could not be stopped still has the record open, or waits for a disk. Try again in a few minutes.'

const closesSlowly =
  'Pestle closes the desk. Something that was called off has not ended yet: a disk or folder may not answer. It is not waited for long.'

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
  const worker = countedWorker(options.inWorker ?? realPorts.inWorker, after)
  const { keyStore } = options
  const ports: Ports = { ...realPorts, inWorker: worker.inWorker, ...(keyStore && { keyStore }) }
  const { updates: makeUpdates, unwatched = asItIs, ...given } = options
  const updates = makeUpdates?.(() => stop())
  const noteRefusal = (environment: Environment, refusal: StartRefusal): void => {
    log({ event: 'refused', environment, why: refusal.code })
    if (refusal.code !== 'self-check-failed') return
    const { version, findings, putBack, fault } = refusal
    log({ event: 'self-check-failed', version, findings, putBack })
    if (fault !== undefined) reportFault('first start of a version', fault)
  }
  const open = async (
    environment: Environment,
    atOpen?: AtOpen,
    said?: string,
  ): Promise<Result<OpenDesk, StartRefusal>> => {
    const opened = await openDesk(ports, {
      ...given,
      ...(updates && { updates }),
      environment,
      choices,
      pushes,
      reportFault,
      changeEnvironment: (wanted) => {
        change(wanted)
      },
      reopen: (asked) => {
        change(environment, asked)
      },
      ...(atOpen && { atOpen }),
      ...(said !== undefined && { said }),
    })
    if (opened.ok) log({ event: 'started', environment, host: options.host, version: options.version })
    else noteRefusal(environment, opened.refusal)
    return opened
  }
  const standIn = (environment: Environment, refusal: StartRefusal): OpenDesk =>
    startDeskRouter(ports, {
      dataDir: options.dataDir,
      environment,
      refusal,
      openAgain: (how) => openAgain(how),
      workEnded: worker.ended,
      versions: updates?.before,
      reportFault,
      changed: () => {
        pushes.send({ kind: 'desk' })
      },
    })
  const canBeMended = (environment: Environment, refusal: StartRefusal): boolean =>
    options.startScreen === true &&
    remediesOf(refusal, dataFile(environmentDir(options.dataDir, environment)), environment).length > 0
  const chosen = choices.read().environment
  const first = await open(chosen)
  if (!first.ok && !canBeMended(chosen, first.refusal)) return first
  let current: OpenDesk | null = first.ok ? first.value : standIn(chosen, first.refusal)
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
  const reopen = async (wanted: Environment, asked?: Reopening): Promise<void> => {
    if (stopping !== null) return
    const before = choices.read().environment
    const closing = current
    current = null
    const atWork = (doing: string): void => {
      current = standIn(wanted, { code: 'at-work', doing })
      pushes.send({ kind: 'restarted' })
    }
    if (closing)
      await sayIfSlow(
        after,
        () => orNull(closing.stop),
        () => {
          atWork(closesSlowly)
        },
      )
    if (asked?.words) atWork(asked.words.doing)
    // A thread that the closed desk gave up on may have the file open: nothing is decided that could then not be done.
    const free = asked === undefined || (await worker.ended())
    const done = asked !== undefined && free && (await orNull(async () => asked.whileClosed()))
    const failed = (): string | undefined => (free ? asked?.words?.failed() : stillInUse)
    const opened = await orNull(() =>
      done === true ? open(wanted, asked.atOpen, asked.words?.done) : open(wanted, undefined, failed()),
    )
    if (opened?.ok === true) choices.change({ environment: wanted })
    current = opened?.ok === true ? opened.value : await insteadOf(wanted, before, opened)
    pushes.send({ kind: 'restarted' })
  }
  // Refused: where a person can mend it, that is shown; otherwise back to where work was, so that no choice ever leaves the
  // counter without a desk.
  const insteadOf = async (
    wanted: Environment,
    before: Environment,
    opened: Result<OpenDesk, StartRefusal> | null,
  ): Promise<OpenDesk | null> => {
    if (opened?.ok === false && canBeMended(wanted, opened.refusal)) return standIn(wanted, opened.refusal)
    const back = await orNull(() => open(before))
    if (back?.ok === true) return back.value
    return back !== null && canBeMended(before, back.refusal) ? standIn(before, back.refusal) : null
  }
  const change = (wanted: Environment, asked?: Reopening): void => {
    changing = changing.then(() => orNull(() => unwatched(() => reopen(wanted, asked)))).then(() => undefined)
  }
  const openAgain: OpenAgain = async ({ environment, recovered }) => {
    const again = async (): Promise<boolean> => {
      if (stopping !== null) return false
      const opened = await open(
        environment,
        recovered === true ? noteRecovered : undefined,
        recovered === true ? keptAgain : undefined,
      )
      if (opened.ok) choices.change({ environment })
      else if (!canBeMended(environment, opened.refusal)) return false
      const closing = current
      current = opened.ok ? opened.value : standIn(environment, opened.refusal)
      await closing?.stop()
      pushes.send({ kind: 'restarted' })
      return opened.ok
    }
    // In turn with every other change.
    const turn = changing.then(() => unwatched(again))
    changing = turn.then(
      () => undefined,
      () => undefined,
    )
    return turn
  }
  const endKeeping = updates && keepUpdated(updates, { after, random: realPorts.random, reportFault })
  const end = async (): Promise<void> => {
    endKeeping?.()
    await changing
    const closing = current
    current = null
    await closing?.stop()
    await updates?.stop()
    log({ event: 'stopped', environment: choices.read().environment })
  }
  const stop = (): Promise<void> => (stopping ??= inTime(end()))
  const away: Reply<QuestionName> = { kind: 'fault', reference: 'desk-closed' }
  return ok({
    router: async (session, name, input) => {
      worker.asked(name)
      return current === null || stopping !== null ? away : current.router(session, name, input)
    },
    onPush: pushes.onPush,
    reportFault,
    stop,
  })
}
