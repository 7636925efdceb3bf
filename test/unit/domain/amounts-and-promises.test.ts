import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import type { Schedule } from '../../../src/domain/prescription-content.ts'
import { owedTooLate } from '../../../src/domain/owed-too-late.ts'
import { addDays } from '../../../src/domain/uk-date.ts'
import { tooLateWarnings } from '../../../src/renderer/features/prescription/warnings.tsx'
import { anItemContent, aPrescription, apply, commands, itemId, itemOf, refusalOf } from '../../support/builders.ts'
import { passedCheck } from '../../support/passed-check.ts'
import { people } from '../../support/people.ts'

const of = (schedule: Schedule) => aPrescription({ content: { items: [anItemContent(1, { schedule })] } })
const supplying = (amount: number, given: Parameters<typeof commands.assemble>[2] = {}): Command =>
  commands.assemble(1, amount, { toSupply: { amount, reason: 'Pack size' }, ...given })
const needed = (why: string) => ({ code: 'amount-needs-pharmacist', itemId: itemId(1), why })

describe('another amount than prescribed', () => {
  test('is given by whoever assembles where it is less, and the medicine is none of Schedules 1 to 3', () => {
    for (const schedule of ['none', '4', '5'] as const)
      for (const person of [people.dispenser, people.technician])
        expect(refusalOf(of(schedule), supplying(2100), person)).toBeUndefined()
  })

  test('is a pharmacist’s to decide where it is more than was prescribed', () => {
    for (const person of [people.dispenser, people.technician])
      expect(refusalOf(of('none'), supplying(3000), person)).toEqual(needed('more-than-prescribed'))
    expect(refusalOf(of('none'), supplying(3000), people.pharmacist)).toBeUndefined()
  })

  test('is a pharmacist’s to decide for Schedules 1 to 3, less too, and while nobody knows the schedule', () => {
    for (const schedule of ['1', '2', '3', 'unknown'] as const) {
      expect(refusalOf(of(schedule), supplying(2100), people.dispenser)).toEqual(needed('controlled-drug'))
      expect(refusalOf(of(schedule), supplying(2100), people.pharmacist)).toBeUndefined()
    }
  })

  test('once a pharmacist decided on it, it is assembled again by anybody, or what was prescribed is', () => {
    const decided = apply(of('2'), supplying(2100), people.pharmacist)
    expect(itemOf(decided).toSupply).toBe(2100)
    expect(refusalOf(decided, commands.assemble(1, 2100), people.dispenser)).toBeUndefined()
    expect(refusalOf(decided, supplying(2100), people.dispenser)).toBeUndefined()
    expect(refusalOf(decided, supplying(2800), people.dispenser)).toBeUndefined()
    expect(refusalOf(decided, supplying(1400), people.dispenser)).toEqual(needed('controlled-drug'))
  })
})

describe('what is owed', () => {
  const owed = (promisedOn: string | null): Command =>
    commands.assemble(1, 1400, { owing: { reason: 'Out of stock', promisedOn } })

  test('is promised for no day after its last legal one, whoever promises', () => {
    // Written on 1 March 2026: six months, or 28 days.
    for (const [schedule, lastDay] of [
      ['none', '2026-08-31'],
      ['2', '2026-03-29'],
    ] as const) {
      const p = of(schedule)
      expect(refusalOf(p, owed(addDays(lastDay, 1)), people.pharmacist)).toEqual({
        code: 'promised-too-late',
        itemId: itemId(1),
        lastDay,
      })
      expect(refusalOf(p, owed(lastDay), people.dispenser)).toBeUndefined()
    }
  })

  test('is said to be promised too late once the answered schedule brings its last day nearer', () => {
    const promised = (day: string | null) => apply(of('unknown'), owed(day), people.dispenser)
    const tooLate = (day: string | null, schedule: '2' | 'none') => {
      const p = apply(promised(day), passedCheck(promised(day), { [itemId(1)]: schedule }))
      return owedTooLate(p.content, itemOf(p)).map(({ promisedOn, lastDay }) => [promisedOn, lastDay])
    }
    const asked = promised('2026-03-30')
    expect(owedTooLate(asked.content, itemOf(asked))).toEqual([])
    expect(tooLate('2026-03-30', '2')).toEqual([['2026-03-30', '2026-03-29']])
    expect(tooLate('2026-03-30', 'none')).toEqual([])
    expect(tooLate('2026-03-29', '2')).toEqual([])
    expect(tooLate(null, '2')).toEqual([])
  })

  test('is not said of what is not to be supplied any more, and no more once another day was told', () => {
    const asked = apply(of('unknown'), owed('2026-03-30'), people.dispenser)
    const p = apply(asked, passedCheck(asked, { [itemId(1)]: '2' }))
    const [warning] = tooLateWarnings({ prescription: p })
    expect(warning?.head).toContain('until 29 Mar 2026')
    expect(warning?.more).toContain('told 30 Mar 2026')
    const again = apply(p, owed('2026-03-29'), people.dispenser)
    expect(tooLateWarnings({ prescription: again })).toEqual([])
    const closed = apply(p, { type: 'mark-not-dispensed', itemIds: [itemId(1)], reasonCode: '0001', note: null })
    expect(tooLateWarnings({ prescription: closed })).toEqual([])
  })

  test('may be promised for no day yet', () => {
    expect(refusalOf(of('2'), owed(null), people.dispenser)).toBeUndefined()
  })
})
