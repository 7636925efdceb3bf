import { expect, test } from 'vitest'
import { dutyAt } from '../../../../src/domain/on-duty/times.ts'
import type { DutyRecord } from '../../../../src/domain/on-duty/record.ts'
import type { Actor } from '../../../../src/domain/people.ts'
import { did, duty, hour, nobody, refusedWith } from '../../../support/duty.ts'
import { people } from '../../../support/people.ts'

const reasonAt = (record: DutyRecord, at: number, who: Actor = people.pharmacist): string | null =>
  dutyAt(record, hour(at), who.id).workingAlone

const signedOn = did(nobody, duty.signOn(), { at: 9 })
const alone = did(signedOn, duty.workAlone(), { at: 10 })

test('a period of working alone gives its reason while it lasts, to that person only', () => {
  const over = did(alone, duty.stopWorkingAlone, { at: 12 })
  expect([9.9, 10, 11.9, 12].map((at) => reasonAt(over, at))).toEqual([
    null,
    'The technician is ill',
    'The technician is ill',
    null,
  ])
  expect(reasonAt(alone, 11, people.technician)).toBeNull()
})

test('it ends with the sign-off of the responsible pharmacist', () => {
  expect(reasonAt(did(alone, duty.signOff('d1'), { at: 17 }), 17.5)).toBeNull()
})

test('it ends with the UK day', () => {
  expect([23.9, 24].map((at) => reasonAt(alone, at))).toEqual(['The technician is ill', null])
  expect(refusedWith(alone, duty.workAlone(), { at: 25 })).toBeUndefined()
})

test('it is begun once, with a reason, by somebody who may check accuracy', () => {
  expect(refusedWith(alone, duty.workAlone(), { at: 11 })).toEqual({ code: 'alone-already' })
  expect(refusedWith(signedOn, duty.workAlone(' '), { at: 11 })).toEqual({ code: 'reason-missing' })
  expect(refusedWith(signedOn, duty.workAlone(), { at: 11 }, people.dispenser)).toMatchObject({
    code: 'duty-not-permitted',
  })
  expect(refusedWith(signedOn, duty.stopWorkingAlone, { at: 11 })).toEqual({ code: 'not-alone' })
})
