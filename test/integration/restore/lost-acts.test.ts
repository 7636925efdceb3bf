import { expect, test } from 'vitest'
import type { PatientCommand } from '../../../src/domain/patient-record.ts'
import { ukDate } from '../../../src/domain/uk-date.ts'
import type { ReadDb } from '../../../src/main/database/query.ts'
import { reviewPage, toSeeSingly } from '../../../src/main/desk/restore/review-page.ts'
import { verifyFile } from '../../../src/main/desk/verify-file.ts'
import { prescriptionById } from '../../../src/main/dispensing/questions/prescription-by-id.ts'
import { dutyAt, dutyRecord } from '../../../src/main/on-duty/on-duty.ts'
import { dutyWithin } from '../../../src/main/on-duty/run-duty.ts'
import { seeAfterRestore } from '../../../src/main/outbox/after-restore.ts'
import { isToldToNhs } from '../../../src/main/outbox/lost-acts.ts'
import { lostNotRecorded } from '../../../src/main/outbox/lost-not-recorded.ts'
import { recordAboutPatient } from '../../../src/main/patients/record-about-patient.ts'
import { aHandEntry, entryId, handId } from '../../support/by-hand.ts'
import { contentNumber } from '../../support/content-number.ts'
import { checked as checkedOnly, handedOut, madeReady } from '../../support/journeys.ts'
import { people } from '../../support/people.ts'
import { restoreEachTest } from '../../support/restore-each-test.ts'

const rig = restoreEachTest()
const { ready, copyNow, checked, restore, signed } = rig

test('a hand-out that was lost is named first, marked, and its prescription is not gone through as “as shown here”', () => {
  const [left, recorded] = [ready(1), ready(2)]
  copyNow()
  rig.world.clock.advance(60_000)
  handedOut(rig.world, left)
  handedOut(rig.world, recorded)
  rig.world.clock.advance(60_000)
  rig.world.receive(contentNumber(3, {}))
  expect(checked().gap.lost?.prescriptions.map(({ done }) => done[0]?.type)).toEqual([
    'handed-out',
    'handed-out',
    'received',
  ])
  restore()
  const { db } = rig.world.database
  const see = (prescriptionId: string, bagInHand = false) =>
    rig.world.database.attempt((tx) =>
      seeAfterRestore(tx, rig.world.dispensing, { prescriptionId, bagInHand, signed: signed() }),
    )
  const rowOf = (id: string) =>
    reviewPage(db, { after: null, limit: 9 }).rows.find(({ prescriptionId }) => prescriptionId === id)
  expect(rowOf(left)).toMatchObject({
    left: true,
    stage: 'ready',
    lost: [{ type: 'handed-out', by: people.counter.name }],
  })
  expect(rowOf(left)?.birthDate).toMatch(/^\d{4}-/)
  expect(toSeeSingly(db)).toBe(2)
  expect(see(left)).toEqual({ ok: false, refusal: { code: 'may-have-left' } })
  expect(see(left, true).ok).toBe(true)
  handedOut(rig.world, recorded)
  expect(rowOf(recorded)).toMatchObject({ left: false, lost: [{ type: 'handed-out' }] })
  expect(see(recorded).ok).toBe(true)
  expect(toSeeSingly(db)).toBe(0)
})

const lostOf = (id: string) => lostNotRecorded(rig.world.database.db, id).map(({ type }) => type)

test('what was lost of a prescription is recorded again step by step, the earliest first, and is none any more once it was', () => {
  const id = rig.world.receive(contentNumber(1, {}))
  copyNow()
  rig.world.clock.advance(60_000)
  madeReady(rig.world, id)
  rig.world.clock.advance(60_000)
  handedOut(rig.world, id)
  expect(lostOf(id)).toEqual([])
  restore()
  const steps = ['clinical-check-recorded', 'assembled', 'accuracy-check-passed', 'bag-placed', 'handed-out']
  expect([...new Set(lostOf(id))]).toEqual(steps)
  rig.world.clock.set(rig.world.clock.now() - 60_000)
  madeReady(rig.world, id)
  expect(lostOf(id)).toEqual(['handed-out'])
  handedOut(rig.world, id)
  expect(lostOf(id)).toEqual([])
})

test('what was done before something that was recorded since is not asked for: it cannot be entered any more', () => {
  const id = rig.world.receive(contentNumber(1, {}))
  copyNow()
  rig.world.clock.advance(60_000)
  madeReady(rig.world, id)
  restore()
  rig.world.clock.advance(60_000)
  expect(lostOf(id)).toContain('assembled')
  checkedOnly(rig.world, id)
  expect(lostOf(id)).toEqual([])
})

test('nothing of it is asked for any more once somebody has the bag in their hand, nor of what is not here', () => {
  const id = ready(1)
  copyNow()
  rig.world.clock.advance(60_000)
  handedOut(rig.world, id)
  const gone = rig.world.receive(contentNumber(2, {}))
  restore()
  expect([lostOf(id), lostOf(gone)]).toEqual([['handed-out'], []])
  const seen = { prescriptionId: id, bagInHand: true, signed: signed() }
  expect(rig.world.database.attempt((tx) => seeAfterRestore(tx, rig.world.dispensing, seen)).ok).toBe(true)
  expect(lostOf(id)).toEqual([])
})

test('put back twice from the same backup, what the first restore lost is still named', () => {
  const id = ready(1)
  copyNow()
  rig.world.clock.advance(60_000)
  handedOut(rig.world, id)
  restore()
  rig.world.clock.advance(60_000)
  restore()
  expect(reviewPage(rig.world.database.db, { after: null, limit: 9 }).rows).toMatchObject([
    { prescriptionId: id, left: true, lost: [{ type: 'handed-out' }] },
  ])
})

