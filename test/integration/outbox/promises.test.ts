import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ShortId } from '../../../src/domain/identifiers.ts'
import { trackingStatus } from '../../../src/domain/tracking.ts'
import { readEvents } from '../../../src/main/ledger/read.ts'
import type { HttpPort } from '../../../src/main/nhs/http-port.ts'
import { taskById, tasksOfItem } from '../../../src/main/outbox/store.ts'
import { verifyTasks } from '../../../src/main/outbox/verify-tasks.ts'
import { aContent, anItemContent } from '../../support/builders.ts'
import { placedPortions } from '../../../src/domain/supply.ts'
import { accuracyChecked, assembled, checked, handedOut, placed } from '../../support/journeys.ts'
import { createRig, type Rig } from '../../support/outbox-rig.ts'
import { randomAct } from '../../support/random-command.ts'
import type { World } from '../../support/world.ts'
import { seededRandom } from '../../support/seeded-random.ts'

const shortIds = ['24F5DA-A83008-7EFE6Z', '16B2E0-A83008-81C13H', '07A66F-A83008-1EEEA0'].map((id) => id as ShortId)

interface Seen {
  readonly broken: string[]
  readonly started: Map<string, number>
  killedInFlight: number
  /** Requests that have left and have not reached the service yet. */
  held: (() => void)[]
}

interface Day {
  readonly rig: Rig
  readonly seen: Seen
  readonly ids: readonly string[]
}

/** Looks at every request as it starts: the promises are about what leaves, whatever is answered. */
const watched =
  (rig: () => Rig, seen: Seen, holds: () => boolean) =>
  (real: HttpPort): HttpPort =>
  async (request) => {
    if (request.method === 'POST' && request.body !== null) {
      const { entry } = JSON.parse(request.body) as {
        readonly entry: readonly { readonly resource: { readonly id: string; readonly lastModified: string } }[]
      }
      for (const { resource } of entry) look(rig(), seen, resource.id)
      if (holds()) await new Promise<void>((resolve) => seen.held.push(resolve))
    }
    return real(request)
  }

const look = (rig: Rig, { broken, started }: Seen, taskId: string): void => {
  const task = taskById(rig.world.database.db, taskId)
  if (task === undefined) return void broken.push(`${taskId} is not on disk`)
  if (task.state !== 'sending') broken.push(`${taskId} left while ${task.state}`)
  const all = tasksOfItem(rig.world.database.db, task.short_id, task.item_id)
  const newest = all.at(-1)!
  if (task.status.startsWith('Ready') && newest.rank !== task.rank)
    broken.push(`${task.status} left after ${newest.status}`)
  const item = `${task.short_id} ${task.item_id}`
  if ((started.get(item) ?? 0) > task.rank) broken.push(`${task.status} left after a later one had`)
  started.set(item, task.rank)
  const earlier = all.filter(({ rank, last_modified }) => rank < task.rank && last_modified !== null)
  if (earlier.some(({ last_modified }) => last_modified! >= task.last_modified!))
    broken.push('dated before an earlier one')
  if (all.filter(({ state }) => state === 'sending').length > 1) broken.push('two of an item in flight')
}

const takenOut = (world: World, id: string) => {
  const items = world.prescription(id).items.filter((item) => placedPortions(item).length > 0)
  const itemIds = items.map(({ content }) => content.id)
  return world.does(world.people.dispenser, id, { type: 'take-out-of-bag', itemIds, reason: 'Wrong bag' })
}

/** The prescription acted on next: rather one whose "ready" is under way, because that is where it gets delicate. */
const nextId = (rig: Rig, random: () => number, ids: readonly string[]): string => {
  const delicate = ids.filter((id) =>
    rig
      .tasks(id)
      .some(({ status, state }) => status.startsWith('Ready') && (state === 'sending' || state === 'unknown')),
  )
  const among = delicate.length > 0 && random() < 0.5 ? delicate : ids
  return among[Math.floor(random() * among.length)]!
}

/** Whether a step did anything; a refusal does nothing. */
const did = (rig: Rig, id: string, step: (world: World, id: string) => unknown): boolean => {
  const { version } = rig.world.prescription(id)
  try {
    step(rig.world, id)
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('was refused'))) throw error
  }
  return rig.world.prescription(id).version > version
}

/** Mostly the next step towards the patient, or back out of the bag; else anything at all. */
const nextAct = (rig: Rig, random: () => number, id: string, bagId: string): void => {
  const isChecked = rig.world.prescription(id).clinicalCheck?.outcome === 'passed'
  const fromItsPlace = random() < 0.15 ? handedOut : takenOut
  const steps = [...(isChecked ? [] : [checked]), assembled, accuracyChecked, placed, fromItsPlace]
  if (random() < 0.9 && steps.some((step) => did(rig, id, step))) return
  const { actor, command } = randomAct(random, rig.world.prescription(id), bagId)
  rig.world.act(actor, [{ prescriptionId: id, command }])
}

