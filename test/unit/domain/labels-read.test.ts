import { describe, expect, test } from 'vitest'
import type { CommandOf } from '../../../src/domain/commands.ts'
import { decide } from '../../../src/domain/decide/index.ts'
import type { LabelRead } from '../../../src/domain/label-read.ts'
import { aHandOut } from '../../support/at-the-counter.ts'
import { aContext, aPrescription, apply, brought, commands, itemId, items, refusalOf } from '../../support/builders.ts'

const [first, second] = [itemId(1), itemId(2)]
const scanned = (bagId: string): LabelRead => ({ bagId, how: 'scanned' })

const inTwoBags = (route: 'deliver' | 'collect') =>
  apply(
    apply(brought(aPrescription({ content: { items: items(2) } }), 'accurate', [1, 2]), commands.place([1], route)),
    {
      type: 'place-bag',
      bagId: 'bag-2',
      itemIds: [second],
      place: { kind: 'fridge', label: 'Fridge 1' },
      route,
    },
  )

const dispatch = (given: Pick<CommandOf<'dispatch'>, 'labels' | 'noLabel'>): CommandOf<'dispatch'> => ({
  type: 'dispatch',
  itemIds: [first, second],
  carriage: { courier: 'own-driver', courierName: null, trackingNumber: null },
  ...given,
})

const recorded = (p: ReturnType<typeof inTwoBags>, command: Parameters<typeof decide>[1]) => {
  const decision = decide(p, command, aContext())
  return decision.ok ? decision.value[0] : decision.refusal
}

describe('the label of a bag', () => {
  test('no bag is sent out of which nobody says that its label was read, nor why not', () => {
    const p = inTwoBags('deliver')
    expect(refusalOf(p, dispatch({}))).toEqual({ code: 'label-unanswered', bagIds: ['bag-1', 'bag-2'] })
    expect(refusalOf(p, dispatch({ labels: [scanned('bag-2')], noLabel: ' ' }))).toEqual({
      code: 'label-unanswered',
      bagIds: ['bag-1'],
    })
    expect(refusalOf(p, dispatch({ labels: [scanned('bag-1'), scanned('bag-9')] }))).toMatchObject({
      bagIds: ['bag-2'],
    })
  })

  test('what is sent out says of each of its bags how the label was read, and why where it was not', () => {
    const p = inTwoBags('deliver')
    expect(recorded(p, dispatch({ labels: [{ bagId: 'bag-2', how: 'typed' }], noLabel: ' Torn ' }))).toMatchObject({
      type: 'dispatched',
      labels: [
        { bagId: 'bag-1', how: 'not-read' },
        { bagId: 'bag-2', how: 'typed' },
      ],
      noLabel: 'Torn',
    })
    const all = recorded(p, dispatch({ labels: [scanned('bag-2'), scanned('bag-1')], noLabel: 'Torn' }))
    expect(all).toMatchObject({ labels: [scanned('bag-1'), scanned('bag-2')] })
    expect(all).not.toHaveProperty('noLabel')
  })

  test('a label typed in capitals is that of the same bag, which is recorded as it was placed', () => {
    const read = dispatch({ labels: [scanned('BAG-1'), { bagId: 'Bag-2', how: 'typed' }] })
    expect(recorded(inTwoBags('deliver'), read)).toMatchObject({
      labels: [scanned('bag-1'), { bagId: 'bag-2', how: 'typed' }],
    })
  })

  test('a hand-out keeps which labels were read, and why not where it is said; of itself it asks for none', () => {
    const p = inTwoBags('collect')
    const torn = aHandOut(p, [first, second], { labels: [scanned('bag-1')], noLabel: ' Torn ' })
    expect(recorded(p, torn)).toMatchObject({ labels: [scanned('bag-1'), { how: 'not-read' }], noLabel: 'Torn' })
    const { noLabel: _none, ...silent } = aHandOut(p, [second])
    expect(recorded(p, silent)).not.toHaveProperty('noLabel')
    expect(recorded(p, aHandOut(p, [first, second], { labels: [scanned('bag-1'), scanned('bag-9')] }))).toMatchObject({
      type: 'handed-out',
      labels: [scanned('bag-1'), { bagId: 'bag-2', how: 'not-read' }],
    })
    expect(recorded(p, aHandOut(p, [second]))).toMatchObject({ labels: [{ bagId: 'bag-2', how: 'not-read' }] })
  })
})
