import { expect, test } from 'vitest'
import type { Database } from '../../../src/main/database/database.ts'
import { reviewLegalWindows } from '../../../src/main/dispensing/review-legal-windows.ts'
import { contentNumber } from '../../support/content-number.ts'
import { handedOut, madeReady } from '../../support/journeys.ts'
import { createWorld } from '../../support/world.ts'

const day = 86_400_000
const noPause = async (): Promise<void> => {}

test('a prescription that has run out stops being ready and asks for a person', async () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { validTo: '2026-11-18' }))
  const open = world.receive(contentNumber(2))
  madeReady(world, id)
  world.clock.advance(3 * day)

  expect(await reviewLegalWindows(world.dispensing, noPause)).toEqual({ reviewed: 2, changed: 1 })

  expect(world.prescription(id).items.map(({ window }) => window)).toEqual(['after', 'after'])
  expect(world.prescription(open).version).toBe(1)
  expect(world.changes.at(-1)?.event).toMatchObject({ type: 'window-ended', actor: { role: 'system' } })
})

test('a post-dated prescription comes into its legal days on its first', async () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { validFrom: '2026-11-18' }))
  expect(world.prescription(id).items[0]?.window).toBe('before')
  world.clock.advance(2 * day)
  await reviewLegalWindows(world.dispensing, noPause)
  expect(world.prescription(id).items[0]?.window).toBe('open')
})

test('a second review on the same day changes nothing', async () => {
  using world = createWorld()
  world.receive(contentNumber(1, { validTo: '2026-11-18' }))
  world.clock.advance(3 * day)
  await reviewLegalWindows(world.dispensing, noPause)
  expect(await reviewLegalWindows(world.dispensing, noPause)).toEqual({ reviewed: 1, changed: 0 })
})

test('what is done is not reviewed', async () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { validTo: '2026-11-18' }))
  madeReady(world, id)
  handedOut(world, id)
  world.clock.advance(3 * day)
  expect(await reviewLegalWindows(world.dispensing, noPause)).toEqual({ reviewed: 0, changed: 0 })
})

test('every open prescription is reviewed, however many, with a pause in between', async () => {
  using world = createWorld()
  for (let n = 1; n <= 205; n += 1) world.receive(contentNumber(n, { validTo: '2026-11-18', items: [{}] }))
  world.clock.advance(3 * day)
  let pauses = 0
  const pause = async (): Promise<void> => void (pauses += 1)
  expect(await reviewLegalWindows(world.dispensing, pause)).toEqual({ reviewed: 205, changed: 205 })
  expect(pauses).toBe(1)
})

test('a refused review is a fault, after all the others were reviewed: it never passes for done', async () => {
  using world = createWorld()
  const ids = [1, 2, 3].map((n) => world.receive(contentNumber(n, { validTo: '2026-11-18' })))
  world.clock.advance(3 * day)
  let asked = 0
  const database: Database = {
    ...world.database,
    attempt: (work) => {
      asked += 1
      if (asked !== 1) return world.database.attempt(work)
      const refusal = { code: 'act-refused', prescriptionId: ids[0], refusal: { code: 'not-found' } }
      return { ok: false, refusal } as unknown as ReturnType<typeof work>
    },
  }
  await expect(reviewLegalWindows({ ...world.dispensing, database }, noPause)).rejects.toThrow(
    'refused 1 times: not-found',
  )
  const windows = ids.map((id) => world.prescription(id).items[0]?.window)
  expect(windows.filter((window) => window === 'after')).toHaveLength(2)
})
