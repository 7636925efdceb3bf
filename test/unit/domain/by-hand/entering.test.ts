import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../../../../src/domain/commands.ts'
import { correctableKind } from '../../../../src/domain/decide/correct.ts'
import { decide } from '../../../../src/domain/decide/index.ts'
import { handKey, looksLikeShortId, parseShortId, patientWithoutNumber } from '../../../../src/domain/identifiers.ts'
import { queueStage } from '../../../../src/domain/stage.ts'
import { trackingStatus } from '../../../../src/domain/tracking.ts'
import {
  aContext,
  aPrescription,
  apply,
  brought,
  commands,
  itemId,
  itemOf,
  refusalOf,
} from '../../../support/builders.ts'
import {
  aControlledItem,
  aHandEntry,
  aHandItem,
  checkOf,
  enter,
  entryId,
  handId,
  typedAndChecked,
  typedIn,
} from '../../../support/by-hand.ts'
import { people } from '../../../support/people.ts'

const correctEntry = (
  entry = aHandEntry({ items: [aHandItem(1, { quantity: '82' })] }),
  reason = 'Misread',
): Command => ({
  type: 'correct-entry',
  entry,
  reason,
})

test('what is typed in is a prescription of its own source, signed, never tracked, waiting for a second person', () => {
  const p = typedIn()
  expect(p.id).toBe(handId())
  expect(p.source).toMatchObject({ kind: 'paper', signed: true, releasedTo: null })
  expect(p.tracked).toBe(false)
  expect(p.byHand).toMatchObject({ typed: { by: people.dispenser }, checked: null })
  expect(queueStage(p)).toBe('entry')
  expect(trackingStatus(p, itemOf(p))).toBe('nothing')
})

test('everybody at the counter may type in, a driver may not', () => {
  expect(refusalOf(undefined, enter(), people.counter)).toBeUndefined()
  expect(refusalOf(undefined, enter(), people.driver)).toMatchObject({ code: 'not-permitted' })
})

test('an entry with a field that is wrong is refused with every such field', () => {
  const entry = aHandEntry({ signedInInk: false, patient: { family: '' } })
  expect(refusalOf(undefined, enter(entry), people.dispenser)).toEqual({
    code: 'entry-invalid',
    problems: [
      { field: 'signedInInk', code: 'not-signed-in-ink' },
      { field: 'patient.family', code: 'missing' },
    ],
  })
})

test('what is asked about the days is the UK day on which it is entered, late entries included', () => {
  const entry = aHandEntry({ writtenOn: '2026-03-02' })
  const lateOnSunday = Date.parse('2026-03-01T23:59:00Z')
  expect(refusalOf(undefined, enter(entry), people.dispenser, lateOnSunday)).toMatchObject({ code: 'entry-invalid' })
  expect(refusalOf(undefined, enter(entry), people.dispenser)).toBeUndefined()
})

test('the same id is never typed in twice', () => {
  expect(refusalOf(typedIn(), enter(), people.dispenser)).toEqual({ code: 'changed-meanwhile', version: 1 })
})

test('no id made here is one of EPS, for any form', () => {
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), (uuid) => {
      const id = handKey(uuid)
      expect(id).toMatch(/^H-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}$/)
      expect(looksLikeShortId(id)).toBe(false)
      expect(parseShortId(id)).toBeUndefined()
    }),
  )
})

test('different forms have different ids', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid({ version: 4 }), { minLength: 2, maxLength: 20 }), (uuids) => {
      expect(new Set(uuids.map(handKey)).size).toBe(uuids.length)
    }),
  )
})

test('two patients without an NHS number are two patients', () => {
  const entry = aHandEntry({ patient: { nhsNumber: null } })
  const [one, other] = [1, 2].map((n) => apply(undefined, enter(entry, n)).content.patient.nhsNumber)
  expect(one).toBe(patientWithoutNumber(entryId(1)))
  expect(one).not.toBe(other)
})

test.each([
  ['record-clinical-check', commands.clinicalCheck()],
  ['assemble', commands.assemble()],
  ['record-accuracy-check', commands.accuracyCheck()],
  ['place-bag', commands.place()],
  ['hand-out', commands.handOut()],
  ['dispatch', commands.dispatch()],
] as const)('%s is refused until the entry was compared with the paper', (_name, command) => {
  expect(refusalOf(typedIn(), command)).toEqual({ code: 'entry-not-checked' })
})

test('once it was compared, the clinical check is next', () => {
  const p = typedAndChecked()
  expect(queueStage(p)).toBe('check')
  expect(refusalOf(p, commands.clinicalCheck())).toBeUndefined()
})

