import { describe, expect, test } from 'vitest'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { queueStage } from '../../../src/domain/stage.ts'
import { leftToAssemble, owingsOf } from '../../../src/domain/supply.ts'
import { trackingStatus } from '../../../src/domain/tracking.ts'
import { aPrescription, apply, brought, commands, items, itemId, itemOf, refusalOf } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const nearMiss = { category: 'wrong-strength', what: '500mg taken', contributing: [], lookAlike: null } as const
const fail = (p: Prescription): Prescription => apply(p, { type: 'fail-accuracy-check', itemId: itemId(1), nearMiss })
const all = (steps: readonly Parameters<typeof apply>[1][], p: Prescription): Prescription =>
  steps.reduce(
    (state, command) =>
      apply(state, command, command.type === 'record-accuracy-check' ? people.technician : people.pharmacist),
    p,
  )
const checked = apply(aPrescription(), commands.clinicalCheck())
const owe = (reason: string, promisedOn: string | null = '2026-03-04') => ({ owing: { reason, promisedOn } })
const told = (p: Prescription) =>
  owingsOf(itemOf(p)).map(({ amount, reason, promisedOn }) => [amount, reason, promisedOn])
const first = [1400, 'Out of stock', '2026-03-04']

// Half is with the patient, half is owed.
const halfOut = all(
  [commands.assemble(1, 1400, owe('Out of stock')), commands.accuracyCheck(), commands.place(), commands.handOut()],
  checked,
)

describe('what was owed of an item whose check fails', () => {
  test('is owed again as it was told when the assembly that completes it is sent back, and it is work to do', () => {
    const made = apply(halfOut, commands.assemble(1, 1400))
    expect(told(made)).toEqual([])
    const back = fail(made)
    expect(told(back)).toEqual([first])
    expect(leftToAssemble(itemOf(back))).toBe(1400)
    expect(queueStage(back)).toBe('assemble')
  })

  test('all of it, where all of it was owed, also after it was assembled twice', () => {
    const whole = apply(checked, commands.assemble(1, 0, owe('Out of stock')))
    const twice = all([commands.assemble(), commands.assemble()], whole)
    expect(told(fail(twice))).toEqual([[2800, 'Out of stock', '2026-03-04']])
    expect(told(fail(apply(fail(twice), commands.assemble())))).toEqual([[2800, 'Out of stock', '2026-03-04']])
  })

  test('of two promises each stays with its own amount', () => {
    const later = apply(halfOut, commands.assemble(1, 700, owe('Wholesaler', null)))
    expect(told(fail(later))).toEqual([
      [700, 'Out of stock', '2026-03-04'],
      [700, 'Wholesaler', null],
    ])
    expect(told(fail(apply(fail(later), commands.assemble(1, 1400))))).toEqual(told(fail(later)))
  })

  test('what was never told to be owed is not owed by a check that fails', () => {
    expect(told(fail(apply(checked, commands.assemble())))).toEqual([])
    expect(told(fail(apply(checked, commands.assemble(1, 1400, owe('Out of stock')))))).toEqual([first])
  })

  test('what the patient does not want any more is not owed again', () => {
    const part = fail(apply(checked, commands.assemble(1, 1400, owe('Out of stock'))))
    const fewer = { toSupply: { amount: 1400, reason: 'Patient has enough' } }
    expect(told(fail(apply(part, commands.assemble(1, 1400, fewer))))).toEqual([])
  })

  test('a person says otherwise: by owing it anew, by giving up the rest, and by taking back the assembly', () => {
    const back = fail(apply(halfOut, commands.assemble(1, 1400)))
    expect(told(apply(back, commands.assemble(1, 0, owe('Discontinued', null))))).toEqual([
      [1400, 'Discontinued', null],
    ])
    const closed = apply(back, { type: 'close-owing', itemId: itemId(1), reason: 'Not wanted' })
    expect(itemOf(closed).closed?.why).toBe('remainder')
    expect(refusalOf(halfOut, { type: 'close-owing', itemId: itemId(1), reason: 'Not wanted' })).toBeUndefined()
  })

  test('taking back the assembly that came after the check leaves it owed as it was', () => {
    for (const [before, owed] of [
      [halfOut, first],
      [apply(checked, commands.assemble(1, 0, owe('Out of stock'))), [2800, 'Out of stock', '2026-03-04']],
    ] as const) {
      const back = fail(apply(before, commands.assemble(1, itemOf(before).owing?.amount)))
      const made = apply(back, commands.assemble(1, leftToAssemble(itemOf(back))))
      const correct = {
        type: 'correct',
        eventId: `e${String(made.version)}`,
        reason: 'Slip',
        medicineIs: null,
      } as const
      expect(told(apply(made, correct))).toEqual([owed])
    }
  })

  test('no other item becomes ready by it', () => {
    const two = brought(aPrescription({ content: { items: items(2) } }), 'placed', [2])
    const status = (p: Prescription) => trackingStatus(p, itemOf(p, 2))
    const owed = apply(two, commands.assemble(1, 0, owe('Out of stock')))
    expect(status(owed)).toBe('Ready to Collect')
    const back = fail(apply(owed, commands.assemble(1)))
    expect(told(back)).toEqual([[2800, 'Out of stock', '2026-03-04']])
    expect(status(back)).toBe('With Pharmacy')
  })

  test('what a courier brought back and a check sends back then is owed again too', () => {
    const sent = all(
      [commands.assemble(1, 1400), commands.accuracyCheck(), commands.place([1], 'deliver'), commands.dispatch()],
      halfOut,
    )
    const here = apply(sent, { type: 'take-back', itemIds: [itemId(1)], reason: 'Nobody in' }, people.pharmacist)
    expect(told(fail(here)).length).toBe(1)
  })
})

describe('what was owed of an item whose rest does not stay with the patient', () => {
  const unpaid = { ...commands.handOut(), payment: null }
  const given = all([commands.assemble(1, 1400), commands.accuracyCheck(), commands.place(), unpaid], halfOut)
  const gone = (p: Prescription, cameBack: boolean) =>
    apply(p, {
      ...{ type: 'correct', eventId: `e${String(given.version)}`, reason: 'Another patient', medicineIs: 'gone' },
      cameBack,
    })

  test.each([
    ['went to another patient', gone(given, false)],
    ['went to another patient and came back', gone(given, true)],
    ['was brought back', apply(given, { type: 'take-back', itemIds: [itemId(1)], reason: 'Wrong strength' })],
  ])('is owed again as it was told when it %s, and it is work to do', (_, p) => {
    expect(told(given)).toEqual([])
    expect(told(p)).toEqual([first])
    expect(leftToAssemble(itemOf(p))).toBe(1400)
    expect(told(apply(p, commands.assemble(1, 1400)))).toEqual([])
  })

  test('also once an assembly that came after it is taken back', () => {
    const more = apply(given, commands.assemble(1, 700, { toSupply: { amount: 3500, reason: 'More prescribed' } }))
    const p = apply(gone(more, false), {
      type: 'correct',
      eventId: `e${String(more.version)}`,
      reason: 'Slip',
      medicineIs: null,
    })
    expect(told(p)).toEqual([first])
  })
})
