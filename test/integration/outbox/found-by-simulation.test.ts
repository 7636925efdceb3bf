import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { TokenSource } from '../../../src/main/nhs/access-token.ts'
import { confirmStillHere, resendTask, setAside, type TaskAct } from '../../../src/main/outbox/acts.ts'
import type { HttpOutcome } from '../../../src/main/nhs/http-port.ts'
import type { Database } from '../../../src/main/database/database.ts'
import type { ShortId } from '../../../src/domain/identifiers.ts'
import { aContent } from '../../support/builders.ts'
import { onFailingDisk } from '../../support/failing-disk.ts'
import { intercepting } from '../../support/intercepting.ts'
import { handedOut, madeReady, placed } from '../../support/journeys.ts'
import { createRig, type Rig } from '../../support/outbox-rig.ts'

const actOn = (rig: Rig, taskId: string): TaskAct => {
  const commandId = rig.world.newId()
  const happenedAt = rig.world.clock.now()
  return { taskId, signed: { actor: rig.world.people.pharmacist, commandId, actId: commandId, happenedAt } }
}

const ledgerOf = (rig: Rig) => ({ ledger: rig.world.dispensing.ledger })

/** Copies a data file that nothing is being written to, with its log; gives what puts it back once the file is closed. */
const copyOf = (file: string): (() => void) => {
  const parts = [file, `${file}-wal`].filter((part) => existsSync(part))
  for (const part of parts) copyFileSync(part, `${part}.copy`)
  return () => {
    for (const part of [`${file}-wal`, `${file}-shm`]) rmSync(part, { force: true })
    for (const part of parts) copyFileSync(`${part}.copy`, part)
  }
}

/** A token that is only given when the test lets it. */
const heldToken = () => {
  let held = false
  let give = (): void => undefined
  const token: TokenSource['token'] = () =>
    new Promise((resolve) => {
      give = () => resolve({ kind: 'token', token: 'a' })
      if (!held) give()
    })
  return {
    source: { token, discard: () => undefined } satisfies TokenSource,
    hold: () => {
      held = true
    },
    letGo: () => {
      held = false
      give()
    },
  }
}

/** A "ready" marked as being sent, whose token is still being fetched; gives the prescription. */
const readyWaitingForToken = async (rig: Rig, token: ReturnType<typeof heldToken>): Promise<string> => {
  const id = rig.world.receive(aContent())
  await rig.quiet()
  madeReady(rig.world, id)
  token.hold()
  rig.world.clock.advance(60_000)
  rig.outbox.wake()
  await rig.until(() => rig.states(id).at(-1) === 'Ready to Collect: sending')
  return id
}

const statusesAsked = (rig: Rig) => rig.psu.control.rows().map(({ status }) => status)

