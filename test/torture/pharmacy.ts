import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Output } from '../../src/contract/index.ts'
import { signOn } from '../support/sign-on.ts'
import { startPsu, type PsuProcess } from '../support/e2e-psu.ts'
import { nothingPromised, type Promised } from './asked.ts'
import { startDeskProcess, type DeskProcess } from './desk-process.ts'
import { checkFile } from './file-check.ts'
import { pressed, workOn, type AtWork } from './people-at-work.ts'

/** What the kills of one pharmacy came to. `wrong` says what was found, in words without patient data. */
export interface PharmacyFindings {
  readonly kills: number
  readonly killsWhileStarting: number
  readonly acts: number
  readonly imports: number
  readonly pressedAgain: number
  readonly updatesStored: number
  readonly readiesSent: number
  readonly overtaken: number
  readonly slowestRecoveryMs: number
  readonly wrong: readonly string[]
}

/** How often to kill, and whether to wait at the end until everything is delivered (it takes the ten seconds of undo). */
export interface PharmacyPlan {
  readonly kills: number
  readonly random: () => number
  readonly untilDelivered: boolean
}

const recoverWithinMs = 5_000
const deliverWithinMs = 90_000
const peopleAtOnce = 3
const shortIdLength = '24F5DA-A83008-7EFE6Z'.length

interface Pharmacy {
  readonly dataDir: string
  readonly psu: PsuProcess
  readonly random: () => number
  readonly promised: Promised
  readonly messages: { made: number }
  readonly seen: {
    killsWhileStarting: number
    pressedAgain: number
    slowestRecoveryMs: number
    overtaken: number
    readiesSent: number
  }
  readonly wrong: string[]
}

