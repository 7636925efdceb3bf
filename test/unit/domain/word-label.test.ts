import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import { decide } from '../../../src/domain/decide/index.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import { trackingStatus } from '../../../src/domain/tracking.ts'
import {
  aContext,
  aPrescription,
  apply,
  brought,
  commands,
  itemId,
  itemOf,
  noonOf,
  recorded,
  refusalOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const product = 'Amoxicillin 250mg capsules'
const word = (given: Partial<Extract<Command, { type: 'word-label' }>> = {}): Command => ({
  type: 'word-label',
  itemId: itemId(1),
  portionId: 'p1',
  product,
  warnings: 'May make you dizzy.',
  external: false,
  ...given,
})

describe('what is put on a label', () => {
  test('is kept with who and when, the last words of each label, and changes nothing else: no check is void, no bag leaves its place', () => {
    const placed = brought(aPrescription(), 'placed')
    const worded = apply(apply(placed, word(), people.dispenser), word({ warnings: 'Avoid alcohol.' }), people.counter)
    expect(itemOf(worded).labels).toMatchObject([
      { portionId: 'p1', product, warnings: 'Avoid alcohol.', external: false, stamp: { by: people.counter } },
    ])
    expect({ ...itemOf(worded), labels: [] }).toEqual({ ...itemOf(placed), labels: [] })
    expect(trackingStatus(worded, itemOf(worded))).toBe('Ready to Collect')
  })

  test('is taken off again by empty words, and the same words twice record nothing', () => {
    const worded = apply(brought(aPrescription(), 'accurate'), word())
    const decision = decide(worded, word({ warnings: ' May make you dizzy. ' }), aContext())
    expect(decision.ok && decision.value).toEqual([])
    expect(itemOf(apply(worded, word({ warnings: '' }))).labels).toMatchObject([{ warnings: '' }])
  })

  test('nor does what a label says by itself; taking "for external use only" away from it is recorded', () => {
    const made = brought(aPrescription(), 'accurate')
    const recordedBy = (external: boolean, name = product) => {
      const items = made.items.map((item) => ({
        ...item,
        portions: item.portions.map((portion) => ({
          ...portion,
          lines: portion.lines.map((line) => ({ ...line, product: { ...line.product, name } })),
        })),
      }))
      const decision = decide({ ...made, items }, word({ product: name, warnings: ' ', external }), aContext())
      return decision.ok && decision.value.length
    }
    expect([recordedBy(false), recordedBy(true)]).toEqual([0, 1])
    const cream = 'Hydrocortisone 1% cream'
    expect([recordedBy(true, cream), recordedBy(false, cream)]).toEqual([0, 1])
  })

  test('has the directions as a person wrote them, as those of the prescriber where they wrote none, and those are not kept twice', () => {
    const made = brought(aPrescription(), 'assembled')
    const plain = apply(made, word({ directions: ' Take ONE three times a day ' }))
    expect(itemOf(plain).labels).toMatchObject([{ directions: 'Take ONE three times a day' }])
    expect(itemOf(apply(plain, word())).labels).toMatchObject([{ directions: null }])
    const prescribed = itemOf(made).content.directions
    const decision = decide(made, word({ directions: ` ${prescribed}`, warnings: '' }), aContext())
    expect(decision.ok && decision.value).toEqual([])
    expect(itemOf(apply(plain, word({ directions: prescribed }))).labels).toMatchObject([{ directions: null }])
  })

  test('of the time before directions were kept has those of the prescriber', () => {
    const made = brought(aPrescription(), 'assembled')
    const body = {
      type: 'label-worded',
      itemId: itemId(1),
      portionId: 'p1',
      product,
      warnings: 'Old',
      external: false,
    } as const
    const [event] = recorded(made, [body], people.dispenser, noonOf('2026-03-02'))
    expect(itemOf(evolve(made, event!)).labels).toMatchObject([{ directions: null, warnings: 'Old' }])
  })

  test('is of a product that was assembled and is here', () => {
    const none = { code: 'nothing-assembled', itemId: itemId(1) }
    const checked = apply(aPrescription(), commands.clinicalCheck())
    expect(refusalOf(checked, word())).toEqual(none)
    const made = brought(aPrescription(), 'assembled')
    expect(refusalOf(made, word({ product: 'Another' }))).toEqual(none)
    expect(refusalOf(made, word({ portionId: 'p2' }))).toEqual(none)
    expect(refusalOf(brought(aPrescription(), 'handed-out'), word())).toEqual(none)
  })

  test('is not written by a driver', () => {
    const made = brought(aPrescription(), 'assembled')
    expect(refusalOf(made, word(), people.driver)).toMatchObject({ code: 'not-permitted' })
    expect(refusalOf(made, word(), people.counter)).toBeUndefined()
  })
})
