import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { PatientCommand } from '../../../src/domain/patient-record.ts'
import type { PatientContent } from '../../../src/domain/prescription-content.ts'
import type { Tx } from '../../../src/main/database/query.ts'
import { dispensingProjector } from '../../../src/main/dispensing/dispensing-projector.ts'
import { prescriptionById } from '../../../src/main/dispensing/questions/prescription-by-id.ts'
import { append } from '../../../src/main/ledger/append.ts'
import { readStream } from '../../../src/main/ledger/read.ts'
import { knownOfPatient } from '../../../src/main/patients/known-of-patient.ts'
import { patientKey } from '../../../src/main/patients/patient-key.ts'
import { patientsProjector, patientStream } from '../../../src/main/patients/patients-projector.ts'
import { recordAboutPatient, type PatientAct } from '../../../src/main/patients/record-about-patient.ts'
import { aHandEntry, entryId, handId, type EntryGiven } from '../../support/by-hand.ts'
import { contentNumber } from '../../support/content-number.ts'
import { openDeskRig } from '../../support/desk-rig.ts'
import { createWorld, type World } from '../../support/world.ts'

const source = { from: 'Told by the patient', on: '2026-03-02' }
const penicillin: PatientCommand = { type: 'record-allergy', substance: 'Penicillin', reaction: 'Anaphylaxis', source }
const bottles: PatientCommand = { type: 'record-note', text: 'Prefers bottles', source }
const noneKnown: PatientCommand = { type: 'record-none-known', source }
const mistyped = '9449304130'
const right = '9990548609'

const open = (): World =>
  createWorld({ startAt: Date.parse('2026-03-02T10:00:00Z'), projectors: [dispensingProjector, patientsProjector] })

type Patient = EntryGiven['patient']

const typed = (world: World, patient: Patient, n = 1): string => {
  const entry = aHandEntry({ ...(patient && { patient }) })
  world.does(world.people.pharmacist, handId(n), { type: 'enter-by-hand', entryId: entryId(n), entry })
  return handId(n)
}

const putRight = (world: World, id: string, patient: Patient): void => {
  const entry = aHandEntry({ ...(patient && { patient }) })
  world.does(world.people.pharmacist, id, { type: 'correct-entry', entry, reason: 'Read again from the paper' })
}

const known = (world: World, patient: string | PatientContent) =>
  knownOfPatient(world.database.db, typeof patient === 'string' ? world.prescription(patient).content.patient : patient)

const depsOf = (world: World) => ({
  database: world.database,
  ledger: world.dispensing.ledger,
  now: world.clock.now,
  patientOf: (db: Tx | World['database']['db'], one: string) => prescriptionById(db, one)?.content.patient,
  committed: world.dispensing.committed,
})

const actOn = (world: World, prescriptionId: string, command: PatientCommand, expectedVersion = 0): PatientAct => {
  const actor = world.people.pharmacist
  return { commandId: world.newId(), actor, asPersonId: actor.id, prescriptionId, expectedVersion, command }
}

const writtenDown = (world: World, id: string, command: PatientCommand, expectedVersion?: number): PatientAct => {
  const act = actOn(world, id, command, expectedVersion)
  expect(recordAboutPatient(depsOf(world), act)).toMatchObject({ ok: true })
  return act
}

test('what was written down by name stands without a doubt once the NHS number is typed in, or the name is put right', () => {
  const before = { nhsNumber: null, family: 'Browne' }
  for (const after of [{ nhsNumber: right }, { nhsNumber: null, family: 'Brown' }]) {
    using world = open()
    const id = typed(world, before)
    writtenDown(world, id, penicillin)
    writtenDown(world, id, bottles, 1)
    putRight(world, id, after)
    const { allergies, notes } = known(world, id)
    expect(allergies).toMatchObject([{ substance: 'Penicillin', reaction: 'Anaphylaxis', source }])
    expect(notes).toMatchObject([{ text: 'Prefers bottles', source }])
    for (const entry of [...allergies, ...notes]) expect(entry).not.toHaveProperty('inDoubt')
    expect(known(world, typed(world, after, 2)).allergies).toMatchObject([{ substance: 'Penicillin' }])
    expect(world.verify()).toMatchObject({ chain: { chainOk: true }, replay: { matches: true } })
  }
})

