import { expect, test } from 'vitest'
import { offers } from '../../../src/domain/offers.ts'
import { queueStage } from '../../../src/domain/stage.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { offeredActs } from '../../../src/renderer/features/prescription/offered-acts.ts'
import { apply, aPrescription, brought, commands, itemId, noonOf } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const nextOf = (prescription: Prescription) =>
  offeredActs({ offers: [...offers(prescription)], stage: queueStage(prescription), prescription }, 'pharmacist').next
    ?.command

const sent = apply(apply(brought(aPrescription(), 'accurate'), commands.place([1], 'post')), {
  type: 'dispatch',
  itemIds: [itemId(1)],
  carriage: { courier: 'own-driver', courierName: null, trackingNumber: null },
  noLabel: 'Label cannot be read',
  counselling: null,
})

test('what a courier has is delivered next; after a delivery that failed it is taken back', () => {
  expect(nextOf(sent)).toBe('record-delivery')
  const failed = apply(sent, { type: 'record-failed-delivery', itemIds: [itemId(1)], reason: 'Nobody in' })
  expect(nextOf(failed)).toBe('take-back')
})

test('what left before its days ended is offered as a late entry only, to a pharmacist', () => {
  const placed = brought(aPrescription(), 'placed')
  const past = apply(placed, { type: 'review-legal-window' }, people.system, noonOf('2026-09-02'))
  const detail = { offers: [...offers(past)], stage: queueStage(past), prescription: past }
  const { next, others } = offeredActs(detail, 'pharmacist')
  expect(next?.command).toBe('mark-not-dispensed')
  const late = (acts: typeof others) => acts.filter((act) => act.late)
  expect(late(others)).toMatchObject([{ command: 'hand-out', why: undefined, itemIds: [itemId(1)] }])
  expect(late(offeredActs(detail, 'counter-assistant').others)).toMatchObject([{ why: 'Only a pharmacist' }])
  expect(late(offeredActs({ ...detail, prescription: placed }, 'pharmacist').others)).toEqual([])
})
