import { expect, test } from 'vitest'
import type { ResponsiblePharmacist } from '../../../../src/domain/on-duty/duty.ts'
import { dutyAt } from '../../../../src/domain/on-duty/times.ts'
import type { DutyRecord } from '../../../../src/domain/on-duty/record.ts'
import { did, duty, hour, nobody, refusedWith } from '../../../support/duty.ts'
import { people } from '../../../support/people.ts'

const where = (record: DutyRecord, at: number): ResponsiblePharmacist =>
  dutyAt(record, hour(at), people.pharmacist.id).responsiblePharmacist

const signedOn = did(nobody, duty.signOn(), { at: 9 })

test('a pharmacist is responsible from signing on until signing off', () => {
  const off = did(signedOn, duty.signOff('d1'), { at: 17 })
  expect([8.9, 9, 16.9, 17].map((at) => where(off, at))).toEqual(['nobody', 'present', 'present', 'nobody'])
})

test.each(['technician', 'dispenser', 'counter', 'driver'] as const)(
  'a %s cannot be the responsible pharmacist',
  (who) => {
    expect(refusedWith(nobody, duty.signOn(), { at: 9 }, people[who])).toEqual({
      code: 'duty-not-permitted',
      role: people[who].role,
    })
  },
)

test('signing on asks for a GPhC number of seven digits', () => {
  expect(refusedWith(nobody, duty.signOn({ registration: '12345' }), { at: 9 })).toEqual({
    code: 'registration-invalid',
  })
  expect(refusedWith(nobody, duty.signOn({ registration: '2081235' }), { at: 9 })).toBeUndefined()
})

test('nobody signs on twice', () => {
  expect(refusedWith(signedOn, duty.signOn(), { at: 10 })).toEqual({ code: 'signed-on-already' })
})

test('a second pharmacist signs on instead of the first only by saying why, and the first is signed off then', () => {
  const second = people.secondPharmacist
  expect(refusedWith(signedOn, duty.signOn(), { at: 12 }, second)).toEqual({
    code: 'another-is-signed-on',
    name: people.pharmacist.name,
    since: hour(9),
  })
  const after = did(signedOn, duty.signOn({ insteadBecause: 'Went home ill' }), { at: 12 }, second)
  expect(after.spells).toMatchObject([
    { person: { name: people.pharmacist.name }, from: hour(9), until: hour(12) },
    { person: { name: second.name }, from: hour(12), until: null },
  ])
})

test('signing off a colleague needs a reason, oneself none', () => {
  expect(refusedWith(signedOn, duty.signOff('d1'), { at: 12 }, people.secondPharmacist)).toEqual({
    code: 'reason-missing',
  })
  expect(refusedWith(signedOn, duty.signOff('d1', 'Left early'), { at: 12 }, people.secondPharmacist)).toBeUndefined()
})

test('what has ended does not end again, and what never began does not end', () => {
  const off = did(signedOn, duty.signOff('d1'), { at: 17 })
  expect(refusedWith(off, duty.signOff('d1'), { at: 18 })).toEqual({ code: 'spell-ended' })
  expect(refusedWith(off, duty.signOff('d9'), { at: 18 })).toEqual({ code: 'nobody-signed-on' })
})

test('a forgotten sign-off covers nothing after eighteen hours, and is entered late at its own time', () => {
  expect([26.9, 27].map((at) => where(signedOn, at))).toEqual(['present', 'nobody'])
  expect(refusedWith(signedOn, duty.signOff('d1'), { at: 32 })).toEqual({ code: 'times-do-not-fit' })
  const next = did(signedOn, duty.signOn(), { at: 32.5 })
  expect(refusedWith(next, duty.signOff('d1'), { at: 33 })).toMatchObject({ code: 'covered-already', from: hour(32.5) })
  expect(did(next, duty.signOff('d1'), { at: 17.5, now: 33 }).spells[0]?.until).toBe(hour(17.5))
})

test('a spell entered afterwards has an end, in the past and before the next one', () => {
  const late = (until: number | null) =>
    refusedWith(signedOn, duty.signOn({ until }), { at: 7, now: 12 }, people.secondPharmacist)
  expect(late(null)).toMatchObject({ code: 'covered-already', name: people.pharmacist.name, from: hour(9) })
  expect(late(hour(10))).toMatchObject({ code: 'covered-already' })
  expect(late(hour(6))).toEqual({ code: 'times-do-not-fit' })
  expect(late(hour(9))).toBeUndefined()
  expect(refusedWith(nobody, duty.signOn({ until: hour(13) }), { at: 7, now: 12 })).toEqual({
    code: 'times-do-not-fit',
  })
})

test('a spell cannot be entered into one that has ended', () => {
  const off = did(signedOn, duty.signOff('d1'), { at: 17 })
  const late = duty.signOn({ until: hour(12), insteadBecause: 'Was here' })
  expect(refusedWith(off, late, { at: 11, now: 18 }, people.secondPharmacist)).toMatchObject({
    code: 'covered-already',
  })
})

test('cover entered afterwards never ends the spell of a colleague who went on: the times of both are entered', () => {
  const second = people.secondPharmacist
  const cover = duty.signOn({ until: hour(13), insteadBecause: 'Lunch' })
  expect(refusedWith(signedOn, cover, { at: 12, now: 15 }, second)).toEqual({
    code: 'covered-already',
    name: people.pharmacist.name,
    from: hour(9),
  })
  const off = did(signedOn, duty.signOff('d1'), { at: 12, now: 15 })
  const covered = did(off, duty.signOn({ until: hour(13) }), { at: 12, now: 15 }, second)
  const on = did(covered, duty.signOn(), { at: 13, now: 15 })
  expect([9, 11.9, 12, 12.9, 13, 15].map((at) => where(on, at))).toEqual(Array(6).fill('present'))
})