test('what was written down under a mistyped number is asked about, of the patient and of whoever has that number', () => {
  using world = open()
  const stranger = typed(world, { nhsNumber: mistyped, family: 'Stranger' }, 1)
  writtenDown(world, stranger, { ...penicillin, substance: 'Latex' })
  const id = typed(world, { nhsNumber: mistyped }, 2)
  writtenDown(world, id, penicillin, 1)
  putRight(world, id, { nhsNumber: right })
  expect(known(world, id).allergies).toMatchObject([{ substance: 'Penicillin', inDoubt: true }])
  const theirs = known(world, stranger).allergies
  expect(theirs).toMatchObject([{ substance: 'Latex' }, { substance: 'Penicillin', inDoubt: true }])
  expect(theirs[0]).not.toHaveProperty('inDoubt')
  expect(world.verify().replay.matches).toBe(true)
})

test('each of the two records is settled by itself: withdrawn where it is not theirs, written down again where it is', () => {
  using world = open()
  const stranger = typed(world, { nhsNumber: mistyped, family: 'Stranger' }, 1)
  const id = typed(world, { nhsNumber: mistyped }, 2)
  writtenDown(world, id, penicillin)
  writtenDown(world, id, bottles, 1)
  putRight(world, id, { nhsNumber: right })
  const [notTheirs] = known(world, stranger).allergies
  writtenDown(world, stranger, { type: 'withdraw', entryId: notTheirs?.entryId ?? '', reason: 'Asked: not hers' }, 4)
  expect(known(world, stranger).allergies).toEqual([])
  writtenDown(world, id, penicillin, 2)
  writtenDown(world, id, bottles, 4)
  const { allergies, notes } = known(world, id)
  expect([...allergies, ...notes]).toHaveLength(2)
  for (const entry of [...allergies, ...notes]) expect(entry).not.toHaveProperty('inDoubt')
})

test('"none known" is never left standing where it may be of another patient, nor taken along in doubt', () => {
  using world = open()
  const id = typed(world, { nhsNumber: mistyped })
  writtenDown(world, id, noneKnown)
  putRight(world, id, { nhsNumber: right })
  expect(known(world, id).noneKnown).toBeNull()
  expect(known(world, typed(world, { nhsNumber: mistyped }, 2)).noneKnown).toBeNull()
})

test('"none known" told by name goes along with the number, and an allergy that comes takes its place', () => {
  using world = open()
  const first = typed(world, { nhsNumber: null, family: 'Browne' })
  writtenDown(world, first, noneKnown)
  putRight(world, first, { nhsNumber: right })
  expect(known(world, first).noneKnown).toMatchObject({ source })
  const second = typed(world, { nhsNumber: null, family: 'Brawn' }, 2)
  writtenDown(world, second, penicillin)
  putRight(world, second, { nhsNumber: right })
  expect(known(world, first)).toMatchObject({ noneKnown: null, allergies: [{ substance: 'Penicillin' }] })
})

test('of another copy that names another patient both are asked about, also once the choice is taken back', () => {
  using world = open()
  const content = contentNumber(1)
  const { pharmacist } = world.people
  const id = world.receive(content)
  writtenDown(world, id, penicillin)
  const other = { ...content.patient, nhsNumber: contentNumber(5).patient.nhsNumber, family: 'Other' }
  world.receive({ ...content, patient: other })
  const chosen = world.does(pharmacist, id, { type: 'choose-copy', which: 'other', reason: 'The surgery rang' })
  for (const patient of [content.patient, other])
    expect(known(world, patient).allergies).toMatchObject([{ substance: 'Penicillin', inDoubt: true }])
  const eventId = chosen.chosenCopy?.stamp.eventId ?? ''
  world.does(pharmacist, id, { type: 'correct', eventId, reason: 'The wrong one', medicineIs: null })
  for (const patient of [content.patient, other])
    expect(known(world, patient).allergies).toMatchObject([{ substance: 'Penicillin', inDoubt: true }])
})