describe('what the simulation found', () => {
  test('a ready that stops being true while a token is fetched never leaves', async () => {
    const token = heldToken()
    await using rig = await createRig({ token: () => token.source })
    const id = await readyWaitingForToken(rig, token)
    handedOut(rig.world, id)
    token.letGo()
    await rig.pass(60_000)
    expect(statusesAsked(rig)).toEqual(['With Pharmacy', 'Collected'])
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'Ready to Collect: superseded', 'Collected: recorded'])
    expect(rig.tasks(id)[1]).toMatchObject({ reason: 'no-longer-true', maybe_stored: 0 })
  })

  test('a ready that nobody can look up before it leaves stays here, and the disk is blamed for it', async () => {
    const token = heldToken()
    await using rig = await createRig({ token: () => token.source })
    const id = await readyWaitingForToken(rig, token)
    let broken = true
    const { database } = rig.world
    const real = Object.getOwnPropertyDescriptor(database, 'db')!.value as Database['db']
    Object.defineProperty(database, 'db', {
      get: () => {
        if (broken) throw new Error('disk I/O error')
        return real
      },
    })
    token.letGo()
    await rig.until(() => rig.outbox.state().kind === 'cannot-save')
    expect(rig.psu.control.requests().length).toBe(1)
    broken = false
    await rig.pass(120_000)
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: recorded')
    // Reported once, and expected: what is left over fails the test.
    expect((rig.faults as unknown[]).splice(0).length).toBeGreaterThan(0)
  })

  test('what is put into a lane while the service has asked to be left alone waits as well', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    rig.psu.control.next({ kind: 'throttled', shape: 'outcome', retryAfterS: 300 })
    await rig.pass(60_000)
    const throttledAt = rig.world.clock.now()
    handedOut(rig.world, id)
    await rig.pass(299_000)
    expect(rig.psu.control.requests().length).toBe(2)
    await rig.pass(62_000)
    expect(rig.psu.control.requests().at(-1)!.startedAt).toBeGreaterThanOrEqual(throttledAt + 300_000)
    expect(rig.states(id).at(-1)).toBe('Collected: recorded')
  })

  test('the service is left alone for as long as it asked, also after a crash', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    rig.psu.control.next({ kind: 'throttled', shape: 'outcome', retryAfterS: 300 })
    await rig.pass(60_000)
    rig.crashAndStart()
    handedOut(rig.world, id)
    await rig.pass(200_000)
    expect(rig.psu.control.requests().length).toBe(2)
  })

  test('an update that waits for a person is not sent again after a newer one of its item has left', async () => {
    await using rig = await createRig({
      http: intercepting((body) => body.replaceAll('9990548609', '9990548600')),
    })
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    await rig.pass(61_000)
    expect(rig.states(id)).toEqual(['With Pharmacy: parked', 'Ready to Collect: parked'])
    const [older, newer] = rig.tasks(id)
    const { database } = rig.world
    database.attempt((tx) => setAside(tx, ledgerOf(rig), { ...actOn(rig, newer!.task_id), reason: 'By telephone' }))
    const again = database.attempt((tx) => resendTask(tx, ledgerOf(rig), actOn(rig, older!.task_id)))
    expect(again).toEqual({ ok: false, refusal: { code: 'no-longer-true' } })
  })

  test('after a restore also a refused ready waits for the answer whether it is still here', async () => {
    await using rig = await createRig({
      http: intercepting((body, nth) => (nth === 2 ? body.replaceAll('9990548609', '9990548600') : body)),
    })
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    await rig.pass(61_000)
    expect(rig.tasks(id).at(-1)).toMatchObject({ state: 'parked', reason: 'refused' })
    await rig.stopAndStart({ restored: true })
    expect(rig.tasks(id).at(-1)).toMatchObject({ state: 'parked', reason: 'still-here' })
    const again = rig.world.database.attempt((tx) =>
      resendTask(tx, ledgerOf(rig), actOn(rig, rig.tasks(id).at(-1)!.task_id)),
    )
    expect(again).toEqual({ ok: false, refusal: { code: 'not-parked' } })
  })

  test('after a restore nothing is taken for unsent: what was sent since the copy was made is sent again and corrected', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    await rig.pass(61_000)
    const { portions } = handedOut(rig.world, id).items[0]!
    const copied = rig.tasks(id).at(-1)!
    expect(copied).toMatchObject({ status: 'Collected', state: 'waiting', maybe_stored: 0 })
    rig.crashAndStart({ restored: true })
    expect(rig.tasks(id).at(-1)).toMatchObject({ state: 'unknown', maybe_stored: 1 })
    // Undone at once: had it never been sent, both would be withdrawn.
    const eventId = portions[0]!.out!.stamp.eventId
    rig.world.does(rig.world.people.pharmacist, id, {
      type: 'correct',
      eventId,
      reason: 'Wrong one',
      medicineIs: 'here-not-placed',
    })
    await rig.pass(120_000)
    expect(rig.psu.control.rows().at(-1)!.status).toBe('With Pharmacy')
    expect(rig.states(id).slice(-2)).toEqual(['Collected: recorded', 'With Pharmacy: recorded'])
  })

  test('what the service holds under a date that a restore lost never hides the update after it', async () => {
    await using rig = await createRig()
    const { world } = rig
    const id = world.receive(aContent())
    world.clock.advance(100)
    madeReady(world, id)
    const putBack = copyOf(world.file)
    await rig.quiet()
    const held = rig.tasks(id)[0]!
    expect(held).toMatchObject({ status: 'With Pharmacy', state: 'recorded' })

    // The clock of the service is learnt anew, and only to the second: 0.8 s more of a lead than before.
    world.clock.advance(2_800)
    await rig.outbox.stop()
    world.database.close()
    putBack()
    rig.crashAndStart({ restored: true })
    await rig.quiet()
    const [opening, ready] = rig.tasks(id)
    // Sent again it would be "already there", or new and dated after what the service may have of the "ready".
    expect(opening).toMatchObject({ task_id: held.task_id, state: 'superseded', replaced_by: ready!.task_id })
    expect(ready).toMatchObject({ state: 'parked', reason: 'still-here' })

    const here = world.database.attempt((tx) => confirmStillHere(tx, ledgerOf(rig), actOn(rig, ready!.task_id)))
    expect(here).toMatchObject({ ok: true })
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: superseded', 'Ready to Collect: recorded'])
    expect(rig.tasks(id)[1]!.last_modified!).toBeGreaterThan(held.last_modified!)
    const rows = rig.psu.control.rows().map(({ status, lastModified }) => ({ status, at: Date.parse(lastModified) }))
    expect(rows.map(({ status }) => status)).toEqual(['With Pharmacy', 'Ready to Collect'])
    expect(rows[1]!.at).toBeGreaterThan(rows[0]!.at)
  })

  test('after one update that a restore could not date, the next is dated by its sending and those after it by when they happened', async () => {
    await using rig = await createRig()
    const { world } = rig
    const id = world.receive(aContent())
    await rig.quiet()
    madeReady(world, id)
    rig.crashAndStart({ restored: true })
    await rig.quiet()
    const eventId = handedOut(world, id).items[0]!.portions[0]!.out!.stamp.eventId
    await rig.pass(15_000)
    const [, lost, collected] = rig.tasks(id)
    expect(lost).toMatchObject({ status: 'Ready to Collect', state: 'superseded', last_modified: null })
    expect(collected).toMatchObject({ status: 'Collected', state: 'recorded' })
    expect(collected!.last_modified).toBe(collected!.first_attempt_at)
    expect(collected!.last_modified).toBeGreaterThan(collected!.happened_at)

    world.does(world.people.pharmacist, id, {
      type: 'correct',
      eventId,
      reason: 'Wrong one',
      medicineIs: 'here-not-placed',
    })
    await rig.pass(1_000)
    placed(world, id, 'collect', 'another-bag')
    await rig.pass(61_000)
    const again = rig.tasks(id).at(-1)!
    expect(again).toMatchObject({ status: 'Ready to Collect', state: 'recorded' })
    expect(again.last_modified).toBe(again.happened_at)
  })

  test('while the disk is full the line is called by the answer that came last, not by one not yet written down', async () => {
    const cut: HttpOutcome = { kind: 'fault', fault: 'refused', code: 'ECONNREFUSED' }
    let full = false
    let greetable = true
    let answer: ((outcome: HttpOutcome) => void) | undefined
    const faults: unknown[] = []
    await using rig: Rig = await createRig({
      http: (real) => (request) => {
        if (request.method === 'POST') return new Promise((resolve) => (answer = resolve))
        return greetable ? real(request) : Promise.resolve(cut)
      },
      outbox: { fault: (error) => faults.push(error) },
    })
    rig.crashAndStart({ database: onFailingDisk(rig.world, { full: () => full }) })
    const id = rig.world.receive(aContent())
    rig.outbox.wake()
    await rig.until(() => answer !== undefined)
    full = true
    greetable = false
    // Long enough for the service to be greeted again before anything else is sent.
    rig.world.clock.advance(11 * 60_000)
    rig.world.receive(aContent({ shortId: '16B2E0-A83008-81C13H' as ShortId }))
    answer!({ kind: 'fault', fault: 'timeout', code: 'timeout' })
    await rig.until(() => faults.length > 0)
    rig.outbox.wake()
    await rig.quiet()
    full = false
    rig.outbox.wake()
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: unknown'])
    expect(rig.outbox.state().kind).toBe('refused')
  })
})
