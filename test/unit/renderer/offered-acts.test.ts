import { expect, test } from 'vitest'
import { offers } from '../../../src/domain/offers.ts'
import { queueStage } from '../../../src/domain/stage.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { offeredActs } from '../../../src/renderer/features/prescription/offered-acts.ts'
import { apply, aPrescription, brought, commands, itemId } from '../../support/builders.ts'

const nextOf = (prescription: Prescription) =>
  offeredActs({ offers: [...offers(prescription)], stage: queueStage(prescription), prescription }, 'pharmacist').next
    ?.command

const sent = apply(apply(brought(aPrescription(), 'accurate'), commands.place([1], 'post')), {
  type: 'dispatch',
  itemIds: [itemId(1)],
  carriage: { courier: 'own-driver', courierName: null, trackingNumber: null },
  counselling: null,
})

test('what a courier has is delivered next; after a delivery that failed it is taken back', () => {
  expect(nextOf(sent)).toBe('record-delivery')
  const failed = apply(sent, { type: 'record-failed-delivery', itemIds: [itemId(1)], reason: 'Nobody in' })
  expect(nextOf(failed)).toBe('take-back')
})