test('whoever typed it does not check it', () => {
  expect(refusalOf(typedIn(), checkOf(), people.dispenser)).toEqual({ code: 'entry-own-typing' })
  expect(refusalOf(typedIn(), checkOf(), people.technician)).toBeUndefined()
})

test('working alone on record lets whoever typed it check it, with that reason kept', () => {
  const decided = decide(typedIn(), checkOf(), { ...aContext(people.dispenser), workingAlone: 'Colleague off sick' })
  expect(decided).toMatchObject({ ok: true, value: [{ type: 'entry-checked', aloneReason: 'Colleague off sick' }] })
})

test('a second person needs no reason, working alone or not', () => {
  const decided = decide(typedIn(), checkOf(), { ...aContext(people.technician), workingAlone: 'Colleague off sick' })
  expect(decided).toMatchObject({ ok: true, value: [{ type: 'entry-checked', aloneReason: null }] })
})

test('every field is compared: one left out is named', () => {
  const command = checkOf()
  const compared = command.compared.filter((field) => field !== `items.${itemId(1)}.directions`)
  expect(refusalOf(typedIn(), { ...command, compared }, people.technician)).toEqual({
    code: 'entry-not-compared',
    fields: [`items.${itemId(1)}.directions`],
  })
})

test('an entry is checked once, and only an entry is', () => {
  expect(refusalOf(typedAndChecked(), checkOf(), people.technician)).toEqual({ code: 'entry-checked-already' })
})

test('the check of an entry of which nothing is open any more is refused', () => {
  const closed = apply(typedIn(), {
    type: 'mark-not-dispensed',
    itemIds: [itemId(1)],
    reasonCode: '0001',
    note: 'Typed in twice',
  })
  expect(refusalOf(closed, checkOf(), people.technician)).toEqual({ code: 'nothing-open' })
  expect(queueStage(closed)).toBe('done')
})

test('a counter assistant does not compare', () => {
  expect(refusalOf(typedIn(), checkOf(), people.counter)).toMatchObject({ code: 'not-permitted' })
})

test('a correction keeps what was typed before, says what changed and why, and asks for another check', () => {
  const p = typedAndChecked()
  const decided = decide(p, correctEntry(), aContext(people.technician))
  expect(decided).toMatchObject({
    ok: true,
    value: [
      {
        type: 'entry-corrected',
        reason: 'Misread',
        changes: [{ field: `items.${itemId(1)}.quantity`, was: '28 capsule', now: '82 capsule' }],
      },
    ],
  })
  const corrected = apply(p, correctEntry(), people.technician)
  expect(corrected.byHand).toMatchObject({ checked: null, typed: { by: people.technician } })
  expect(itemOf(corrected).toSupply).toBe(8200)
  expect(queueStage(corrected)).toBe('entry')
})

test('neither who typed it nor who corrected any of it checks it, whoever came last; a third person does', () => {
  const corrected = apply(typedIn(), correctEntry(), people.technician)
  const check = checkOf(aHandEntry({ items: [aHandItem(1, { quantity: '82' })] }))
  expect(refusalOf(corrected, check, people.technician)).toEqual({ code: 'entry-own-typing' })
  expect(refusalOf(corrected, check, people.dispenser)).toEqual({ code: 'entry-own-typing' })
  expect(refusalOf(corrected, check, people.pharmacist)).toBeUndefined()
})

test('a correction is refused without a reason, without a change, and with a field that is wrong', () => {
  expect(refusalOf(typedIn(), correctEntry(undefined, ' '))).toEqual({ code: 'reason-missing' })
  expect(refusalOf(typedIn(), correctEntry(aHandEntry()))).toEqual({ code: 'entry-unchanged' })
  expect(refusalOf(typedIn(), correctEntry(aHandEntry({ items: [] })))).toMatchObject({ code: 'entry-invalid' })
})

test('a correction voids the clinical check and what was made of a changed medicine; another medicine stays made', () => {
  const entry = aHandEntry({ items: [aHandItem(1), aHandItem(2)] })
  const made = [commands.clinicalCheck(), commands.assemble(1), commands.assemble(2)].reduce(
    (p, command) => apply(p, command),
    typedAndChecked(entry),
  )
  const directions = aHandEntry({ items: [aHandItem(1, { directions: 'Two at night' }), aHandItem(2)] })
  const corrected = apply(made, correctEntry(directions))
  expect(corrected.clinicalCheck?.outcome).toBe('voided')
  expect(itemOf(corrected, 1).portions).toEqual([])
  expect(itemOf(corrected, 2).portions).toHaveLength(1)
})

