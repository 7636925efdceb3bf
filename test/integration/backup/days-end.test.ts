import { expect, test } from 'vitest'
import { backedUp, type RunningBackups } from '../../support/running-backups.ts'

/** What is recorded at half past six goes into a backup checked in full; then people work on until two minutes to eight. */
const workedOnAfter = async (full: (running: RunningBackups) => Promise<unknown>): Promise<RunningBackups> => {
  const running = await backedUp()
  const { clock } = running.rig.world
  clock.set(Date.parse('2026-11-16T18:30:00Z'))
  running.rig.work()
  await full(running)
  expect(running.backups.state().last).toMatchObject({ full: true, upToDate: true })
  clock.set(Date.parse('2026-11-16T19:58:00Z'))
  running.rig.work()
  return running
}

test('what is recorded after the day was closed early is in the backup that ends the day, checked in full', async () => {
  using running = await workedOnAfter(({ backups }) => backups.make(true))
  await running.pass(3)
  expect(running.backups.state().last).toMatchObject({ full: true, upToDate: true })
})

test('a backup that a person has read back in full in the middle of the day does not end the day', async () => {
  using running = await workedOnAfter(async ({ backups }) => {
    await backups.make()
    await backups.check()
  })
  await running.pass(3)
  expect(running.backups.state().last).toMatchObject({ full: true, upToDate: true })
})

test('a day that was closed early and had no more work has its end in that backup, and none is made again', async () => {
  using running = await backedUp()
  running.rig.world.clock.set(Date.parse('2026-11-16T18:30:00Z'))
  running.rig.work()
  await running.backups.make(true)
  const made = running.madeSoFar()
  running.rig.world.clock.set(Date.parse('2026-11-16T19:58:00Z'))
  await running.pass(30)
  expect(running.madeSoFar()).toBe(made)
  expect(running.backups.state().last).toMatchObject({ full: true, upToDate: true })
})
