import type { Schedule } from '../../src/domain/prescription-content.ts'
import type { Item, Prescription, Route } from '../../src/domain/prescription.ts'
import { isOpen, leftToAssemble, placedPortions, portionsHere } from '../../src/domain/supply.ts'
import { aHandOut } from './at-the-counter.ts'
import { passedCheck } from './passed-check.ts'
import type { World } from './world.ts'

const openItems = (prescription: Prescription): readonly Item[] => prescription.items.filter(isOpen)
const idsOf = (items: readonly Item[]): readonly string[] => items.map((item) => item.content.id)

/** Passes the clinical check; schedules the message does not give are answered with `schedule`. */
export const checked = (world: World, id: string, schedule: Exclude<Schedule, 'unknown'> = 'none'): Prescription => {
  const unanswered = openItems(world.prescription(id)).filter((item) => item.schedule === 'unknown')
  const schedules = Object.fromEntries(unanswered.map((item) => [item.content.id, schedule]))
  return world.does(world.people.pharmacist, id, passedCheck(world.prescription(id), schedules))
}

/** Assembles every open item in full. */
export const assembled = (world: World, id: string): Prescription => {
  for (const item of openItems(world.prescription(id)).filter((one) => leftToAssemble(one) > 0)) {
    const product = { code: item.content.drug.code, name: item.content.drug.name }
    const line = { product, amount: leftToAssemble(item), batch: 'B1', expiry: null }
    const command = { type: 'assemble', itemId: item.content.id, lines: [line], toSupply: null, owing: null } as const
    world.does(world.people.dispenser, id, command)
  }
  return world.prescription(id)
}

/** Passes the accuracy check of everything assembled. */
export const accuracyChecked = (world: World, id: string): Prescription => {
  const waiting = openItems(world.prescription(id)).filter((item) =>
    portionsHere(item).some((portion) => portion.accuracy === null),
  )
  return world.does(world.people.technician, id, {
    type: 'record-accuracy-check',
    itemIds: idsOf(waiting),
    outcome: 'passed',
    selfCheckReason: null,
  })
}

/** Places everything checked in one bag on a shelf. */
export const placed = (world: World, id: string, route: Route = 'collect', bagId = `bag-${id}`): Prescription => {
  const waiting = openItems(world.prescription(id)).filter((item) =>
    portionsHere(item).some((portion) => portion.accuracy !== null && portion.placed === null),
  )
  const place = { kind: 'shelf', label: 'A3' } as const
  return world.does(world.people.dispenser, id, { type: 'place-bag', bagId, itemIds: idsOf(waiting), place, route })
}

/** Hands out everything placed, to the patient, identity asked. */
export const handedOut = (world: World, id: string): Prescription => {
  const ready = openItems(world.prescription(id)).filter((item) => placedPortions(item).length > 0)
  return world.does(world.people.counter, id, aHandOut(world.prescription(id), idsOf(ready)))
}

/** From received to lying ready in its bag. */
export const madeReady = (world: World, id: string, route: Route = 'collect'): Prescription => {
  checked(world, id)
  assembled(world, id)
  accuracyChecked(world, id)
  return placed(world, id, route)
}
