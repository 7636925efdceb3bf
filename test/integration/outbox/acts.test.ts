import { describe, expect, test } from 'vitest'
import { readEvents } from '../../../src/main/ledger/read.ts'
import { confirmStillHere, mendAndResend, resendTask, setAside, type TaskAct } from '../../../src/main/outbox/acts.ts'
import { historyOf, listTasks, outboxCounts } from '../../../src/main/outbox/questions.ts'
import { defaultDelays } from '../../../src/main/outbox/not-before.ts'
import { patientSees } from '../../../src/main/outbox/patient-sees.ts'
import { verifyTasks } from '../../../src/main/outbox/verify-tasks.ts'
import { aContent, anItemContent, itemId } from '../../support/builders.ts'
import { handedOut, madeReady } from '../../support/journeys.ts'
import { createRig, type Rig } from '../../support/outbox-rig.ts'
import { intercepting } from '../../support/intercepting.ts'

const actOn = (rig: Rig, taskId: string): TaskAct => {
  const commandId = rig.world.newId()
  const happenedAt = rig.world.clock.now()
  return { taskId, signed: { actor: rig.world.people.pharmacist, commandId, actId: commandId, happenedAt } }
}

const writing = (rig: Rig) => ({
  environment: 'practice',
  ownerOds: rig.world.ourOds,
  delays: () => ({ undoMs: 10_000, readyMs: 60_000 }),
  ledger: rig.world.dispensing.ledger,
})

/** One update refused by the service, of the nth request; the others go through. */
const refusing = (refused: number) =>
  createRig({
    http: intercepting((body, nth) => (nth === refused ? body.replaceAll('9990548609', '9990548600') : body)),
  })

const refusedOnce = async () => {
  const rig = await refusing(1)
  const id = rig.world.receive(aContent())
  await rig.quiet()
  return { rig, id, task: rig.tasks(id)[0]! }
}

/** A ready that was refused a minute after its bag was placed. */
const refusedReady = async () => {
  const rig = await refusing(2)
  const id = rig.world.receive(aContent())
  await rig.quiet()
  madeReady(rig.world, id)
  await rig.pass(defaultDelays.readyMs)
  expect(rig.states(id).at(-1)).toBe('Ready to Collect: parked')
  return { rig, id, task: rig.tasks(id).at(-1)! }
}

const oldReady = async () => {
  const rig = await createRig()
  const id = rig.world.receive(aContent())
  await rig.quiet()
  madeReady(rig.world, id)
  rig.crashAndStart({ restored: true })
  await rig.quiet()
  return { rig, id, task: rig.tasks(id).at(-1)! }
}

