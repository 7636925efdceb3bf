import { expect, test } from 'vitest'
import { decide } from '../../../src/domain/decide/index.ts'
import { bagContents } from '../../../src/renderer/features/prescription/acts/bag-contents.ts'
import { plainActOf, type PlainActName } from '../../../src/renderer/features/prescription/acts/plain-acts.ts'
import { tellingOf } from '../../../src/renderer/features/prescription/detail.ts'
import { notesOf, stepsOf } from '../../../src/renderer/features/prescription/item-steps.ts'
import { bagsWords, notOnRunWords, notToDeliverWords } from '../../../src/renderer/wording/delivery.ts'
import { labelWords } from '../../../src/renderer/wording/bags.ts'
import { eventSentence } from '../../../src/renderer/wording/events.ts'
import { aContext, aPrescription, apply, brought, commands, itemId, itemOf } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const halfPlaced = [
  commands.clinicalCheck(),
  commands.assemble(1, 1400, { owing: commands.owing }),
  commands.accuracyCheck(),
  commands.place([1], 'deliver'),
]
const halfOut = [...halfPlaced, commands.dispatch()].reduce(
  (state, command) =>
    apply(state, command, command.type === 'record-accuracy-check' ? people.technician : people.pharmacist),
  aPrescription(),
)
const shownBy = (name: PlainActName) => {
  const { portionsOf } = plainActOf(name, [itemOf(halfOut)], halfOut)
  return portionsOf && bagContents(itemOf(halfOut), portionsOf(itemOf(halfOut))).amount
}
const takeBackOf = (p: typeof halfOut) => plainActOf('take-back', [itemOf(p)], p)
const deliver = { type: 'record-delivery', itemIds: [itemId(1)], proof: null } as const

test.each(['record-delivery', 'record-failed-delivery', 'take-back'] as const)(
  '%s names what is in the bag, not what was prescribed',
  (name) => {
    expect(shownBy(name)).toBe('14 of 28 capsules in this bag')
  },
)

test('what a patient had is told as to be destroyed once it is taken back, and no courier is offered as the reason', () => {
  const handedOut = takeBackOf(brought(aPrescription(), 'handed-out'))
  expect(handedOut.told).toBe('Taken back. Keep it apart for destruction: it is never supplied again.')
  expect(handedOut.text?.suggestions).toEqual(['Patient brought it back', 'Given to the wrong person'])
})

test('what was left at the door was with a patient as well', () => {
  const delivered = takeBackOf(apply(brought(aPrescription(), 'dispatched'), deliver, people.driver))
  expect(delivered.told).toContain('Keep it apart for destruction')
  expect(delivered.text?.suggestions).toContain('Delivered to the wrong address')
  expect(delivered.text?.suggestions).not.toContain('Courier brought it back')
})

test('what only a courier had is told as ready again once placed, with the reasons of couriers', () => {
  const sent = takeBackOf(brought(aPrescription(), 'dispatched'))
  expect(sent.told).toBe('Taken back. It is ready again only once its place is confirmed.')
  expect(sent.text?.suggestions).toEqual(['Courier brought it back', 'Nobody in', 'Refused'])
})

test('what came back for destruction is named on its medicine, and with its amount in the history', () => {
  const handedOut = apply(
    [commands.clinicalCheck(), commands.assemble(1, 1400, { owing: commands.owing }), commands.accuracyCheck()].reduce(
      (state, command) =>
        apply(state, command, command.type === 'record-accuracy-check' ? people.technician : people.pharmacist),
      aPrescription(),
    ),
    commands.place(),
  )
  const back = apply(apply(handedOut, commands.handOut()), {
    type: 'take-back',
    itemIds: [itemId(1)],
    reason: 'Patient brought it back',
  })
  expect(notesOf(itemOf(back))).toContain('14 capsules came back from a patient: keep it apart for destruction')
  expect(tellingOf(back).portions([{ itemId: itemId(1), portionId: 'p1' }])).toContain('14 of 28 capsules')
})

test('how the label of each bag was read before it left, or why not, stands in what happened', () => {
  const placed = brought(aPrescription(), 'accurate')
  const ready = apply(placed, commands.place([1], 'deliver'))
  const said = (given: object) => {
    const sent = decide(ready, { ...commands.dispatch(), ...given }, aContext())
    const [event] = sent.ok ? sent.value : []
    return eventSentence('dispatched', event, tellingOf(ready)).more
  }
  expect(said({ labels: [], noLabel: ' Label cannot be read ' })).toContain(
    'label of bag bag-1 not looked at: Label cannot be read',
  )
  expect(said({})).toContain('label of bag bag-1 scanned')
  expect(said({ labels: [{ bagId: 'bag-1', how: 'typed' }], noLabel: 'Torn' })).toMatch(/label of bag bag-1 typed$/)
})

test('a departure from the time before labels were recorded says what it said then', () => {
  expect(labelWords({ noLabel: 'Torn' })).toEqual(['label not looked at: Torn'])
  expect(labelWords({})).toEqual([])
})

test('a bag that is out is said to be with whoever has it, our own driver too', () => {
  expect(stepsOf(halfOut, itemOf(halfOut)).map(({ words }) => words)).toContain('Out: Our own driver')
})

test('a bag that no door of the run waits for is said to be whose it is, or that nobody here knows it', () => {
  const brown = 'BROWN, Edith, born 12 Mar 1948'
  expect(notOnRunWords('7KMPA', [brown]).head).toBe(
    `Bag 7KMPA is not among those that go out now. It is the bag of ${brown}.`,
  )
  expect(notToDeliverWords('7KMPA', []).head).toContain('known to nobody here: read the name')
  expect(notOnRunWords('7KMPA', null).head).toBe('Bag 7KMPA is not among those that go out now.')
})

test('what is out is told by the codes of its bags, and which of them are cold or controlled', () => {
  const plain = { bagId: '8XED', fridge: false, controlled: false }
  expect(bagsWords([plain])).toBe('Bag 8XED')
  expect(bagsWords([plain, { bagId: 'HHYA', fridge: true, controlled: true }])).toBe('Bags 8XED, HHYA fridge CD')
})
