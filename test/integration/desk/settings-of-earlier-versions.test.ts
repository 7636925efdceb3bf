import { expect, test } from 'vitest'
import { settings } from '../../../src/contract/desk.ts'
import { append } from '../../../src/main/ledger/append.ts'
import { firstSettings, readSettings, settingsProjector } from '../../../src/main/settings/settings.ts'
import { createWorld } from '../../support/world.ts'

test('a setting that an earlier version took and the form would not take now is read, and the record opens', () => {
  using world = createWorld()
  const changes = { pharmacyPhone: 'ask at the counter', readyDelaySeconds: 900, uncollectedAfterDays: 400 }
  expect(settings.safeParse({ ...firstSettings, ...changes }).success).toBe(false)
  world.database.transact((tx) => {
    const id = world.newId()
    const signed = { commandId: id, actId: id, actor: world.people.pharmacist, happenedAt: world.clock.now() }
    const events = [{ type: 'settings-changed', body: { changes } }]
    const recorded = append(tx, world.dispensing.ledger, { stream: 'settings', expectedVersion: 0, ...signed, events })
    settingsProjector.apply(tx, recorded)
  })
  expect(readSettings(world.database.db)).toEqual({ ...firstSettings, ...changes })
})
