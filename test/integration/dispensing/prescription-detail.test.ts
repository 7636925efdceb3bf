import { expect, test } from 'vitest'
import { prescriptionsOf } from '../../../src/main/dispensing/questions/patient-prescriptions.ts'
import { prescriptionDetail } from '../../../src/main/dispensing/questions/prescription-detail.ts'
import { contentNumber } from '../../support/content-number.ts'
import { checked, handedOut, madeReady } from '../../support/journeys.ts'
import { lookOn } from '../../support/look.ts'
import { createWorld, type World } from '../../support/world.ts'

const detail = (world: World, id: string) => {
  const answer = prescriptionDetail(world.database.db, id, lookOn(world.clock.now()))
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

const { patient } = contentNumber(1)

test('a prescription is shown with its version, its stage and what may be done next', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  checked(world, id)
  const shown = detail(world, id)
  expect(shown).toMatchObject({ asOf: 2, stage: 'assemble', prescription: { id, version: 2 } })
  expect(shown.offers.length).toBeGreaterThan(0)
  expect(Object.values(shown.lastLegalDays)).toEqual(['2027-05-09', '2027-05-09'])
})

test('what is kept in safe custody and cold is placed in the cabinet, and whoever takes it is told of both', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  const [first, second] = world.prescription(id).items
  const code = first?.content.drug.code ?? ''
  expect(code).not.toBe(second?.content.drug.code)
  const look = { ...lookOn(world.clock.now()), keptCodes: () => ({ locked: new Set([code]), cold: new Set([code]) }) }
  const answer = prescriptionDetail(world.database.db, id, look)
  expect(answer.ok && [answer.value.keptIn, Object.values(answer.value.care)]).toEqual([
    { [first?.content.id ?? '']: 'cd-cabinet' },
    [
      { fridge: true, controlled: true },
      { fridge: false, controlled: false },
    ],
  ])
})

test('the time line says who did what and when, newest last, without repeating the prescription', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  world.clock.advance(60_000)
  checked(world, id)
  const [received, check] = detail(world, id).acts
  expect(received).toMatchObject({ sequence: 1, type: 'received', by: world.people.system })
  expect(received?.body).not.toHaveProperty('content')
  expect(check).toMatchObject({
    sequence: 2,
    type: 'clinical-check-recorded',
    by: { name: 'Aisha Karim', role: 'pharmacist' },
    happenedAt: Date.parse('2026-11-16T09:01:00Z'),
    body: { outcome: 'passed' },
  })
})

test('the other open prescriptions of the patient are shown, finished ones and those of others not', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  const open = world.receive(contentNumber(2, { patient }))
  const finished = world.receive(contentNumber(3, { patient }))
  world.receive(contentNumber(4))
  madeReady(world, finished)
  handedOut(world, finished)
  expect(detail(world, id).othersOfPatient.map((row) => row.id)).toEqual([open])
})

test('another patient with the same family name or birth date is pointed out, the same patient not', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { patient: { family: 'Müller' } }))
  world.receive(contentNumber(5, { patient: { ...patient, family: 'Müller' } }))
  world.receive(contentNumber(2, { patient: { family: 'MULLER', given: ['Jan'] } }))
  world.receive(contentNumber(3, { patient: { birthDate: patient.birthDate, family: 'Okafor' } }))
  world.receive(contentNumber(4))
  expect(detail(world, id).similar).toEqual([
    { family: 'MULLER', given: 'Jan', birthDate: '1942-03-12', why: 'same-family-name' },
    { family: 'Okafor', given: 'Edith', birthDate: patient.birthDate, why: 'same-birth-date' },
  ])
})

test('a patient whose last bag left today is pointed out for the rest of the day, when a mix-up is found, and not after it', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { patient: { family: 'Whitefield' } }))
  const other = world.receive(contentNumber(2, { patient: { family: 'Whitfield' } }))
  madeReady(world, other)
  handedOut(world, other)
  expect(detail(world, id).similar).toMatchObject([{ family: 'Whitfield', why: 'near-family-name' }])
  world.clock.advance(86_400_000)
  expect(detail(world, id).similar).toEqual([])
})

test('a prescription that is not here is refused', () => {
  using world = createWorld()
  expect(prescriptionDetail(world.database.db, 'nowhere', lookOn('2026-11-16'))).toEqual({
    ok: false,
    refusal: { code: 'not-found' },
  })
})

test('all prescriptions of a patient, done ones too, are paged by key with the latest first', () => {
  using world = createWorld()
  const ids = [1, 2, 3].map((n) => {
    world.clock.advance(60_000)
    return world.receive(contentNumber(n, { patient }))
  })
  world.receive(contentNumber(4))
  madeReady(world, ids[0]!)
  handedOut(world, ids[0]!)
  const asked = { nhsNumber: patient.nhsNumber, limit: 2 }
  const first = prescriptionsOf(world.database.db, { ...asked, after: null }, lookOn('2026-11-16'))
  const second = prescriptionsOf(world.database.db, { ...asked, after: first.next }, lookOn('2026-11-16'))
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(ids.toReversed())
  expect(second.next).toBeNull()
})