describe('what a person does with an update that waits for them', () => {
  test('sending it again keeps its id, and the ledger says who asked', async () => {
    const { rig, id, task } = await refusedOnce()
    await using _ = rig
    expect(rig.states(id)).toEqual(['With Pharmacy: parked'])
    const done = rig.world.database.attempt((tx) => resendTask(tx, writing(rig), actOn(rig, task.task_id)))
    expect(done.ok).toBe(true)
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded'])
    expect(rig.psu.control.rows().map(({ taskId }) => taskId)).toEqual([task.task_id])
    const asked = readEvents(rig.world.database.db, { afterSeq: 0, limit: 99 }).find(
      ({ type }) => type === 'update-resent',
    )
    expect(asked?.actor.id).toBe(rig.world.people.pharmacist.id)
  })

  test('asked for twice it is done once: the second time nothing waits for anybody', async () => {
    const { rig, task } = await refusedOnce()
    await using _ = rig
    const press = () => rig.world.database.attempt((tx) => resendTask(tx, writing(rig), actOn(rig, task.task_id)))
    expect([press(), press()]).toEqual([
      { ok: true, value: null },
      { ok: false, refusal: { code: 'not-parked' } },
    ])
    const events = readEvents(rig.world.database.db, { afterSeq: 0, limit: 99 })
    expect(events.filter(({ type }) => type === 'update-resent')).toHaveLength(1)
  })

  test('mending sends what is true now under a new id, which the ledger can prove', async () => {
    const { rig, id, task } = await refusedOnce()
    await using _ = rig
    const prescription = rig.world.prescription(id)
    const act = { ...actOn(rig, task.task_id), prescription }
    expect(rig.world.database.attempt((tx) => mendAndResend(tx, writing(rig), act)).ok).toBe(true)
    await rig.pass(1_000)
    expect(rig.states(id)).toEqual(['With Pharmacy: superseded', 'With Pharmacy: recorded'])
    expect(rig.tasks(id)[0]).toMatchObject({ reason: 'mended', replaced_by: rig.tasks(id)[1]!.task_id })
    const events = readEvents(rig.world.database.db, { afterSeq: 0, limit: 99 })
    expect(verifyTasks(rig.world.database.db, events)).toMatchObject({ complete: true, expected: 2 })
  })

  test('a "ready" that is mended waits as every "ready" does: its bag may have been placed a moment ago', async () => {
    const { rig, id, task } = await refusedReady()
    await using _ = rig
    await rig.pass(3_600_000)
    const act = { ...actOn(rig, task.task_id), prescription: rig.world.prescription(id) }
    expect(rig.world.database.attempt((tx) => mendAndResend(tx, writing(rig), act)).ok).toBe(true)
    await rig.pass(defaultDelays.readyMs - 1_000)
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: waiting')
    await rig.pass(2_000)
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: recorded')
  })

  test('a "ready" that is mended is as old as it was: nobody has seen its bag by that', async () => {
    const { rig, id, task } = await refusedReady()
    await using _ = rig
    await rig.pass(15 * 3_600_000)
    const act = { ...actOn(rig, task.task_id), prescription: rig.world.prescription(id) }
    expect(rig.world.database.attempt((tx) => mendAndResend(tx, writing(rig), act)).ok).toBe(true)
    await rig.pass(120_000)
    expect([rig.states(id).at(-1), rig.tasks(id).at(-1)!.reason]).toEqual(['Ready to Collect: parked', 'still-here'])
    expect(rig.psu.control.notifications()).toEqual([])
  })

  test('one that asks whether the medicine is still here is not mended past the question', async () => {
    const { rig, id, task } = await oldReady()
    await using _ = rig
    const act = { ...actOn(rig, task.task_id), prescription: rig.world.prescription(id) }
    const mended = rig.world.database.attempt((tx) => mendAndResend(tx, writing(rig), act))
    expect(mended).toEqual({ ok: false, refusal: { code: 'not-parked' } })
  })

  test('setting aside needs no answer of the service and keeps the reason', async () => {
    const { rig, id, task } = await refusedOnce()
    await using _ = rig
    const act = { ...actOn(rig, task.task_id), reason: 'Told the patient by telephone' }
    expect(rig.world.database.attempt((tx) => setAside(tx, writing(rig), act)).ok).toBe(true)
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(['With Pharmacy: set-aside'])
    expect(outboxCounts(rig.world.database.db)).toMatchObject({ needsYou: 0, superseded: 1 })
    expect(historyOf(rig.world.database.db, id)[0]!.reason).toBe('Told the patient by telephone')
  })

  test('"Still here" sends an old ready; without it nothing does', async () => {
    const { rig, id, task } = await oldReady()
    await using _ = rig
    await rig.pass(3_600_000)
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: parked')
    const again = rig.world.database.attempt((tx) => resendTask(tx, writing(rig), actOn(rig, task.task_id)))
    expect(again).toEqual({ ok: false, refusal: { code: 'not-parked' } })
    const seen = rig.world.database.attempt((tx) => confirmStillHere(tx, writing(rig), actOn(rig, task.task_id)))
    expect(seen.ok).toBe(true)
    await rig.pass(1_000)
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: recorded')
  })

  test('an old ready that is handed out meanwhile asks nobody any more', async () => {
    const { rig, id, task } = await oldReady()
    await using _ = rig
    handedOut(rig.world, id)
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'Ready to Collect: superseded', 'Collected: recorded'])
    const late = rig.world.database.attempt((tx) => confirmStillHere(tx, writing(rig), actOn(rig, task.task_id)))
    expect(late).toEqual({ ok: false, refusal: { code: 'not-parked' } })
  })

  test('a refused update does not hold up what comes after it, and is not sent after it', async () => {
    const { rig, id, task } = await refusedOnce()
    await using _ = rig
    madeReady(rig.world, id)
    const act = actOn(rig, task.task_id)
    const refusal = rig.world.database.attempt((tx) => resendTask(tx, writing(rig), act))
    expect(refusal).toEqual({ ok: false, refusal: { code: 'no-longer-true' } })
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(['With Pharmacy: superseded', 'Ready to Collect: recorded'])
    expect(rig.tasks(id)[0]!.reason).toBe('newer-recorded')
  })

  test('an unknown update and one that waits for nobody are refused', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    await rig.quiet()
    const act = (taskId: string) => rig.world.database.attempt((tx) => resendTask(tx, writing(rig), actOn(rig, taskId)))
    expect(act('4d70678c-81e4-4ff4-8c67-17596fd0aa46')).toEqual({ ok: false, refusal: { code: 'not-found' } })
    expect(act(rig.tasks(id)[0]!.task_id)).toEqual({ ok: false, refusal: { code: 'not-parked' } })
  })
})

describe('the lists', () => {
  test('page by key without a gap or a repetition, waiting oldest first, recorded newest first', async () => {
    await using rig = await createRig()
    rig.psu.control.line(false)
    rig.world.receive(aContent({ items: [1, 2, 3, 4].map((n) => anItemContent(n)) }))
    const { db } = rig.world.database
    const pages = (show: 'waiting' | 'recorded') => {
      const found: string[] = []
      for (let after: string | null = null; ;) {
        const page = listTasks(db, { show, after, limit: 3 })
        found.push(...page.rows.map((row) => row.itemId))
        if (page.next === null) return found
        after = page.next
      }
    }
    expect(pages('waiting')).toEqual([1, 2, 3, 4].map(itemId))
    rig.psu.control.line(true)
    rig.outbox.retryNow()
    await rig.pass(60_000)
    expect(pages('recorded')).toEqual([4, 3, 2, 1].map(itemId))
    expect(pages('waiting')).toEqual([])
  })

  test('what the patient sees now is what is recorded; what comes when the outbox has drained is said beside it', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    const sees = () => patientSees(rig.world.database.db, rig.world.prescription(id), rig.world.clock.now())[0]
    expect(sees()).toMatchObject({ now: 'Prescriber Approved', afterDrain: 'With Pharmacy', waiting: 1 })
    await rig.quiet()
    await rig.pass(2_000)
    madeReady(rig.world, id)
    expect(sees()).toMatchObject({ now: 'With Pharmacy', afterDrain: 'Ready to Collect', waiting: 1 })
  })
})
