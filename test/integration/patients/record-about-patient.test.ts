import { expect, test } from 'vitest'
import type { PatientCommand } from '../../../src/domain/patient-record.ts'
import type { Actor } from '../../../src/domain/people.ts'
import { dispensingProjector } from '../../../src/main/dispensing/dispensing-projector.ts'
import { prescriptionById } from '../../../src/main/dispensing/questions/prescription-by-id.ts'
import { readEvents } from '../../../src/main/ledger/read.ts'
import { knownOfPatient } from '../../../src/main/patients/known-of-patient.ts'
import { patientKey } from '../../../src/main/patients/patient-key.ts'
import { patientsProjector } from '../../../src/main/patients/patients-projector.ts'
import { recordAboutPatient, type PatientAct } from '../../../src/main/patients/record-about-patient.ts'
import { patientWithoutNumber } from '../../../src/domain/identifiers.ts'
import { contentNumber } from '../../support/content-number.ts'
import { createWorld } from '../../support/world.ts'

const source = { from: 'Told by the patient', on: '2026-11-16' }
const penicillin: PatientCommand = { type: 'record-allergy', substance: 'Penicillin', reaction: 'Rash', source }

const rig = () => {
  const world = createWorld({ projectors: [dispensingProjector, patientsProjector] })
  const id = world.receive(contentNumber(1))
  const { patient } = world.prescription(id).content
  let version = 0
  const give = (command: PatientCommand, by: Actor = world.people.counter, more: Partial<PatientAct> = {}) => {
    const done = recordAboutPatient(
      {
        database: world.database,
        ledger: world.dispensing.ledger,
        now: world.clock.now,
        patientOf: (db, one) => prescriptionById(db, one)?.content.patient,
        committed: world.dispensing.committed,
      },
      {
        commandId: world.newId(),
        actor: by,
        asPersonId: by.id,
        prescriptionId: id,
        expectedVersion: version,
        command,
        ...more,
      },
    )
    if (done.ok) version = done.value.version
    return done.ok ? undefined : done.refusal
  }
  return { world, id, patient, give, known: () => knownOfPatient(world.database.db, patient) }
}

test('an allergy is kept with its source and date, told to the screens, and stands in a table that replay gives again', () => {
  const { world, id, give, known } = rig()
  using _ = world
  expect(give(penicillin)).toBeUndefined()
  expect(known().allergies).toMatchObject([{ substance: 'Penicillin', reaction: 'Rash', source }])
  expect(world.commits.at(-1)?.ids).toEqual([id])
  expect(world.verify()).toMatchObject({ chain: { chainOk: true }, replay: { matches: true } })
})

test('no stream, id or type of the record names the patient', () => {
  const { world, patient, give } = rig()
  using _ = world
  give(penicillin)
  const headers = readEvents(world.database.db, { afterSeq: 0, limit: 100 })
    .filter(({ stream }) => stream.startsWith('patient:'))
    .map(({ body: _body, ...header }) => JSON.stringify(header))
    .join(' ')
  expect(headers).not.toBe('')
  expect(headers).not.toContain(patient.nhsNumber)
  expect(headers.toLowerCase()).not.toContain(patient.family.toLowerCase())
})

test('"none known" is not "nothing recorded", and an allergy takes its place', () => {
  const { world, give, known } = rig()
  using _ = world
  expect(known()).toEqual({ allergies: [], noneKnown: null, notes: [] })
  expect(give({ type: 'record-none-known', source })).toBeUndefined()
  expect(known().noneKnown).toMatchObject({ source })
  expect(give(penicillin)).toBeUndefined()
  expect(known()).toMatchObject({ allergies: [{ substance: 'Penicillin' }], noneKnown: null })
  expect(give({ type: 'record-none-known', source })).toEqual({ code: 'allergies-recorded' })
})

test('what is withdrawn stays on record with why, and a pharmacist or checking technician withdraws it', () => {
  const { world, give, known } = rig()
  using _ = world
  give(penicillin)
  const entryId = known().allergies[0]?.entryId ?? ''
  const withdraw: PatientCommand = { type: 'withdraw', entryId, reason: 'Tolerated amoxicillin in March' }
  expect(give(withdraw, world.people.dispenser)).toEqual({ code: 'not-permitted' })
  expect(give({ ...withdraw, reason: ' ' }, world.people.pharmacist)).toEqual({ code: 'reason-missing' })
  expect(give(withdraw, world.people.pharmacist)).toBeUndefined()
  expect(known().allergies).toEqual([])
  expect(give(withdraw, world.people.pharmacist)).toEqual({ code: 'entry-not-found' })
  expect(world.verify().replay.matches).toBe(true)
})

test('nothing is written without words, without a source, from a day to come, twice, or by a driver', () => {
  const { world, give } = rig()
  using _ = world
  expect(give({ ...penicillin, substance: ' ' })).toEqual({ code: 'words-missing' })
  expect(give({ type: 'record-note', text: '', source })).toEqual({ code: 'words-missing' })
  expect(give({ ...penicillin, source: { ...source, from: '' } })).toEqual({ code: 'source-missing' })
  expect(give({ ...penicillin, source: { ...source, on: '2026-11-17' } })).toEqual({
    code: 'day-to-come',
    on: '2026-11-17',
  })
  expect(give(penicillin, world.people.driver)).toEqual({ code: 'not-permitted' })
  expect(give(penicillin)).toBeUndefined()
  expect(give({ ...penicillin, substance: 'penicillin ' })).toEqual({ code: 'recorded-already' })
})

test('the same press again writes nothing more; a stale record, another person and no prescription are refused', () => {
  const { world, give, known } = rig()
  using _ = world
  const commandId = world.newId()
  expect(give(penicillin, world.people.counter, { commandId })).toBeUndefined()
  expect(give(penicillin, world.people.counter, { commandId, expectedVersion: 0 })).toBeUndefined()
  expect(known().allergies).toHaveLength(1)
  const note: PatientCommand = { type: 'record-note', text: 'Prefers bottles', source }
  expect(give(note, world.people.counter, { expectedVersion: 0 })).toEqual({ code: 'changed-meanwhile' })
  expect(give(note, world.people.counter, { asPersonId: 'someone' })).toEqual({ code: 'another-person-working' })
  expect(give(note, world.people.counter, { prescriptionId: 'none' })).toEqual({ code: 'not-found' })
})

test('without an NHS number the record is kept by full name and birth date, as they are written', () => {
  const { patient } = contentNumber(1)
  const unnumbered = (n: number) => ({
    ...patient,
    nhsNumber: patientWithoutNumber(`00000000-0000-4000-8000-00000000000${String(n)}`),
  })
  const one = patientKey(unnumbered(1))
  expect(one.keptBy).toBe('name')
  expect(patientKey({ ...unnumbered(2), family: ` ${patient.family.toLowerCase()}` })).toEqual(one)
  expect(patientKey({ ...unnumbered(2), birthDate: '1901-01-01' })).not.toEqual(one)
  expect(patientKey({ ...unnumbered(2), given: ['Someone'] })).not.toEqual(one)
  expect(patientKey(patient).keptBy).toBe('nhs-number')
})
