import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import { aHandOut } from '../../support/at-the-counter.ts'
import { contentNumber } from '../../support/content-number.ts'
import { checked, madeReady } from '../../support/journeys.ts'
import { createWorld } from '../../support/world.ts'

/** What may stand in the way of one prescription among several. */
const troubles = ['none', 'none', 'none', 'unpaid', 'not matched', 'stale', 'not ready', 'held'] as const

test('one hand-out of several prescriptions is recorded whole or not at all, whatever stands in the way of one of them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...troubles), { minLength: 1, maxLength: 4 }), (each) => {
      using world = createWorld()
      const { patient } = contentNumber(1)
      const asked = each.map((trouble, at) => {
        const id = world.receive(contentNumber(at + 1, { patient }))
        if (trouble === 'not ready') checked(world, id)
        else madeReady(world, id)
        const p = world.prescription(id)
        const itemIds = p.items.map((item) => item.content.id)
        if (trouble === 'held') world.does(world.people.dispenser, id, { type: 'hold', itemIds, reason: 'Query' })
        const whole = aHandOut(p, itemIds)
        const command: Command = {
          ...whole,
          payment: trouble === 'unpaid' ? null : whole.payment,
          collector: { ...whole.collector, saidAndMatched: trouble !== 'not matched' },
        }
        const { version } = world.prescription(id)
        return { prescriptionId: id, command, expectedVersion: trouble === 'stale' ? version - 1 : version }
      })
      const out = (): readonly boolean[] =>
        asked.map(({ prescriptionId: id }) =>
          world.prescription(id).items.every((item) => item.portions.some((portion) => portion.out !== null)),
        )
      const answer = world.act(world.people.counter, asked)
      const fine = each.every((trouble) => trouble === 'none')
      expect(answer.ok).toBe(fine)
      expect(out()).toEqual(each.map(() => fine))
    }),
    { numRuns: 25 },
  )
})