test('an entry of a record that did not keep where it was written down is asked about, unless the prescription came later', () => {
  using world = open()
  const { patient } = world.prescription(typed(world, { nhsNumber: mistyped })).content
  const oldEntry = (substance: string): void => {
    world.database.transact((tx) => {
      const stream = patientStream(patientKey(patient).key)
      const body = { entryId: world.newId(), substance, reaction: null, source }
      const [event] = append(tx, world.dispensing.ledger, {
        stream,
        expectedVersion: substance === 'Latex' ? 0 : 1,
        commandId: world.newId(),
        actId: world.newId(),
        actor: world.people.pharmacist,
        happenedAt: world.clock.now(),
        events: [{ type: 'allergy-recorded', body }],
      })
      if (event) patientsProjector.apply(tx, [event])
    })
  }
  oldEntry('Latex')
  world.clock.advance(60_000)
  const id = typed(world, { nhsNumber: mistyped }, 2)
  oldEntry('Penicillin')
  putRight(world, id, { nhsNumber: right })
  expect(known(world, id).allergies).toMatchObject([{ substance: 'Penicillin', inDoubt: true }])
  expect(known(world, patient).allergies).toMatchObject([
    { substance: 'Latex' },
    { substance: 'Penicillin', inDoubt: true },
  ])
})

test('the same press again after the patient was put right writes nothing more and is no fault', () => {
  using world = open()
  const id = typed(world, { nhsNumber: null })
  const act = writtenDown(world, id, penicillin)
  putRight(world, id, { nhsNumber: right })
  expect(recordAboutPatient(depsOf(world), act)).toEqual({ ok: true, value: { version: 1 } })
  expect(known(world, id).allergies).toHaveLength(1)
})

test('entered late, with a review of the legal days behind it, it is still the person who put it right then, not the app now', () => {
  using world = open()
  const id = typed(world, { nhsNumber: mistyped })
  writtenDown(world, id, penicillin)
  world.clock.advance(60_000)
  const then = world.clock.now()
  world.clock.advance(400 * 86_400_000)
  const was = world.prescription(id).content.patient
  const entry = aHandEntry({ patient: { nhsNumber: right } })
  const command = { type: 'correct-entry', entry, reason: 'Read again' } as const
  const happened = { at: then, reason: 'The power was off' }
  const done = world.act(world.people.pharmacist, [{ prescriptionId: id, command }], { happened })
  expect(done.ok && done.value.prescriptions[0]?.types).toEqual(['entry-corrected', 'window-ended'])
  for (const patient of [was, world.prescription(id).content.patient]) {
    const last = readStream(world.database.db, patientStream(patientKey(patient).key)).at(-1)
    expect([last?.actor.id, last?.happenedAt]).toEqual([world.people.pharmacist.id, then])
  }
})

test('on the desk the record, the line under the name and the check go with the patient that is put right', async () => {
  const desk = await openDeskRig()
  try {
    const written = '2026-11-16'
    const enter = aHandEntry({ writtenOn: written, patient: { nhsNumber: mistyped } })
    const entered = await desk.reply('prescription:act', {
      actId: randomUUID(),
      asPersonId: (await desk.ask('desk:state', {})).working?.id ?? '',
      happened: null,
      commands: [
        {
          commandId: randomUUID(),
          prescriptionId: handId(),
          expectedVersion: 0,
          command: { type: 'enter-by-hand', entryId: entryId(), entry: enter },
        },
      ],
    })
    expect(entered.kind).toBe('answer')
    await desk.ask('patient:note', {
      commandId: randomUUID(),
      asPersonId: (await desk.ask('desk:state', {})).working?.id ?? '',
      prescriptionId: handId(),
      expectedVersion: 0,
      command: penicillin,
    })
    await desk.act(handId(), {
      type: 'correct-entry',
      entry: aHandEntry({ writtenOn: written, patient: { nhsNumber: right } }),
      reason: 'Read again from the paper',
    })
    const { entries } = await desk.ask('patient:record', { prescriptionId: handId() })
    expect(entries).toMatchObject([{ kind: 'allergy', words: 'Penicillin', inDoubt: true, withdrawn: null }])
    const { facts } = await desk.ask('patient:check-facts', { prescriptionId: handId(), schedules: {} })
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'allergy', substance: 'Penicillin', inDoubt: true }))
  } finally {
    await desk.remove()
  }
})
