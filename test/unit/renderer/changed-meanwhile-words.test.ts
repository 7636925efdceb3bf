import { expect, test } from 'vitest'
import type { Output } from '../../../src/contract/index.ts'
import { fieldsOf, settingsOf } from '../../../src/renderer/features/settings/settings-fields.ts'
import { dutySinceWords } from '../../../src/renderer/wording/on-duty.ts'
import { settingsSinceWords } from '../../../src/renderer/wording/settings.ts'

const settings = {
  pharmacyName: 'Mortar and Sons',
  pharmacyAddress: '1 Market Place\nPracticeham',
  pharmacyPhone: '01632 960 123',
  odsCode: 'FA565',
  readyDelaySeconds: 60,
  prescriptionChargePence: 990,
  uncollectedAfterDays: 28,
  watchedFolder: null,
}

const from = Date.parse('2026-11-20T09:00:00Z')
const aisha = { id: 'a', name: 'Aisha Karim', registration: '2012345' }
const spell = { id: 's', person: aisha, from, until: null, ended: null, absences: [] } as unknown as NonNullable<
  Output<'duty:state'>['spell']
>
const duty: Output<'duty:state'> = {
  version: 1,
  now: from,
  responsiblePharmacist: 'here' as Output<'duty:state'>['responsiblePharmacist'],
  spell,
  absence: null,
  absentMsToday: 0,
  alone: [],
  lapsed: [],
}

test('settings as typed are the settings they came from', () => {
  expect(settingsOf(fieldsOf(settings))).toEqual({ settings, valid: true })
})

test('a charge without its pence, a number of days out of bounds and no name are not settings', () => {
  for (const wrong of [{ prescriptionChargePence: '9.9' }, { uncollectedAfterDays: '0' }, { pharmacyName: ' ' }])
    expect(settingsOf({ ...fieldsOf(settings), ...wrong }).valid, JSON.stringify(wrong)).toBe(false)
})

test('what somebody changed in the settings meanwhile is said field by field, and nothing else', () => {
  const now = { ...settings, pharmacyAddress: '2 Market Place\nPracticeham', readyDelaySeconds: 0 }
  expect(settingsSinceWords(fieldsOf(settings), fieldsOf(now))).toEqual([
    'Address: now 2 Market Place, Practiceham.',
    'Seconds a “ready” waits before it is sent, 0 to 300: now 0.',
  ])
})

test('what somebody changed about who is on duty meanwhile is said to who is filling in a form about it', () => {
  expect(dutySinceWords(duty, { ...duty, version: 2, spell: null })).toEqual([
    'Changed meanwhile: now nobody is signed on.',
  ])
  const alone = [
    { id: 'w', person: aisha, from, until: null, reason: 'The technician is ill' },
  ] as unknown as Output<'duty:state'>['alone']
  expect(dutySinceWords(duty, { ...duty, version: 2, alone })).toEqual([
    'Changed meanwhile: now Aisha Karim works alone: The technician is ill.',
  ])
  expect(dutySinceWords(duty, { ...duty, version: 2 })).toHaveLength(1)
})
