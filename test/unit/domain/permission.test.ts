import { expect, test } from 'vitest'
import type { CommandType } from '../../../src/domain/commands.ts'
import { isReason, notDispensedReasons, returnReasons } from '../../../src/domain/dispense-reasons.ts'
import type { Role } from '../../../src/domain/people.ts'
import { may, mayManageDesk } from '../../../src/domain/permission.ts'

const everyone: readonly Role[] = [
  'pharmacist',
  'accuracy-checking-technician',
  'dispenser',
  'counter-assistant',
  'driver',
  'system',
]

const whoMay = (command: CommandType) => everyone.filter((role) => may(role, command))

test('only a pharmacist records the clinical check or settles between two copies', () => {
  expect(whoMay('record-clinical-check')).toEqual(['pharmacist'])
  expect(whoMay('choose-copy')).toEqual(['pharmacist'])
})

test('only a pharmacist changes the settings and the environment', () => {
  expect(everyone.filter(mayManageDesk)).toEqual(['pharmacist'])
})

test('pharmacists and accuracy checking technicians check accuracy', () => {
  expect(whoMay('record-accuracy-check')).toEqual(['pharmacist', 'accuracy-checking-technician'])
})

test('everybody may write an incident down; that there was none only who may check says', () => {
  expect(whoMay('report-incident')).toEqual(everyone.filter((role) => role !== 'system'))
  expect(whoMay('rule-out-incident')).toEqual(['pharmacist', 'accuracy-checking-technician'])
})

test('the counter hands out, a driver does not; a driver delivers and brings back', () => {
  expect(may('counter-assistant', 'hand-out')).toBe(true)
  expect(may('driver', 'hand-out')).toBe(false)
  for (const command of ['dispatch', 'record-delivery', 'record-failed-delivery', 'take-back'] as const)
    expect(may('driver', command)).toBe(true)
})

test('more roles may stop supply than let it go on', () => {
  expect(may('counter-assistant', 'hold')).toBe(true)
  expect(may('counter-assistant', 'release-hold')).toBe(false)
})

test('the app itself receives, notes later issues and reviews the legal days, and nothing else', () => {
  const all: readonly CommandType[] = [
    'receive',
    'note-later-issue',
    'review-legal-window',
    'hand-out',
    'correct',
    'hold',
  ]
  expect(all.filter((command) => may('system', command))).toEqual(all.slice(0, 3))
  expect(whoMay('review-legal-window')).toEqual(['system'])
})

test('there are eleven reasons for not dispensing and eight for giving back, coded 0001 on', () => {
  expect(notDispensedReasons.map(({ code }) => code).slice(0, 2)).toEqual(['0001', '0002'])
  expect(notDispensedReasons.at(-1)).toEqual({ code: '0011', meaning: 'Patient purchased medication over the counter' })
  expect(returnReasons.at(-1)).toEqual({ code: '0008', meaning: 'Prescription expired' })
  expect([isReason(notDispensedReasons, '0011'), isReason(returnReasons, '0011')]).toEqual([true, false])
})
