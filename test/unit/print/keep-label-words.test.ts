import { expect, test } from 'vitest'
import { namedOn } from '../../../src/renderer/features/print/keep-label-words.ts'
import { refusalWords } from '../../../src/renderer/wording/refusals.ts'
import { aPrescription, itemId, items } from '../../support/builders.ts'

test('why the words of labels were not kept names the item, also where several labels were to be printed', () => {
  const p = aPrescription({ content: { items: items(2) } })
  const told = (id: string) => refusalWords({ code: 'nothing-assembled', itemId: id }, namedOn(p))
  const [first, second] = p.items.map(({ content }) => content.drug.name)
  expect(told(itemId(1))).toBe(`Nothing of ${first ?? ''} is assembled yet.`)
  expect(told(itemId(2))).toBe(`Nothing of ${second ?? ''} is assembled yet.`)
  expect(told('gone')).toBe('Nothing of an item no longer on it is assembled yet.')
})
