import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import { correctableKind } from '../../../src/domain/decide/correct.ts'
import { decide } from '../../../src/domain/decide/index.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import { lookAlikePairs, lookAlikesOf } from '../../../src/domain/look-alikes.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import type { Incident } from '../../../src/domain/safety.ts'
import {
  aContext,
  aPrescription,
  apply,
  brought,
  commands,
  itemId,
  items,
  recorded,
  refusalOf,
  statusOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const incident: Incident = {
  category: 'wrong-strength',
  what: '500 mg given for 250 mg',
  harm: 'not-known-yet',
  told: ['patient-or-carer'],
  done: 'Rang the patient; fetched it back',
  contributing: ['look-alike-pack'],
}
const report = (given: Partial<Incident> = {}, itemIds = [itemId(1)]): Command => ({
  type: 'report-incident',
  itemIds,
  incident: { ...incident, ...given },
})

test('an incident says what happened and what was done, and which medicine it was', () => {
  const out = brought(aPrescription(), 'handed-out')
  expect(refusalOf(out, report({ what: ' ' }))).toEqual({ code: 'reason-missing' })
  expect(refusalOf(out, report({ done: '' }))).toEqual({ code: 'reason-missing' })
  expect(refusalOf(out, report({}, []))).toEqual({ code: 'no-items-named' })
  expect(refusalOf(out, report({}, [itemId(9)]))).toEqual({ code: 'item-not-found', itemId: itemId(9) })
  expect(refusalOf(out, report())).toBeUndefined()
})

test('whoever hears of an incident writes it down, the driver too', () => {
  expect(refusalOf(brought(aPrescription(), 'handed-out'), report(), people.driver)).toBeUndefined()
})

test('an incident can be told whatever became of the prescription', () => {
  const back = apply(aPrescription(), { type: 'return-to-spine', reasonCode: '0002' })
  expect(refusalOf(back, report())).toBeUndefined()
  expect(refusalOf(aPrescription({ sentBackReason: 'cancelled' }), report())).toBeUndefined()
})

test('an incident changes nothing of where the medicine stands', () => {
  const out = brought(aPrescription(), 'handed-out')
  const after = apply(out, report())
  expect(statusOf(after)).toBe(statusOf(out))
  expect({ ...after, version: out.version, mistakes: out.mistakes }).toEqual(out)
})

const last = (p: Prescription): string => `e${String(p.version)}`
const correctedOutside = (cameBack: boolean) =>
  apply(brought(aPrescription(), 'handed-out'), {
    type: 'correct',
    eventId: 'e6',
    reason: 'Wrong patient',
    medicineIs: 'gone',
    cameBack,
  })
const ruleOut = { type: 'rule-out-incident', reason: 'Right, and for the right person' } as const

test('a departure corrected after the medicine was outside waits for an answer until an incident is recorded or ruled out', () => {
  const open = correctedOutside(false)
  expect(open.mayBeIncident).toMatchObject([{ stamp: { eventId: 'e7' }, itemIds: [itemId(1)] }])
  expect(apply(open, commands.assemble()).mayBeIncident).not.toBeNull()
  expect(apply(open, report()).mayBeIncident).toBeNull()
  expect(apply(open, ruleOut).mayBeIncident).toBeNull()
})

test('of two departures corrected each waits for its own answer, which an incident with another medicine is not', () => {
  const gone = (p: Prescription): Prescription =>
    apply(p, { type: 'correct', eventId: last(p), reason: 'Wrong patient', medicineIs: 'gone', cameBack: false })
  const one = gone(brought(aPrescription({ content: { items: items(3) } }), 'handed-out'))
  const both = gone(brought(one, 'handed-out', [2]))
  expect(both.mayBeIncident?.map(({ itemIds }) => itemIds)).toEqual([[itemId(1)], [itemId(2)]])
  expect(apply(both, report({}, [itemId(3)])).mayBeIncident).toEqual(both.mayBeIncident)
  expect(apply(both, report({}, [itemId(2)])).mayBeIncident).toEqual(both.mayBeIncident?.slice(0, 1))
  const ruledOut = apply(both, ruleOut)
  expect(ruledOut.mayBeIncident).toEqual(both.mayBeIncident?.slice(1))
  expect(apply(ruledOut, ruleOut).mayBeIncident).toBeNull()
  // As it was recorded before they were told apart.
  const [once] = recorded(both, [{ type: 'incident-ruled-out', reason: 'Right' }])
  expect(once && evolve(both, once).mayBeIncident).toBeNull()
})

test('an incident answers one of two departures of the same medicine, the one that has waited longer', () => {
  const gone = (p: Prescription): Prescription =>
    apply(p, { type: 'correct', eventId: last(p), reason: 'Wrong patient', medicineIs: 'gone', cameBack: false })
  const twice = gone(brought(gone(brought(aPrescription(), 'handed-out')), 'handed-out'))
  expect(twice.mayBeIncident?.length).toBe(2)
  const once = apply(twice, report())
  expect(once.mayBeIncident).toEqual(twice.mayBeIncident?.slice(1))
  expect(apply(once, report()).mayBeIncident).toBeNull()
  // As it was recorded before it named what it answers.
  const [old] = recorded(twice, [{ type: 'incident-reported', itemIds: [itemId(1)], incident }])
  expect(old && evolve(twice, old).mayBeIncident).toBeNull()
})

test('nothing is asked where the medicine never left, nor of corrections recorded before it was asked', () => {
  const out = brought(aPrescription(), 'handed-out')
  const then = {
    type: 'corrected',
    correctedEventId: 'e6',
    kind: 'handed-out',
    reason: 'R',
    medicineIs: 'gone',
  } as const
  const [event] = recorded(out, [then])
  expect(event && evolve(out, event).mayBeIncident).toBeNull()
  const here = apply(brought(aPrescription(), 'handed-out'), {
    type: 'correct',
    eventId: 'e6',
    reason: 'Pressed too early',
    medicineIs: 'here-not-placed',
  })
  expect(here.mayBeIncident).toBeNull()
  expect(refusalOf(here, ruleOut)).toEqual({ code: 'no-incident-asked' })
})

test('what left is not said to be gone without whether it came back', () => {
  const command = { type: 'correct', eventId: 'e6', reason: 'Wrong patient', medicineIs: 'gone' } as const
  const out = brought(aPrescription(), 'handed-out')
  expect(refusalOf(out, command)).toEqual({ code: 'where-is-the-medicine' })
  expect(refusalOf(out, { ...command, cameBack: false })).toBeUndefined()
})

test('an incident is ruled out with a reason', () => {
  expect(refusalOf(correctedOutside(true), { ...ruleOut, reason: ' ' })).toEqual({ code: 'reason-missing' })
})

test('what left and came back is kept apart and never supplied again; what somebody has is not here at all', () => {
  const back = correctedOutside(true).items[0]
  expect([back?.portions, back?.broughtBack.map(({ id }) => id)]).toEqual([[], ['p1']])
  const away = correctedOutside(false).items[0]
  expect([away?.portions, away?.broughtBack]).toEqual([[], []])
})

test('neither an incident nor a near miss can be corrected away', () => {
  const reported = apply(brought(aPrescription(), 'handed-out'), report())
  expect(correctableKind(reported, `e${String(reported.version)}`)).toBeUndefined()
  const failed = apply(
    brought(aPrescription(), 'assembled'),
    {
      type: 'fail-accuracy-check',
      itemId: itemId(1),
      nearMiss: { category: 'wrong-drug', what: 'Amlodipine', contributing: [], lookAlike: null },
    },
    people.technician,
  )
  expect(correctableKind(failed, `e${String(failed.version)}`)).toBeUndefined()
  const correct: Command = { type: 'correct', eventId: `e${String(failed.version)}`, reason: 'Wrong', medicineIs: null }
  expect(refusalOf(failed, correct)).toEqual({ code: 'cannot-correct' })
})

test('while somebody works alone, that is the reason of their own checks; otherwise they give one', () => {
  const own = apply(apply(aPrescription(), commands.clinicalCheck()), commands.assemble(), people.pharmacist)
  expect(refusalOf(own, commands.accuracyCheck())).toMatchObject({ code: 'self-check-reason-missing' })
  const alone = decide(own, commands.accuracyCheck(), { ...aContext(), workingAlone: 'The technician is ill' })
  expect(alone).toMatchObject({ value: [{ type: 'accuracy-check-passed', selfCheckReason: 'The technician is ill' }] })
})

test('names that are known to be taken for each other are found in a medicine’s name, the likelier pair first', () => {
  expect(lookAlikesOf(['Propranolol 40mg tablets'])).toEqual([['propranolol', 'prednisolone']])
  expect(lookAlikesOf(['Amoxicillin 250mg capsules'])).toEqual([])
  expect(lookAlikesOf(['Amlodipine 5mg tablets', 'Amitriptyline 10mg tablets'])[0]).toEqual([
    'amlodipine',
    'amitriptyline',
  ])
  expect(lookAlikesOf(['Levamlodipine'])).toEqual([])
})

test('no pair is listed twice, and each is of two names in lower case', () => {
  const keys = lookAlikePairs.map((pair) => pair.toSorted().join())
  expect(new Set(keys).size).toBe(keys.length)
  for (const name of lookAlikePairs.flat()) expect(name).toMatch(/^[a-z]+$/)
})
