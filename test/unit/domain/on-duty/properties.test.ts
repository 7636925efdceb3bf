import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DutyCommand } from '../../../../src/domain/on-duty/commands.ts'
import type { DutyRecord } from '../../../../src/domain/on-duty/record.ts'
import { absentMsOn, longestAbsenceMs, spellEnd } from '../../../../src/domain/on-duty/times.ts'
import { addDays, ukDate } from '../../../../src/domain/uk-date.ts'
import { hour, nobody, tried } from '../../../support/duty.ts'
import { people } from '../../../support/people.ts'

interface Attempt {
  readonly kind: DutyCommand['type']
  readonly afterHours: number
  readonly lateHours: number
  readonly lastsHours: number | null
  readonly second: boolean
  readonly saysWhy: boolean
  readonly spell: number
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  kind: fc.constantFrom(
    'sign-on',
    'sign-on',
    'sign-off',
    'go-out',
    'go-out',
    'come-back',
    'work-alone',
    'stop-working-alone',
  ),
  afterHours: fc.double({ min: 0, max: 9, noNaN: true }),
  lateHours: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 20, noNaN: true })),
  lastsHours: fc.option(fc.double({ min: 0.01, max: 12, noNaN: true })),
  second: fc.boolean(),
  saysWhy: fc.boolean(),
  spell: fc.nat({ max: 8 }),
})

const commandOf = (record: DutyRecord, one: Attempt, at: number): DutyCommand => {
  const why = one.saysWhy ? 'Because' : null
  const until = one.lastsHours === null ? null : Math.floor(hour(at + one.lastsHours))
  switch (one.kind) {
    case 'sign-on':
      return { type: 'sign-on', registration: null, insteadBecause: why, until }
    case 'sign-off':
      return { type: 'sign-off', spellId: record.spells.at(-1 - one.spell)?.id ?? 'd1', reason: why }
    case 'go-out':
      return { type: 'go-out', supply: 'checked-and-bagged', arrangements: 'Mobile', until, overReason: why }
    case 'come-back':
      return { type: 'come-back', overReason: why }
    case 'work-alone':
      return { type: 'work-alone', reason: 'Alone' }
    case 'stop-working-alone':
      return { type: 'stop-working-alone' }
  }
}

const playedOut = (attempts: readonly Attempt[]): { readonly record: DutyRecord; readonly now: number } => {
  let [record, now] = [nobody, 8]
  for (const one of attempts) {
    now += one.afterHours
    const at = Math.max(0, now - one.lateHours)
    const actor = one.second ? people.secondPharmacist : people.pharmacist
    const outcome = tried(record, commandOf(record, one, at), { at, now }, actor)
    if ('record' in outcome) record = outcome.record
  }
  return { record, now: hour(now) }
}

test('whatever is asked, at no instant are there two responsible pharmacists', () => {
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 25 }), (attempts) => {
      const { spells } = playedOut(attempts).record
      for (const [at, spell] of spells.entries()) {
        const next = spells[at + 1]
        if (next) expect(spellEnd(spell)).toBeLessThanOrEqual(next.from)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('whatever is asked, no day has over two hours of ended absence unless somebody said why', () => {
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 25 }), (attempts) => {
      const { record, now } = playedOut(attempts)
      const absences = record.spells.flatMap((spell) => spell.absences)
      const ended = {
        ...record,
        spells: record.spells.map((spell) => ({
          ...spell,
          absences: spell.absences.filter(({ until }) => until !== null),
        })),
      }
      for (let day = ukDate(hour(0)); day <= ukDate(now); day = addDays(day, 1)) {
        const over = absentMsOn(ended, day, now) > longestAbsenceMs
        const saidWhy = absences.some(
          ({ from, until, overReason }) =>
            overReason !== null && (ukDate(from) === day || (until !== null && ukDate(until) === day)),
        )
        expect(over && !saidWhy).toBe(false)
      }
    }),
    { numRuns: 2_000 },
  )
})