const release = ({ held }: Seen): void => {
  for (const go of held.splice(0)) go()
}

/** A day of work on three prescriptions with faults, cuts, kills and clock steps between, some of it with requests in flight. */
const day = async (seed: number): Promise<Day> => {
  const random = seededRandom(seed)
  const seen: Seen = { broken: [], started: new Map(), killedInFlight: 0, held: [] }
  let working = true
  const rig: Rig = await createRig({
    world: { seed },
    delays: { undoMs: 5_000, readyMs: 5_000 },
    http: watched(
      () => rig,
      seen,
      () => working && random() < 0.5,
    ),
  })
  rig.psu.control.mix({ rate: 0.5, seed, slowMs: 0 })
  const ids = shortIds.map((shortId) =>
    rig.world.receive(aContent({ shortId, items: [anItemContent(1), anItemContent(2)] })),
  )
  for (let step = 0; step < 80; step += 1) {
    const id = nextId(rig, random, ids)
    nextAct(rig, random, id, `bag-${id}-${step}`)
    rig.outbox.wake()
    const chance = random()
    if (chance < 0.03) rig.psu.control.line(!rig.psu.control.lineIsOn())
    else if (chance < 0.06) rig.setClock(Math.floor((random() - 0.5) * 48 * 3_600_000))
    else if (chance < 0.7) rig.world.clock.advance(Math.floor(random() * 20_000))
    await rig.quietBut(() => seen.held.length)
    if (random() < 0.1) {
      seen.killedInFlight += rig.outbox.inFlight()
      // What a killed process had sent arrives all the same, after the new one has begun.
      rig.crashAndStart()
      release(seen)
    }
    if (random() < 0.4) release(seen)
  }
  working = false
  release(seen)
  await rig.quiet()
  rig.psu.control.clearFaults()
  rig.psu.control.line(true)
  return { rig, seen, ids }
}

/** What a day came to, so that days in which nothing happens count for nothing. */
const count = (
  reached: Record<'readies' | 'overtaken' | 'inDoubt' | 'killedInFlight', number>,
  { rig, seen, ids }: Day,
): void => {
  const tasks = ids.flatMap((id) => rig.tasks(id))
  const readies = tasks.filter(({ status }) => status.startsWith('Ready'))
  reached.readies += readies.filter(({ state }) => state === 'recorded').length
  reached.overtaken += readies.filter(({ overtaken }) => overtaken === 1).length
  reached.inDoubt += readies.filter((task) => task.state === 'superseded' && task.maybe_stored === 1).length
  reached.killedInFlight += seen.killedInFlight
}

/** The items of which the service, at rest, holds something else than what is true, and nobody was asked. */
const untold = (rig: Rig, id: string): readonly string[] => {
  const prescription = rig.world.prescription(id)
  return prescription.items.flatMap((item) => {
    const itemId = item.content.id
    const truth = trackingStatus(prescription, item)
    const asked = rig.tasks(id).some((task) => task.item_id === itemId && task.state === 'parked')
    const rows = rig.psu.control
      .rows()
      .filter((row) => row.lineItemId.toLowerCase() === itemId && row.prescriptionId === id)
    const shown = rows.toSorted((a, b) => Date.parse(a.lastModified) - Date.parse(b.lastModified)).at(-1)?.status
    return truth === 'nothing' || asked || shown === truth
      ? []
      : [`${id} ${itemId}: ${shown ?? '-'} instead of ${truth}`]
  })
}

describe('whatever is done, whatever the line does', () => {
  const reached = { readies: 0, overtaken: 0, inDoubt: 0, killedInFlight: 0 }

  test('nothing untrue leaves, nothing overtakes, nothing is lost or stored twice, and it comes to rest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
        const { rig, seen, ids } = await day(seed)
        await using _ = rig
        await rig.pass(3_600_000)
        expect(seen.broken).toEqual([])
        count(reached, { rig, seen, ids })
        const states = ids.flatMap((id) => rig.tasks(id).map(({ state }) => state))
        expect(states.filter((state) => !['recorded', 'superseded', 'parked'].includes(state))).toEqual([])
        expect(rig.outbox.state().kind).toBe('idle')
        expect(rig.timers.nextAt()).toBeNull()
        const stored = rig.psu.control.rows().map(({ taskId }) => taskId)
        expect(new Set(stored).size).toBe(stored.length)
        const recorded = ids.flatMap((id) => rig.tasks(id).filter(({ state }) => state === 'recorded'))
        expect(recorded.filter(({ task_id }) => !stored.includes(task_id))).toEqual([])
        expect(ids.flatMap((id) => untold(rig, id))).toEqual([])
        const events = readEvents(rig.world.database.db, { afterSeq: 0, limit: 10_000 })
        expect(verifyTasks(rig.world.database.db, events)).toMatchObject({ complete: true, missing: [], unexpected: 0 })
      }),
      { numRuns: 6, seed: 20260302, endOnFailure: true },
    )
    expect(Object.values(reached).every((times) => times > 0)).toBe(true)
  })
})
