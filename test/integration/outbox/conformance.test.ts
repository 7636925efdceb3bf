import { describe, expect, test } from 'vitest'
import type { ShortId } from '../../../src/domain/identifiers.ts'
import { outboxCounts } from '../../../src/main/outbox/questions.ts'
import type { IntTestPrescriptions } from '../../../src/main/practice/psu/int-test-prescriptions.ts'
import { aContent } from '../../support/builders.ts'
import { madeReady } from '../../support/journeys.ts'
import { createRig } from '../../support/outbox-rig.ts'
import { asked, idsAsked } from '../../support/psu-requests.ts'

describe('the four conformance prescriptions', () => {
  const shortId = '24F5DA-A83008-7EFE6Z' as ShortId
  const run = async (role: keyof IntTestPrescriptions) => {
    const rig = await createRig({ psu: { intTestPrescriptions: { [role]: [shortId] } } })
    const id = rig.world.receive(aContent())
    await rig.pass(300_000)
    return { rig, id }
  }

  test('one and two: 500, then 201 or 409 for the same id, is recorded', async () => {
    for (const role of ['failsThenCreated', 'failsThenConflicts'] as const) {
      const { rig, id } = await run(role)
      await using _ = rig
      expect(rig.states(id)).toEqual(['With Pharmacy: recorded'])
      expect(new Set(idsAsked(rig).flat()).size).toBe(1)
    }
  })

  test('three: always 400 is not tried again and waits for a person', async () => {
    const { rig, id } = await run('alwaysRefused')
    await using _ = rig
    expect(rig.states(id)).toEqual(['With Pharmacy: parked'])
    expect(asked(rig)).toHaveLength(1)
  })

  test('four: always 429 backs off, delays no other prescription and is never lost', async () => {
    const { rig, id } = await run('alwaysThrottled')
    await using _ = rig
    expect(rig.states(id)).toEqual(['With Pharmacy: waiting'])
    const other = rig.world.receive(aContent({ shortId: '16B2E0-A83008-81C13H' as ShortId }))
    await rig.pass(1_000)
    expect(rig.states(other)).toEqual(['With Pharmacy: recorded'])
    expect(outboxCounts(rig.world.database.db)).toMatchObject({ waiting: 1, needsYou: 0, recorded: 1 })
    madeReady(rig.world, other)
    await rig.pass(60_000)
    expect(rig.states(other).at(-1)).toBe('Ready to Collect: recorded')
  })
})
