import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import { correctableKind } from '../../../src/domain/decide/correct.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { owingsOf } from '../../../src/domain/supply.ts'
import {
  aPrescription,
  aReceive,
  anItemContent,
  apply,
  brought,
  commands,
  itemId,
  itemOf,
  monday,
  refusalOf,
  statusOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const soon = monday + 60_000
const atNight = { directions: 'One at night' }
const other = (given: Parameters<typeof aReceive>[0] = {}) =>
  aReceive({ content: { items: [anItemContent(1, atNight)] }, ...given })
const choose = (which: 'held' | 'other'): Command => ({ type: 'choose-copy', which, reason: 'The surgery rang' })
const chosen = (p: Prescription, which: 'held' | 'other'): Prescription => apply(p, choose(which))
const choiceOf = (p: Prescription): string => p.chosenCopy?.stamp.eventId ?? 'none'
const takeBack = (p: Prescription): Command => ({
  type: 'correct',
  eventId: choiceOf(p),
  reason: 'The wrong one',
  medicineIs: null,
})
const undone = (p: Prescription): Prescription => apply(p, takeBack(p), people.pharmacist, soon)
const both = () => apply(aPrescription(), other())

/** Clinical check, assembly and accuracy check, a minute after the choice. */
const workedOn = (p: Prescription): Prescription => {
  const checked = apply(p, commands.clinicalCheck(), people.pharmacist, soon)
  const made = apply(checked, commands.assemble(), people.dispenser, soon)
  return apply(made, commands.accuracyCheck(), people.technician, soon)
}

describe('a choice between two copies is taken back like any act', () => {
  test('both copies are there again, each in its own place, and a person chooses anew', () => {
    for (const which of ['held', 'other'] as const) {
      const p = undone(chosen(both(), which))
      expect(p.content).toEqual(both().content)
      expect(p.otherCopy).toEqual(both().otherCopy)
      expect(refusalOf(p, commands.clinicalCheck())).toEqual({ code: 'copy-not-chosen' })
      expect(itemOf(chosen(p, 'other')).content.directions).toBe('One at night')
      expect(itemOf(chosen(p, 'held')).content.directions).toBe('One three times a day')
    }
  })

  test('the checks made on the copy that should not have been do not stand, and nothing of it is ready', () => {
    const ready = apply(workedOn(chosen(both(), 'other')), commands.place(), people.dispenser, soon)
    expect(statusOf(ready)).toBe('Ready to Collect')
    const p = undone(ready)
    expect([statusOf(p), p.clinicalCheck?.outcome, itemOf(p).portions]).toEqual(['With Pharmacy', 'voided', []])
    expect(refusalOf(chosen(p, 'held'), commands.place())).toEqual({ code: 'clinical-check-missing' })
  })

  test('nor those made on the held copy after it was kept; one from before the other came still does', () => {
    const after = chosen(undone(workedOn(chosen(both(), 'held'))), 'held')
    expect([after.clinicalCheck?.outcome, itemOf(after).portions[0]?.accuracy]).toEqual(['voided', null])
    const before = chosen(apply(apply(aPrescription(), commands.clinicalCheck()), other()), 'held')
    expect(chosen(undone(before), 'held').clinicalCheck?.outcome).toBe('passed')
  })

  test('what left under the other words stays out, and the words it left under are kept', () => {
    const half = apply(
      apply(chosen(both(), 'other'), commands.clinicalCheck(), people.pharmacist, soon),
      commands.assemble(1, 1400, { owing: commands.owing }),
      people.dispenser,
      soon,
    )
    const out = [commands.accuracyCheck(), commands.place(), commands.handOut()].reduce<Prescription>(
      (state, command) => apply(state, command, people.pharmacist, soon),
      half,
    )
    const p = undone(out)
    expect(statusOf(p)).toBe('With Pharmacy - Preparing Remainder')
    expect(itemOf(p).suppliedUnder?.directions).toBe('One at night')
    expect(itemOf(p).portions).toMatchObject([{ amount: 1400, accuracy: null }])
  })

  test('an item that the chosen copy closed is open again, and one that only that copy had is closed', () => {
    const p = undone(chosen(apply(aPrescription(), other({ content: { items: [anItemContent(2)] } })), 'other'))
    expect([itemOf(p, 1).closed, itemOf(p, 2).closed?.why]).toEqual([null, 'not-on-chosen-copy'])
  })

  test('and what a part in hand had made up of its owing is owed again as it was told', () => {
    const owing = { reason: 'Out of stock', promisedOn: '2026-03-04' }
    const half = [
      commands.clinicalCheck(),
      commands.assemble(1, 1400, { owing }),
      commands.accuracyCheck(),
      commands.place(),
      commands.handOut(),
      commands.assemble(1, 1400),
    ].reduce<Prescription>(
      (state, command) => apply(state, command, command.type === 'assemble' ? people.dispenser : people.pharmacist),
      aPrescription(),
    )
    expect(owingsOf(itemOf(half))).toEqual([])
    const closed = chosen(apply(half, other({ content: { items: [anItemContent(2)] } })), 'other')
    const p = undone(closed)
    expect(itemOf(p).portions).toHaveLength(1)
    expect(owingsOf(itemOf(p))).toMatchObject([{ ...owing, amount: 1400 }])
    const made = apply(
      apply(chosen(p, 'held'), commands.clinicalCheck(), people.pharmacist, soon),
      commands.assemble(1, 1400),
      people.dispenser,
      soon,
    )
    expect(owingsOf(itemOf(made))).toEqual([])
  })

  test('the custody goes back to that of the copy held, also where the chosen one belonged to another pharmacy', () => {
    const elsewhere = other({
      content: { items: [anItemContent(1, atNight)] },
      source: { messageId: 'message-2', releasedTo: 'FX999', releaseResponseId: 'release-2' },
    })
    const gone = chosen(apply(aPrescription(), elsewhere), 'other')
    expect([gone.tracked, gone.belongsTo, statusOf(gone)]).toEqual([false, 'FX999', 'nothing'])
    const correctAnother: Command = { type: 'correct', eventId: 'e1', reason: 'x', medicineIs: null }
    expect(refusalOf(gone, correctAnother)).toMatchObject({ code: 'belongs-to-other-pharmacy' })
    const p = undone(gone)
    expect([p.tracked, p.belongsTo, statusOf(p)]).toEqual([true, null, 'With Pharmacy'])
    expect(statusOf(brought(chosen(p, 'held'), 'placed'))).toBe('Ready to Collect')
  })
})

test('a pharmacist takes it back, nobody else', () => {
  const p = chosen(both(), 'other')
  expect(refusalOf(p, takeBack(p), people.technician)).toMatchObject({ code: 'not-permitted' })
})

test('it is taken back once, not while yet another copy waits, and after a return only once that is corrected', () => {
  const p = chosen(both(), 'other')
  expect(correctableKind(undone(p), choiceOf(p))).toBeUndefined()
  const third = apply(p, other({ content: { items: [anItemContent(1, { directions: 'One at noon' })] } }))
  expect(correctableKind(third, choiceOf(p))).toBeUndefined()
  const returned = apply(p, { type: 'return-to-spine', reasonCode: '0003' }, people.pharmacist, soon)
  expect(correctableKind(returned, choiceOf(p))).toBeUndefined()
  const back: Command = {
    type: 'correct',
    eventId: returned.returned?.stamp.eventId ?? '',
    reason: 'Mistaken',
    medicineIs: null,
  }
  expect(correctableKind(apply(returned, back), choiceOf(p))).toBe('copy-choice')
})

test('of a prescription given back and released here again the kept copy can be let go again, in the same custody', () => {
  const returned = apply(aPrescription(), { type: 'return-to-spine', reasonCode: '0003' })
  const again = other({ source: { messageId: 'message-2', releaseResponseId: 'release-2' } })
  const kept = apply(apply(returned, again), choose('held'), people.pharmacist, soon)
  const p = apply(kept, takeBack(kept), people.pharmacist, soon)
  expect([kept.custody, p.otherCopy?.releasedToUs, chosen(p, 'other').custody]).toEqual([2, true, 2])
  expect(itemOf(chosen(p, 'other')).content.id).toBe(itemId(1))
})

describe('what was given back while both copies waited', () => {
  const again = (messageId: string, releaseResponseId: string, signed = true) =>
    other({ source: { messageId, releaseResponseId, signed } })
  const givenBack = (signed = true): Prescription =>
    apply(apply(aPrescription(), again('m2', 'r2', signed)), { type: 'return-to-spine', reasonCode: '0003' })

  test.each(['held', 'other'] as const)(
    'stays given back where the %s one is chosen, until it is released again',
    (which) => {
      const p = chosen(givenBack(), which)
      expect([p.custody, p.returned?.reasonCode, statusOf(p)]).toEqual([1, '0003', 'nothing'])
      const released = apply(p, aReceive({ content: p.content, source: { messageId: 'm3', releaseResponseId: 'r3' } }))
      expect([released.custody, released.returned, statusOf(released)]).toEqual([2, null, 'With Pharmacy'])
    },
  )

  test.each(['held', 'other'] as const)('is ours where it was released again before the %s one is chosen', (which) => {
    const p = chosen(apply(givenBack(), again('m3', 'r3')), which)
    expect([p.custody, p.returned, p.source.releaseResponseId]).toEqual([2, null, 'r3'])
  })

  test('is not ours again because the same release comes once more, be it signed then', () => {
    const p = chosen(apply(givenBack(false), again('m3', 'r2')), 'held')
    expect([p.custody, p.returned?.reasonCode]).toEqual([1, '0003'])
  })
})
