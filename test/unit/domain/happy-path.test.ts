import { expect, test } from 'vitest'
import { trackingStatus } from '../../../src/domain/tracking.ts'
import { aPrescription, apply, commands, itemOf } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

test('one released prescription goes from received to collected, and the NHS is told With Pharmacy, Ready to Collect, Collected', () => {
  const told: string[] = []
  let p = aPrescription()
  const step = (next: typeof p) => {
    p = next
    told.push(trackingStatus(p, itemOf(p)))
  }
  step(p)
  step(apply(p, commands.clinicalCheck()))
  step(apply(p, commands.assemble(), people.dispenser))
  step(apply(p, commands.accuracyCheck(), people.technician))
  step(apply(p, commands.place(), people.dispenser))
  step(apply(p, commands.handOut(), people.counter))
  expect(told).toEqual([
    'With Pharmacy',
    'With Pharmacy',
    'With Pharmacy',
    'With Pharmacy',
    'Ready to Collect',
    'Collected',
  ])
  expect(p.version).toBe(6)
})