test('a correction of the patient voids every accuracy check: the labels name them', () => {
  const made = [commands.clinicalCheck(), commands.assemble(1)].reduce(
    (p, command) => apply(p, command),
    typedAndChecked(),
  )
  const checked = apply(made, commands.accuracyCheck(1), people.secondPharmacist)
  const corrected = apply(checked, correctEntry(aHandEntry({ patient: { family: 'Braun' } })))
  expect(itemOf(corrected).portions.map(({ accuracy }) => accuracy)).toEqual([null])
  const other = apply(checked, correctEntry(aHandEntry({ prescriber: { number: '6095104' } })))
  expect(itemOf(other).portions.map(({ accuracy }) => accuracy === null)).toEqual([false])
})

test('a medicine that a correction takes away is closed, not forgotten', () => {
  const entry = aHandEntry({ items: [aHandItem(1), aHandItem(2)] })
  const corrected = apply(
    typedIn(entry),
    correctEntry(aHandEntry({ items: [aHandItem(2)] }), 'Belongs to another form'),
  )
  expect(itemOf(corrected, 1).closed).toMatchObject({ note: 'Belongs to another form' })
})

test('once some of it is out, neither the patient nor that medicine is typed otherwise; what is still open may be', () => {
  const entry = aHandEntry({ items: [aHandItem(1), aHandItem(2)] })
  const p = brought(typedAndChecked(entry), 'handed-out')
  const two = (first: Parameters<typeof aHandItem>[1], second: Parameters<typeof aHandItem>[1]) =>
    aHandEntry({ items: [aHandItem(1, first), aHandItem(2, second)] })
  const renamed = aHandEntry({ items: [aHandItem(1), aHandItem(2)], patient: { family: 'Braun' } })
  expect(refusalOf(p, correctEntry(renamed))).toEqual({ code: 'entry-supplied' })
  expect(refusalOf(p, correctEntry(two({ quantity: '82' }, {})))).toEqual({ code: 'entry-supplied' })
  expect(refusalOf(p, correctEntry(aHandEntry({ items: [aHandItem(2)] })))).toEqual({ code: 'entry-supplied' })
  expect(refusalOf(p, correctEntry(two({}, { quantity: '82' })))).toBeUndefined()
})

test('what nobody can compare with the paper any more is not typed otherwise', () => {
  const supplied = brought(typedAndChecked(), 'handed-out')
  const prescriber = aHandEntry({ prescriber: { number: '6095104' } })
  expect(refusalOf(supplied, correctEntry(prescriber))).toEqual({ code: 'entry-supplied' })
  const closed = apply(typedIn(), {
    type: 'mark-not-dispensed',
    itemIds: [itemId(1)],
    reasonCode: '0001',
    note: 'Typed in twice',
  })
  expect(refusalOf(closed, correctEntry(prescriber))).toEqual({ code: 'nothing-open' })
})

test('what was typed wrong is put right also when the paper is past its days', () => {
  expect(refusalOf(typedIn(), correctEntry(), people.technician, Date.parse('2027-03-01T10:00:00Z'))).toBeUndefined()
})

test('a controlled drug that a correction brings onto an ordinary private form is refused', () => {
  const entry = aHandEntry({ form: 'private' })
  const corrected = aHandEntry({ form: 'private', items: [aControlledItem()] })
  expect(refusalOf(typedIn(entry), correctEntry(corrected))).toMatchObject({
    code: 'entry-invalid',
    problems: [{ field: `items.${itemId(1)}.schedule`, code: 'cd-needs-fp10pcd' }],
  })
})

test('the check of an entry can be taken back until the clinical check rests on it', () => {
  const p = typedAndChecked()
  const eventId = p.byHand?.checked?.eventId ?? ''
  expect(correctableKind(p, eventId)).toBe('entry-check')
  const back = apply(p, { type: 'correct', eventId, reason: 'Pressed too early', medicineIs: null })
  expect(queueStage(back)).toBe('entry')
  expect(correctableKind(apply(p, commands.clinicalCheck()), eventId)).toBeUndefined()
})

test('a prescription that came as a message has no entry to check or correct', () => {
  expect(refusalOf(aPrescription(), checkOf())).toEqual({ code: 'not-by-hand' })
  expect(refusalOf(aPrescription(), correctEntry())).toEqual({ code: 'not-by-hand' })
})
