import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Input, Output, Push, QuestionName } from '../../src/contract/index.ts'
import type { InWorker } from '../../src/main/desk/in-worker.ts'
import { openDesk } from '../../src/main/desk/open-desk.ts'
import type { OpenDesk, Reopening } from '../../src/main/desk/open-desk.ts'
import type { Ports } from '../../src/main/desk/ports.ts'
import { createPushes } from '../../src/main/desk/pushes.ts'
import { rememberedChoices } from '../../src/main/desk/remembered.ts'
import { createFetchHttp } from '../../src/main/nhs/fetch-http.ts'
import { inThread } from './in-thread.ts'
import { signOn } from './sign-on.ts'
import { seededRandom } from './seeded-random.ts'
import type { DeskCommand } from '../../src/contract/commands.ts'
import { withFacts } from './with-facts.ts'

interface Timer {
  readonly due: number
  readonly work: () => void
}

/** A whole desk as the app composes it, on a real file and the real practice NHS over HTTP; only clock and timers are the test's. */
export interface DeskRig {
  readonly dir: string
  readonly pushes: readonly Push[]
  readonly faults: readonly unknown[]
  readonly psuUrl: string
  readonly now: () => number
  /** Moves the clock on and runs what fell due, in order. */
  readonly advance: (ms: number) => void
  readonly ask: <Q extends QuestionName>(name: Q, input: Input<Q>) => Promise<Output<Q>>
  readonly reply: <Q extends QuestionName>(name: Q, input: Input<Q>) => ReturnType<OpenDesk['router']>
  /** What a screen sees that nobody has done anything at yet. */
  readonly seenAt: (session: string) => Promise<Output<'desk:state'>>
  readonly act: (prescriptionId: string, command: DeskCommand) => Promise<Output<'prescription:act'>>
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
  readonly remove: () => Promise<void>
}

/**
 * Opens a practice desk in a folder of its own, with a responsible pharmacist signed on unless told otherwise. Works as the
 * person whose role is asked for until told otherwise.
 */
export const openDeskRig = async (
  options: {
    readonly role?: string
    readonly signedOn?: boolean
    readonly inWorker?: InWorker
    readonly reopen?: (change: Reopening) => void
  } = {},
): Promise<DeskRig> => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-desk-'))
  const timers = new Set<Timer>()
  let now = Date.parse('2026-11-16T09:00:00Z')
  let psuUrl = ''
  const after = (ms: number, work: () => void): (() => void) => {
    const timer = { due: now + ms, work }
    timers.add(timer)
    return () => void timers.delete(timer)
  }
  const http = createFetchHttp({ fetch: globalThis.fetch, after: realAfter })
  const ports: Ports = {
    now: () => now,
    randomBytes: (count) => randomBytes(count),
    random: seededRandom(7),
    after,
    soon: (work) => void setImmediate(work),
    http: (request) => {
      psuUrl = new URL(request.url).origin
      return http(request)
    },
    inWorker: options.inWorker ?? inThread,
  }
  const pushes: Push[] = []
  const faults: unknown[] = []
  let desk: OpenDesk | undefined
  const start = async (): Promise<void> => {
    const hub = createPushes((fault) => faults.push({ where: 'push', fault }))
    hub.onPush((push) => pushes.push(push))
    const opened = await openDesk(ports, {
      dataDir: dir,
      environment: 'practice',
      host: 'browser',
      version: '0',
      choices: rememberedChoices(dir),
      pushes: hub,
      reportFault: (where, fault) => {
        faults.push({ where, fault })
        return 'REF'
      },
      changeEnvironment: () => {
        throw new Error('not in this rig')
      },
      ...(options.reopen && { reopen: options.reopen }),
    })
    if (!opened.ok) throw new Error(opened.refusal.code)
    desk = opened.value
    const { people } = await ask('desk:state', {})
    const pharmacist = people.find(({ role }) => role === 'pharmacist')
    if (options.signedOn !== false) {
      await ask('desk:start-work', { personId: pharmacist?.id ?? '' })
      await signOn(ask, pharmacist?.id ?? '')
    }
    const person = people.find(({ role }) => role === (options.role ?? 'pharmacist'))
    await ask('desk:start-work', { personId: person?.id ?? '' })
  }
  const replyAt = <Q extends QuestionName>(session: string, name: Q, input: Input<Q>) => {
    if (!desk) throw new Error('the desk is stopped')
    return desk.router(session, name, input)
  }
  const askAt = async <Q extends QuestionName>(session: string, name: Q, input: Input<Q>): Promise<Output<Q>> => {
    const answer = await replyAt(session, name, input)
    if (answer.kind !== 'answer') throw new Error(`${name}: ${JSON.stringify(answer)} ${String(faults.at(-1))}`)
    return answer.value as never
  }
  const reply: DeskRig['reply'] = (name, input) => replyAt('test', name, input)
  const ask: DeskRig['ask'] = (name, input) => askAt('test', name, input)
  const stop = async (): Promise<void> => {
    await desk?.stop()
    desk = undefined
  }
  await start()
  return {
    dir,
    pushes,
    faults,
    get psuUrl() {
      return psuUrl
    },
    now: () => now,
    advance: (ms) => {
      const until = now + ms
      for (;;) {
        const [next] = [...timers].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)
        if (!next) break
        timers.delete(next)
        now = Math.max(now, next.due)
        next.work()
      }
      now = until
    },
    ask,
    reply,
    seenAt: (session) => askAt(session, 'desk:state', {}),
    act: async (prescriptionId, command) => {
      const { prescription } = await ask('prescription:detail', { id: prescriptionId })
      const { working } = await ask('desk:state', {})
      const given = await withFacts((asked) => ask('patient:check-facts', asked), prescriptionId, command)
      const one = {
        commandId: randomUUID(),
        prescriptionId,
        expectedVersion: prescription.version,
        command: given,
      }
      return ask('prescription:act', {
        actId: randomUUID(),
        asPersonId: working?.id ?? '',
        happened: null,
        commands: [one],
      })
    },
    stop,
    start,
    remove: async () => {
      await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const realAfter = (ms: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms)
  return () => {
    clearTimeout(timer)
  }
}
