import { expect, test } from 'vitest'
import type { KnownOfPatient } from '../../../src/domain/clinical-check/check-facts.ts'
import type { AnsweredFact } from '../../../src/domain/clinical-check/check-fact.ts'
import type { DispensingDeps } from '../../../src/main/dispensing/act.ts'
import { runAct } from '../../../src/main/dispensing/run-act.ts'
import { checkFactsOf } from '../../../src/main/dispensing/questions/check-facts.ts'
import { patientHistory } from '../../../src/main/dispensing/questions/patient-history.ts'
import { contentNumber } from '../../support/content-number.ts'
import { handedOut, madeReady } from '../../support/journeys.ts'
import { passedCheck } from '../../support/passed-check.ts'
import { createWorld, type World } from '../../support/world.ts'

const known: KnownOfPatient = {
  allergies: [
    { entryId: 'a', substance: 'Penicillin', reaction: null, source: { from: 'GP letter', on: '2026-11-01' } },
  ],
  noneKnown: null,
  notes: [],
}

const sources = { aboutPatient: () => known, scheduleInFile: () => null }

/** The pharmacist passes a prescription that was just taken in, with this of the check as given. */
const passes = (
  world: World,
  prescriptionId: string,
  knowing: Partial<DispensingDeps>,
  given: Partial<ReturnType<typeof passedCheck>>,
) => {
  const { pharmacist } = world.people
  return runAct(
    { ...world.dispensing, ...knowing },
    {
      actId: world.newId(),
      actor: pharmacist,
      asPersonId: pharmacist.id,
      happened: null,
      commands: [
        {
          commandId: world.newId(),
          prescriptionId,
          expectedVersion: 1,
          command: { ...passedCheck(world.prescription(prescriptionId)), ...given },
        },
      ],
    },
  )
}

test('a screen that did not show what is known now is told to look again, and nothing is recorded', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  const pass = (facts: readonly AnsweredFact[]) => passes(world, id, { aboutPatient: () => known }, { facts })
  expect(pass([])).toMatchObject({ ok: false, refusal: { refusal: { code: 'facts-changed' } } })
  expect(world.prescription(id).version).toBe(1)
  const facts = checkFactsOf(world.database.db, world.prescription(id), '2026-11-16', {}, sources)
  expect(pass(facts.map((fact) => ({ fact, answer: { how: 'asked-patient', note: null } })))).toMatchObject({
    ok: true,
  })
})

test('a schedule that the product file does not say any more answers nothing: the screen has to look again', () => {
  using world = createWorld()
  const [item] = contentNumber(1).items
  if (item === undefined) throw new Error('The builder changed')
  const id = world.receive(contentNumber(1, { items: [{ ...item, schedule: 'unknown' }] }))
  const said = { schedule: 'none', source: { from: 'products.csv', on: '2026-11-01' } } as const
  const fact = { kind: 'schedule-in-file', itemId: item.id, ...said } as const
  const pass = (now: typeof said | null) =>
    passes(
      world,
      id,
      { scheduleInFile: () => now },
      { schedules: { [item.id]: 'none' }, facts: [{ fact, answer: null }] },
    )
  expect(pass(null)).toMatchObject({ ok: false, refusal: { refusal: { code: 'facts-changed' } } })
  expect(pass(said)).toMatchObject({ ok: true })
  expect(world.prescription(id).items[0]?.schedule).toBe('none')
})

test("a patient's other prescriptions are looked at, and nobody else's", () => {
  using world = createWorld()
  const { patient } = contentNumber(1)
  const first = world.receive(contentNumber(1, { daysSupply: 28 }))
  madeReady(world, first)
  handedOut(world, first)
  world.receive(contentNumber(9))
  const id = world.receive(contentNumber(5, { patient }))
  const facts = checkFactsOf(world.database.db, world.prescription(id), '2026-11-16', {}, sources)
  expect(
    facts.filter((fact) => 'prescriptionId' in fact).map((fact) => 'prescriptionId' in fact && fact.prescriptionId),
  ).toEqual([first, first])
})

test('the history of a patient is paged by key, latest first, and leaves out the one in hand', () => {
  using world = createWorld()
  const { patient } = contentNumber(1)
  const ids = [1, 2, 3, 4].map((n) => {
    world.clock.advance(60_000)
    return world.receive(contentNumber(n, { patient }))
  })
  const [oldest = '', second = '', third = '', inHand = ''] = ids
  const page = (after: string | null) => patientHistory(world.database.db, { prescriptionId: inHand, after, limit: 2 })
  const one = page(null)
  const two = page(one?.next ?? null)
  expect(one?.rows.map((row) => row.prescriptionId)).toEqual([third])
  expect(two?.rows.map((row) => row.prescriptionId)).toEqual([second, oldest])
  expect(two?.next).toBeNull()
  expect(patientHistory(world.database.db, { prescriptionId: 'none', after: null, limit: 2 })).toBeUndefined()
})
