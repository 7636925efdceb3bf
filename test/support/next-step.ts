import type { DeskCommand } from '../../src/contract/commands.ts'
import type { Prescription } from '../../src/domain/prescription.ts'
import { aHandOut } from './at-the-counter.ts'
import { isOpen, leftToAssemble, placedPortions, portionsHere } from '../../src/domain/supply.ts'
import { passedCheck } from './passed-check.ts'

/** What brings a prescription one act further on its way to the patient; undefined when there is nothing like that to do. */
export const nextStep = (p: Prescription): readonly DeskCommand[] | undefined => {
  const open = p.items.filter(isOpen)
  const ids = (items: typeof open): string[] => items.map(({ content }) => content.id)
  if (open.length === 0) return undefined
  if (p.clinicalCheck === null) {
    const unknown = open.filter((item) => item.schedule === 'unknown')
    const schedules = Object.fromEntries(unknown.map(({ content }) => [content.id, 'none' as const]))
    const { facts, ...check } = passedCheck(p, schedules)
    return [{ ...check, facts: [...facts] }]
  }
  const unassembled = open.filter((item) => leftToAssemble(item) > 0)
  if (unassembled.length > 0)
    return unassembled.map((item) => ({
      type: 'assemble',
      itemId: item.content.id,
      lines: [{ product: item.content.drug, amount: leftToAssemble(item), batch: 'LOT7', expiry: null }],
      toSupply: null,
      owing: null,
    }))
  const unchecked = open.filter((item) => portionsHere(item).some(({ accuracy }) => accuracy === null))
  if (unchecked.length > 0)
    return [
      {
        type: 'record-accuracy-check',
        itemIds: ids(unchecked),
        outcome: 'passed',
        selfCheckReason: 'Working alone',
      },
    ]
  const unplaced = open.filter((item) => portionsHere(item).some(({ placed }) => placed === null))
  if (unplaced.length > 0)
    return [
      {
        type: 'place-bag',
        bagId: `Bag ${p.id}`,
        itemIds: ids(unplaced),
        place: { kind: 'shelf', label: 'A3' },
        route: 'collect',
      },
    ]
  const placed = open.filter((item) => placedPortions(item).length > 0)
  if (placed.length === 0) return undefined
  const { collector, payment, counselling, noLabel = '' } = aHandOut(p, ids(placed))
  return [{ type: 'hand-out', itemIds: ids(placed), collector, payment, counselling, noLabel }]
}
