import { changeTerminal } from '../../src/main/ledger/terminal.ts'
import { uuidV7, formatUuid } from '../../src/main/ledger/uuid-v7.ts'
import type { Database } from '../../src/main/database/database.ts'
import { buildCore, type Core } from '../../src/main/desk/core.ts'
import { openMsBetween } from '../../src/main/desk/opening-hours.ts'
import { createTokenSource } from '../../src/main/nhs/access-token.ts'
import { createClockSkew } from '../../src/main/nhs/clock-skew.ts'
import { practiceEndpoint } from '../../src/main/nhs/environments.ts'
import { createPsuClient } from '../../src/main/nhs/psu-client.ts'
import { defaultBackoff } from '../../src/main/outbox/backoff.ts'
import { holdAfterRestore, type Gap } from '../../src/main/outbox/after-restore.ts'
import { startOutbox, type Outbox } from '../../src/main/outbox/loop.ts'
import { inThread } from '../support/in-thread.ts'
import type { Chance } from './chance.ts'
import { openLive, type Disk } from './disk.ts'
import type { Network, Witness } from './network.ts'
import type { Setting } from './plan.ts'
import type { Scheduler } from './scheduler.ts'
import { apiKey, serviceUrl, signAtOnce, tokenUrl } from './service.ts'

/** What an app on the simulated PC is built from. */
export interface PcDeps {
  readonly setting: Setting
  readonly scheduler: Scheduler
  readonly network: Network
  readonly disk: Disk
  readonly random: Chance
  /** This PC's clock, UTC ms. */
  readonly now: () => number
  readonly witness: Witness
  readonly faulted: (error: unknown) => void
  readonly changed: () => void
}

/** The app, running: the product's own composition on simulated ports. */
export interface App {
  readonly database: Database
  readonly core: Core
  readonly outbox: Outbox
  readonly isAlive: () => boolean
  /** When its next timer was set and goes off, on the steady clock; null without one. */
  readonly timer: () => { readonly setAt: number; readonly at: number } | null
  readonly timers: () => number
  /** Whether it asked for a turn and has not had it. */
  readonly soon: () => boolean
  /** It runs no more: nothing it asked for is done. */
  readonly kill: () => void
}

/**
 * Starts the app on the live file. `restored` is for a file that was put back from a copy: it is made ready as a restore does,
 * before anything runs on it. A crash on the way is thrown.
 */
export const startApp = (deps: PcDeps, restored: Gap | null): App => {
  const newId = (): string => uuidV7(deps.now(), deps.random.bytes(10))
  const database = openLive(deps.disk.file(), deps.now, newId)
  try {
    return appOn(deps, database, newId, restored)
  } catch (error) {
    database.close()
    throw error
  }
}

const appOn = (deps: PcDeps, database: Database, newId: () => string, restored: Gap | null): App => {
  const { setting, scheduler, random, now } = deps
  let alive = true
  let soon = 0
  const timers = new Map<symbol, { readonly setAt: number; readonly at: number; readonly callOff: () => void }>()
  if (restored !== null) {
    const ledger = { now, newId, newSalt: () => random.bytes(16) }
    database.transact((tx) => {
      changeTerminal(tx, newId())
      holdAfterRestore(tx, { ledger, now: now() }, restored)
    })
  }
  const kill = (): void => {
    alive = false
    for (const { callOff } of timers.values()) callOff()
    timers.clear()
  }
  const after = (ms: number, work: () => void): (() => void) => {
    if (!alive) return () => undefined
    const id = Symbol()
    const stop = scheduler.after(ms, () => {
      timers.delete(id)
      if (alive) work()
    })
    const callOff = (): void => {
      timers.delete(id)
      stop()
    }
    timers.set(id, { setAt: scheduler.mono(), at: scheduler.mono() + ms, callOff })
    return callOff
  }
  const turn = (work: () => void): void => {
    soon += 1
    scheduler.after(0, () => {
      soon -= 1
      if (alive) work()
    })
  }
  const file = { dir: '', database, newId, close: () => database.close() }
  const http = deps.network.port(() => alive, deps.witness)
  const ports = { now, random: random.number, randomBytes: random.bytes, after, soon: turn, http, inWorker: inThread }
  let outbox: Outbox | null = null
  const core = buildCore(ports, file, {
    environment: 'practice',
    committed: () => outbox?.wake(),
    // Nobody signs on in a simulation: it is about what is delivered.
    dutyAt: () => ({ responsiblePharmacist: 'present', workingAlone: null }),
  })
  const skew = createClockSkew()
  const requestId = (): string => formatUuid(random.bytes(16), 4)
  const token = setting.signIn
    ? createTokenSource({ http, tokenUrl, apiKey, sign: signAtOnce, skew, now, newId: requestId })
    : null
  const endpoint = practiceEndpoint(serviceUrl)
  const started = startOutbox({
    database,
    ledger: core.ledger,
    client: createPsuClient({ http, endpoint, token, skew, now, newId: requestId }),
    skew,
    now,
    random: random.number,
    after,
    soon: turn,
    backoff: defaultBackoff,
    lanes: setting.lanes,
    perSecond: setting.perSecond,
    cannedAnswers: false,
    longestDelayMs: 300_000,
    openMsBetween,
    changed: () => {
      if (alive) deps.changed()
    },
    fault: (error) => {
      if (alive) deps.faulted(error)
    },
  })
  outbox = started
  return {
    database,
    core,
    outbox: started,
    isAlive: () => alive,
    timer: () => [...timers.values()].toSorted((a, b) => a.at - b.at)[0] ?? null,
    timers: () => timers.size,
    soon: () => soon > 0,
    kill,
  }
}
