import { describe, expect, test } from 'vitest'
import { aContent, anItemContent } from '../../support/builders.ts'
import { assembled, checked } from '../../support/journeys.ts'
import { createRig, type Rig } from '../../support/outbox-rig.ts'

describe('delivering', () => {
  test('With Pharmacy is recorded for every item the moment a tracked prescription is received', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent({ items: [anItemContent(1), anItemContent(2)] }))
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'With Pharmacy: recorded'])
    expect(rig.psu.control.requests()).toHaveLength(1)
    expect(rig.outbox.state().kind).toBe('idle')
    expect(rig.timers.nextAt()).toBeNull()
  })
})
