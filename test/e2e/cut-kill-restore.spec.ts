import type { Page } from '@playwright/test'
import type { PatientName } from '../../src/main/practice/scripts/patients.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { expect, hire, sendReadyAtOnce, takeIn, test } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { statusesOf } from '../support/e2e-psu.ts'
import { doStep, journey } from '../support/e2e-work.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'

/** Told "ready" before the cut; imported before it; by keyboard and over the bridge after it. */
const placedBefore = ['okafor', 'nowak'] as const
const importedBefore = ['singh', 'obrien', 'haddad'] as const
const byKeyboard = ['Taylor', 'Chen'] as const
const cameWhileCut = ['taylor', 'chen', 'campbell', 'adeyemi', 'clarke'] as const

async function takeInFor(page: Page, patients: readonly PatientName[]): Promise<readonly string[]> {
  return takeIn(page, patients.map(messageFor))
}

async function workOn(page: Page, id: string): Promise<void> {
  const { stage } = await answerOf(page, 'prescription:detail', { id })
  const steps = stage === 'ready' ? journey.slice(-1) : journey
  for (const step of steps) await doStep(page, id, step)
}

/** From the clinical check to the hand-out without a mouse. */
async function workByKeyboard(page: Page, family: string): Promise<void> {
  const keys = keyboardDesk(page)
  await keys.find(family)
  await keys.clinicalCheck()
  await keys.assemble()
  await keys.chooseWho('Daniel Whitcombe')
  await keys.accuracyCheck()
  await keys.chooseWho('Aisha Karim')
  await keys.place('B2')
  await keys.handOut()
}

test('ten prescriptions handed out while the line is cut, then a power cut: once both are back the NHS holds what is true of each item, and nothing was said twice or too late', async ({
  open,
  psu,
}) => {
  test.setTimeout(90_000)
  const before = await open()
  await hire(before.page)
  await sendReadyAtOnce(before.page)
  const ready = await takeInFor(before.page, placedBefore)
  for (const id of ready) for (const step of journey.slice(0, -1)) await doStep(before.page, id, step)
  const known = await takeInFor(before.page, importedBefore)
  await expect(before.desk.syncSentence).toHaveText('NHS up to date', { timeout: 15_000 })

  await psu.setLine(false)
  const cutAt = Date.now()
  const fresh = await takeInFor(before.page, cameWhileCut)
  for (const family of byKeyboard) await workByKeyboard(before.page, family)
  const ids = [...ready, ...known, ...fresh]
  for (const id of ids.filter((one) => !fresh.slice(0, byKeyboard.length).includes(one))) await workOn(before.page, id)
  await expect(before.desk.syncSentence).toHaveText(/updates waiting$/)
  const waiting = (await answerOf(before.page, 'sync:state', {})).waiting
  await before.app.kill('SIGKILL')

  const after = await open()
  await psu.setLine(true)
  const items = await Promise.all(
    ids.map(async (id) => {
      const { prescription, stage } = await answerOf(after.page, 'prescription:detail', { id })
      expect(stage).toBe('done')
      return prescription.items.map((item) => ({ itemId: item.content.id, cancelled: item.closed !== null, id }))
    }),
  ).then((each) => each.flat())
  const left = async (): Promise<number> => (await answerOf(after.page, 'sync:state', {})).waiting
  await expect.poll(left, { timeout: 45_000 }).toBe(0)

  const rows = await psu.rows()
  const held = Object.fromEntries(items.map(({ itemId }) => [itemId, statusesOf(rows, itemId)]))
  const expected = items.map(({ itemId, cancelled, id }) => {
    const wasReady = ready.includes(id) ? ['Ready to Collect'] : []
    return [itemId, cancelled ? ['Not Dispensed'] : ['With Pharmacy', ...wasReady, 'Collected']] as const
  })
  expect(held).toEqual(Object.fromEntries(expected))

  const arrived = (await psu.requests()).flatMap(({ startedAt, tasks }) =>
    tasks.map((task) => ({ ...task, startedAt })),
  )
  const late = arrived.filter(({ status, startedAt }) => status.startsWith('Ready') && startedAt > cutAt)
  expect(late).toEqual([])
  const taskIds = arrived.map(({ taskId }) => taskId)
  expect(taskIds.length - new Set(taskIds).size).toBe(0)
  expect(rows).toHaveLength(taskIds.length)
  console.log(
    `Cut, killed, reopened, restored: ${String(ids.length)} prescriptions, ${String(items.length)} items, ` +
      `${String(waiting)} updates waiting at the kill; ${String(rows.length)} rows held, all true, ` +
      `${String(late.length)} "ready" after the cut, ${String(taskIds.length - new Set(taskIds).size)} tasks twice.`,
  )
})
