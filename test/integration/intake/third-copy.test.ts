import { expect, test } from 'vitest'
import { retryMessage } from '../../../src/main/intake/inbox-acts.ts'
import { fixtureIds, fixtureText } from '../../support/intake-fixtures.ts'
import { people } from '../../support/people.ts'
import { createWorld } from '../../support/world.ts'
import { intakeOf } from './intake-of.ts'

test('an order that differs from a release which waits to be chosen is refused with why, and is taken in once somebody has chosen', () => {
  using world = createWorld({ ourOds: 'FA565' })
  const intake = intakeOf(world)
  const order = (directions: string) =>
    intake.importMessage(fixtureText('orderSigned').replaceAll('One to be taken three times a day', directions))
  const waiting = () => {
    const { otherCopy } = world.prescription(fixtureIds.first)
    return [otherCopy?.releasedToUs, otherCopy?.content.items[0]?.directions]
  }
  order('One at night')
  intake.importMessage(fixtureText('releaseReply'))
  const release = waiting()
  expect(release[0]).toBe(true)
  const third = order('One in the morning')
  expect([third.outcome, third.reasons[0]?.code, waiting()]).toEqual(['refused', 'copy-not-chosen', release])
  expect(third.reasons[0]?.message).toContain('Choose which copy counts; then try this message again.')
  const choice = { type: 'choose-copy', which: 'other', reason: 'Rang the surgery' } as const
  world.does(people.pharmacist, fixtureIds.first, choice)
  expect(retryMessage(intake.deps, third.messageId, people.pharmacist)).toMatchObject({ ok: true })
  expect(waiting()).toEqual([false, 'One in the morning'])
})