test('what was written down about a patient after the backup is named with its words on every open prescription of that patient', () => {
  const patient = contentNumber(1, {}).patient
  const [written, another, stranger] = [
    rig.world.receive(contentNumber(1, {})),
    rig.world.receive(contentNumber(2, { patient })),
    rig.world.receive(contentNumber(3, {})),
  ]
  const { clock, database, dispensing } = rig.world
  const about = (expectedVersion: number, command: PatientCommand) => {
    const deps = {
      database,
      ledger: dispensing.ledger,
      now: clock.now,
      patientOf: (db: ReadDb, id: string) => prescriptionById(db, id)?.content.patient,
      committed: () => undefined,
    }
    const { pharmacist } = people
    const by = { commandId: rig.world.newId(), actor: pharmacist, asPersonId: pharmacist.id, prescriptionId: written }
    expect(recordAboutPatient(deps, { ...by, expectedVersion, command }).ok).toBe(true)
  }
  const source = { from: 'Patient', on: ukDate(clock.now()) }
  about(0, { type: 'record-none-known', source })
  copyNow()
  clock.advance(60_000)
  about(1, { type: 'record-allergy', substance: 'Penicillin', reaction: 'Anaphylaxis', source })
  const named = [{ type: 'allergy-recorded', words: 'Penicillin, Anaphylaxis', by: people.pharmacist.name }]
  const { lost } = checked().gap
  expect(lost).toMatchObject({ acts: 1, otherActs: 0 })
  expect(lost?.prescriptions.toSorted((a, b) => a.prescriptionId.localeCompare(b.prescriptionId))).toMatchObject(
    [written, another].toSorted().map((prescriptionId) => ({ prescriptionId, acts: 1, done: named })),
  )
  restore()
  const { db } = rig.world.database
  const rows = reviewPage(db, { after: null, limit: 9 }).rows
  const listed = (id: string) =>
    rows.filter(({ prescriptionId, lost: acts }) => prescriptionId === id && acts.length > 0)
  expect([listed(written)[0]?.lost, listed(another)[0]?.lost]).toMatchObject([named, named])
  expect(listed(stranger)).toEqual([])
  expect(lostNotRecorded(db, another)).toMatchObject(named)
  expect(lostNotRecorded(db, another).some(isToldToNhs)).toBe(false)
})

test('each entry of a patient’s record is named with its words, also those of an act on the prescription', () => {
  const { world } = rig
  const typed = (nhsNumber: string) => aHandEntry({ writtenOn: ukDate(world.clock.now()), patient: { nhsNumber } })
  const id = handId()
  const { pharmacist } = people
  world.does(pharmacist, id, { type: 'enter-by-hand', entryId: entryId(), entry: typed('9449304130') })
  const source = { from: 'Patient', on: ukDate(world.clock.now()) }
  const deps = {
    ...{ database: world.database, ledger: world.dispensing.ledger, now: world.clock.now },
    patientOf: (db: ReadDb, one: string) => prescriptionById(db, one)?.content.patient,
    committed: () => undefined,
  }
  for (const [expectedVersion, substance] of ['Penicillin', 'Latex'].entries()) {
    const by = { commandId: world.newId(), actor: pharmacist, asPersonId: pharmacist.id, prescriptionId: id }
    const command = { type: 'record-allergy', substance, reaction: null, source } as const
    expect(recordAboutPatient(deps, { ...by, expectedVersion, command }).ok).toBe(true)
  }
  copyNow()
  world.clock.advance(60_000)
  world.does(pharmacist, id, { type: 'correct-entry', entry: typed('9990548609'), reason: 'Read again' })
  const [lost] = checked().gap.lost?.prescriptions ?? []
  expect(lost).toMatchObject({ prescriptionId: id, acts: 1 })
  expect(lost?.done.map(({ type, words }) => [type, words]).toSorted()).toEqual([
    ['entry-corrected', undefined],
    ['patient-entry-carried-over', 'Latex'],
    ['patient-entry-carried-over', 'Penicillin'],
    ['patient-entry-in-doubt', 'Latex'],
    ['patient-entry-in-doubt', 'Penicillin'],
  ])
})

test('a restore asks again who is the responsible pharmacist: whom the backup has signed on is signed off by it', () => {
  rig.world.database.transact((tx) => {
    const { ledger } = rig.world.dispensing
    const act = {
      commandId: rig.world.newId(),
      actor: people.pharmacist,
      expectedVersion: 0,
      happened: null,
      command: { type: 'sign-on', registration: '2081234', insteadBecause: null, until: null } as const,
    }
    const rest = { registrationOf: () => '2081234', keepRegistration: () => undefined }
    expect(dutyWithin(tx, { ledger, now: rig.world.clock.now, ...rest }, act).ok).toBe(true)
  })
  copyNow()
  rig.world.clock.advance(60_000)
  const on = () => dutyAt(rig.world.database.db, rig.world.clock.now(), people.pharmacist.id).responsiblePharmacist
  expect(on()).toBe('present')
  restore()
  expect(on()).toBe('nobody')
  expect(dutyRecord(rig.world.database.db, rig.world.clock.now()).spells).toMatchObject([
    { until: rig.world.clock.now() },
  ])
  expect(verifyFile({ now: rig.world.clock.now }, rig.world.database)).toMatchObject({
    chainOk: true,
    replayMatches: true,
  })
})
