import { expect, test } from 'vitest'
import { absentMsOn, dutyAt } from '../../../../src/domain/on-duty/times.ts'
import type { DutyRecord } from '../../../../src/domain/on-duty/record.ts'
import { did, duty, hour, nobody, refusedWith } from '../../../support/duty.ts'
import { people } from '../../../support/people.ts'

const where = (record: DutyRecord, at: number) => dutyAt(record, hour(at), people.pharmacist.id).responsiblePharmacist
const minutes = (record: DutyRecord, now: number): number => absentMsOn(record, '2026-03-02', hour(now)) / 60_000

const signedOn = did(nobody, duty.signOn(), { at: 9 })
const out = did(signedOn, duty.goOut(), { at: 12 })

test('while out the responsible pharmacist is absent, and back present', () => {
  const back = did(out, duty.comeBack(), { at: 12.5 })
  expect([11.9, 12, 12.4, 12.5].map((at) => where(back, at))).toEqual(['present', 'absent', 'absent', 'present'])
  expect(minutes(back, 17)).toBe(30)
})

test('what may be handed out meanwhile is what was said on going, and ends with the two hours', () => {
  const all = did(signedOn, duty.goOut({ supply: 'checked-and-bagged' }), { at: 12 })
  const some = did(signedOn, duty.goOut({ supply: 'checked-and-bagged-but-controlled' }), { at: 12 })
  expect([13, 14, 14.1].map((at) => where(all, at))).toEqual(['absent-may-supply', 'absent-may-supply', 'absent'])
  expect(where(some, 13)).toBe('absent-may-supply-but-controlled')
})

test('what was handed out in the first two hours may be entered late, however long the absence became', () => {
  const away = did(signedOn, duty.goOut({ supply: 'checked-and-bagged' }), { at: 10 })
  const back = did(away, duty.comeBack('The car broke down'), { at: 12.5 })
  expect([10.25, 12, 12.1, 12.5].map((at) => where(back, at))).toEqual([
    'absent-may-supply',
    'absent-may-supply',
    'absent',
    'present',
  ])
})

test('an absence of the afternoon takes nothing from what was lawful in the morning', () => {
  const morning = did(signedOn, duty.goOut({ supply: 'checked-and-bagged' }), { at: 10 })
  const noon = did(morning, duty.comeBack(), { at: 11 })
  const afternoon = did(noon, duty.goOut({ supply: 'checked-and-bagged' }), { at: 15 })
  const back = did(afternoon, duty.comeBack('A call'), { at: 16.5 })
  expect([10.5, 15.5, 16.1].map((at) => where(back, at))).toEqual(['absent-may-supply', 'absent-may-supply', 'absent'])
})

test('only who is responsible goes out, once, and says who can be asked', () => {
  expect(refusedWith(nobody, duty.goOut(), { at: 12 })).toEqual({ code: 'nobody-signed-on' })
  expect(refusedWith(signedOn, duty.goOut(), { at: 12 }, people.secondPharmacist)).toEqual({
    code: 'not-the-responsible-pharmacist',
    name: people.pharmacist.name,
  })
  expect(refusedWith(out, duty.goOut(), { at: 12.5 })).toEqual({ code: 'out-already' })
  expect(refusedWith(signedOn, duty.goOut({ arrangements: ' ' }), { at: 12 })).toEqual({ code: 'arrangements-missing' })
})

test('nobody comes back who is not out', () => {
  expect(refusedWith(signedOn, duty.comeBack(), { at: 12 })).toEqual({ code: 'not-out' })
  expect(refusedWith(nobody, duty.comeBack(), { at: 12 })).toEqual({ code: 'nobody-signed-on' })
})

test('two hours a day are shared by all responsible pharmacists of that day', () => {
  const back = did(out, duty.comeBack(), { at: 13 })
  const second = did(back, duty.signOn({ insteadBecause: 'Shift' }), { at: 14 }, people.secondPharmacist)
  const outAgain = did(second, duty.goOut(), { at: 15 }, people.secondPharmacist)
  const used = did(outAgain, duty.comeBack(), { at: 16 }, people.secondPharmacist)
  expect(refusedWith(used, duty.goOut(), { at: 17 }, people.secondPharmacist)).toEqual({
    code: 'absence-used-up',
    usedMs: 7_200_000,
  })
})

test('coming back after more than two hours is recorded with why', () => {
  expect(refusedWith(out, duty.comeBack(), { at: 14 })).toBeUndefined()
  expect(refusedWith(out, duty.comeBack(), { at: 14.5 })).toEqual({ code: 'absence-over-limit', totalMs: 9_000_000 })
  const back = did(out, duty.comeBack('The car broke down'), { at: 14.5 })
  expect(back.spells[0]?.absences[0]).toMatchObject({ until: hour(14.5), overReason: 'The car broke down' })
})

test('signing off while out ends the absence, over two hours only with why', () => {
  expect(did(out, duty.signOff('d1'), { at: 13 }).spells[0]).toMatchObject({
    until: hour(13),
    absences: [{ until: hour(13) }],
  })
  expect(refusedWith(out, duty.signOff('d1'), { at: 15 })).toMatchObject({ code: 'absence-over-limit' })
})

test('an absence entered afterwards lies within the spell and beside the others', () => {
  const back = did(out, duty.comeBack(), { at: 12.5 })
  const late = (from: number, until: number) =>
    refusedWith(back, duty.goOut({ until: hour(until) }), { at: from, now: 17 })
  expect(late(10, 10.5)).toBeUndefined()
  expect(late(11, 12.2)).toEqual({ code: 'times-do-not-fit' })
  expect(late(12.1, 12.2)).toEqual({ code: 'out-already' })
  expect(late(16, 18)).toEqual({ code: 'times-do-not-fit' })
  expect(late(14, 16)).toMatchObject({ code: 'absence-over-limit' })
})

test('a day is a UK day, also in summer', () => {
  const at = (text: string): number => (Date.parse(text) - hour(0)) / 3_600_000
  const on = did(nobody, duty.signOn(), { at: at('2026-07-01T18:00:00Z') })
  const went = did(on, duty.goOut(), { at: at('2026-07-01T22:30:00Z') })
  const back = did(went, duty.comeBack(), { at: at('2026-07-01T23:30:00Z') })
  const now = Date.parse('2026-07-02T08:00:00Z')
  expect([absentMsOn(back, '2026-07-01', now), absentMsOn(back, '2026-07-02', now)]).toEqual([1_800_000, 1_800_000])
})
