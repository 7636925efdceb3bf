import { expect, test } from 'vitest'
import type { PrescriptionContent } from '../../../src/domain/prescription-content.ts'
import { prescriptionDetail } from '../../../src/main/dispensing/questions/prescription-detail.ts'
import { aHandOut } from '../../support/at-the-counter.ts'
import { contentNumber } from '../../support/content-number.ts'
import { handedOut, madeReady } from '../../support/journeys.ts'
import { lookOn } from '../../support/look.ts'
import { createWorld, type World } from '../../support/world.ts'

const ready = (world: World, n: number, family: string, given: Partial<PrescriptionContent> = {}): string => {
  const { patient } = contentNumber(n)
  const id = world.receive(contentNumber(n, { ...given, patient: { ...patient, family } }))
  madeReady(world, id)
  return id
}

const giving = (world: World, id: string, said: Pick<ReturnType<typeof aHandOut>, 'labels' | 'noLabel'> = {}) => {
  const p = world.prescription(id)
  const { noLabel: _none, ...command } = aHandOut(
    p,
    p.items.map(({ content }) => content.id),
  )
  return world.act(world.people.counter, [{ prescriptionId: id, command: { ...command, ...said } }])
}

const isAsked = (world: World, id: string): boolean => {
  const answer = prescriptionDetail(world.database.db, id, lookOn(world.clock.now()))
  return answer.ok && answer.value.likeBag
}

const unanswered = { refusal: { refusal: { code: 'label-unanswered' } } }

test('beside the bag of somebody with a like name no bag is handed out of which nobody says that its label was read, nor why not', () => {
  using world = createWorld()
  const id = ready(world, 1, 'Whitefield')
  ready(world, 2, 'Whitfield')
  const [bagId = ''] = world.prescription(id).items.flatMap(({ portions }) => portions[0]?.placed?.bagId ?? [])
  expect(isAsked(world, id)).toBe(true)
  expect(giving(world, id)).toMatchObject(unanswered)
  expect(giving(world, id, { noLabel: '  ' })).toMatchObject(unanswered)
  expect(giving(world, id, { labels: [{ bagId: 'bag-9', how: 'scanned' }] })).toMatchObject(unanswered)
  expect(giving(world, id, { labels: [{ bagId, how: 'typed' }] }).ok).toBe(true)
})

test('where the label cannot be read the bag is handed out with the reason, which is recorded', () => {
  using world = createWorld()
  const id = ready(world, 1, 'Whitefield')
  ready(world, 2, 'Whitfield')
  expect(giving(world, id, { noLabel: 'Torn' }).ok).toBe(true)
  const answer = prescriptionDetail(world.database.db, id, lookOn(world.clock.now()))
  expect(answer.ok && answer.value.acts.at(-1)?.body).toMatchObject({ labels: [{ how: 'not-read' }], noLabel: 'Torn' })
})

test('the label is asked for until the end of the day on which the like bag left', () => {
  using world = createWorld()
  const id = ready(world, 1, 'Whitefield')
  handedOut(world, ready(world, 2, 'Whitfield'))
  expect(isAsked(world, id)).toBe(true)
  expect(giving(world, id)).toMatchObject(unanswered)
  world.clock.advance(86_400_000)
  expect(isAsked(world, id)).toBe(false)
  expect(giving(world, id).ok).toBe(true)
})

test('without a bag of somebody with a like name the label may be left out, also while theirs is still to be made', () => {
  using world = createWorld()
  const id = ready(world, 1, 'Whitefield')
  ready(world, 2, 'Okonkwo')
  const { patient } = contentNumber(3)
  world.receive(contentNumber(3, { patient: { ...patient, family: 'Whitfield' } }))
  expect(isAsked(world, id)).toBe(false)
  expect(giving(world, id).ok).toBe(true)
})