/** Lets one pharmacy work on one file and kills its app again and again; the file is checked after every kill. */
export const tortureOne = async ({ kills, random, untilDelivered }: PharmacyPlan): Promise<PharmacyFindings> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pestle-torture-'))
  const psu = await startPsu(path.join(folder, 'nhs'))
  const pharmacy: Pharmacy = {
    dataDir: path.join(folder, 'data'),
    psu,
    random,
    promised: nothingPromised(),
    messages: { made: 0 },
    seen: { killsWhileStarting: 0, pressedAgain: 0, slowestRecoveryMs: 0, overtaken: 0, readiesSent: 0 },
    wrong: [],
  }
  try {
    for (let kill = 1; kill <= kills; kill += 1) await oneLife(pharmacy)
    if (untilDelivered) await deliverAll(pharmacy)
    const { promised, seen, wrong } = pharmacy
    return {
      ...seen,
      kills,
      acts: [...promised.acts.values()].filter(({ answered }) => answered !== null).length,
      imports: promised.prescriptions.size,
      updatesStored: (await psu.rows()).length,
      wrong: [...new Set(wrong)],
    }
  } finally {
    await psu.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const oneLife = async (pharmacy: Pharmacy): Promise<void> => {
  const { dataDir, psu, random, seen } = pharmacy
  const starting = startDeskProcess(dataDir, psu.url)
  if (random() < 0.15) {
    seen.killsWhileStarting += 1
    starting.open.catch(() => undefined)
    await wait(random() * 600)
    await starting.kill()
  } else {
    const desk = await starting.open
    await recovered(pharmacy, desk)
    await workUntilKilled(pharmacy, desk)
  }
  await check(pharmacy)
}

/** Everything that was due when the app came back has to be out of the way, or told to a person, in five seconds. */
const recovered = async ({ seen, wrong }: Pharmacy, desk: DeskProcess): Promise<void> => {
  const openAt = Date.now()
  for (;;) {
    const stuck = await dueBefore(desk, openAt)
    const took = Date.now() - openAt
    if (stuck.length === 0 || took > recoverWithinMs) {
      seen.slowestRecoveryMs = Math.max(seen.slowestRecoveryMs, took)
      wrong.push(...stuck.map((how) => `stuck over five seconds after a restart: ${how}`))
      return
    }
    await wait(20)
  }
}

type Waiting = Output<'sync:page'>['rows'][number]

const dueBefore = async (desk: DeskProcess, at: number): Promise<readonly string[]> => {
  const reply = await desk.ask('sync:page', { show: 'waiting', after: null, limit: 200 })
  if (reply.kind !== 'answer') throw new Error('What is waiting was not told')
  const isLater = ({ nextAttemptAt }: Waiting): boolean => nextAttemptAt !== null && nextAttemptAt > at
  const laneOf = ({ prescriptionId }: Waiting): string => prescriptionId.slice(0, shortIdLength)
  // Nothing overtakes: what waits behind an update that has its time still to come waits rightly.
  const held = new Set(reply.value.rows.filter(isLater).map(laneOf))
  return reply.value.rows
    .filter((row) => !isLater(row) && !held.has(laneOf(row)))
    .map(({ taskId, status, state, attempts }) => `${status}, ${state}, ${attempts} attempts, ${taskId}`)
}

const workUntilKilled = async (pharmacy: Pharmacy, desk: DeskProcess): Promise<void> => {
  const { psu, random, promised, messages } = pharmacy
  const personId = await startWork(desk)
  await pressAgain(pharmacy, desk)
  await trouble(pharmacy)
  const cutFirst = random() < 0.25
  if (cutFirst) await psu.setLine(false)
  let stopped = false
  const work: AtWork = { desk, random, promised, messages, personId, stopped: () => stopped }
  const people = Promise.all(Array.from({ length: peopleAtOnce }, () => workOn(work)))
  await wait(40 + random() * 500)
  // Killed in the first moments of a drain, when much is in flight.
  if (cutFirst) {
    await psu.setLine(true)
    await wait(random() * 120)
  }
  stopped = true
  await desk.kill()
  await people
  await faults(psu, { clear: true, mix: null })
}

// Slow answers, so that kills find requests in flight; and replies that are lost after the service stored what was sent.
const trouble = async ({ psu, random }: Pharmacy): Promise<void> => {
  const kinds = random() < 0.7 ? ['slow'] : ['dropped', 'gateway-timeout']
  await faults(psu, { mix: { rate: 0.5, seed: Math.floor(random() * 1e9), slowMs: 120, kinds } })
}

const faults = async ({ url }: PsuProcess, asked: unknown): Promise<void> => {
  await fetch(`${url}/_stand-in/faults`, { method: 'POST', body: JSON.stringify(asked) })
}

/** Has the pharmacist work at this desk, adding one to a new pharmacy, with readies sent at once; gives the person's id. */
export const startWork = async (desk: DeskProcess): Promise<string> => {
  const state = await desk.ask('desk:state', {})
  if (state.kind !== 'answer') throw new Error('The desk did not say who works here')
  const { settings, people } = state.value
  const id = people.find(({ role }) => role === 'pharmacist')?.id ?? (await hire(desk))
  await desk.ask('desk:start-work', { personId: id })
  await signOn(async (name, input) => {
    const reply = await desk.ask(name, input)
    if (reply.kind !== 'answer') throw new Error(`The pharmacist did not sign on: ${JSON.stringify(reply)}`)
    return reply.value
  }, id)
  if (settings.readyDelaySeconds > 0)
    await desk.ask('desk:change-settings', { settings: { ...settings, readyDelaySeconds: 0 } })
  return id
}

const hire = async (desk: DeskProcess): Promise<string> => {
  const reply = await desk.ask('desk:add-person', { name: 'Aisha Karim', role: 'pharmacist', registration: null })
  if (reply.kind !== 'answer') throw new Error('Nobody could be added to the pharmacy')
  return reply.value.id
}

// What was asked and not answered is asked again, as a person presses a button again that did nothing.
const pressAgain = async ({ promised, random, seen }: Pharmacy, desk: DeskProcess): Promise<void> => {
  for (const asked of promised.acts.values()) {
    if (asked.answered !== null || asked.settled || random() < 0.3) continue
    seen.pressedAgain += 1
    await pressed(desk, asked)
  }
}

const check = async ({ dataDir, promised, psu, seen, wrong }: Pharmacy): Promise<void> => {
  // What the killed process had sent is still being taken in.
  await wait(30)
  const outside = { rows: await psu.rows(), requests: await psu.requests() }
  const found = checkFile(dataDir, promised, outside)
  wrong.push(...found.wrong)
  seen.overtaken = found.overtaken
  seen.readiesSent = found.readies
}

const deliverAll = async (pharmacy: Pharmacy): Promise<void> => {
  const { dataDir, psu, wrong } = pharmacy
  const desk = await startDeskProcess(dataDir, psu.url).open
  const until = Date.now() + deliverWithinMs
  for (;;) {
    const reply = await desk.ask('sync:state', {})
    if (reply.kind !== 'answer') throw new Error('How the outbox stands was not told')
    if (reply.value.waiting === 0) break
    if (Date.now() > until) {
      wrong.push(`${reply.value.waiting} updates were not delivered in the end`)
      break
    }
    await wait(200)
  }
  await desk.kill()
  await check(pharmacy)
}
