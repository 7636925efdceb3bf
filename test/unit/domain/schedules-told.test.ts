import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import { decide } from '../../../src/domain/decide/index.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import { lastLegalDay } from '../../../src/domain/law.ts'
import type { PrescriptionContent, Schedule } from '../../../src/domain/prescription-content.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { sameItem } from '../../../src/domain/same-content.ts'
import { always, arbitraryArrival, arbitraryChoice, arbitraryCorrection } from '../../support/arbitrary-arrivals.ts'
import { arbitraryCheck } from '../../support/arbitrary-check.ts'
import { arbitraryReceive } from '../../support/arbitrary-content.ts'
import {
  aContent,
  aContext,
  aPrescription,
  aReceive,
  anItemContent,
  apply,
  brought,
  commands,
  itemId,
  itemOf,
  noonOf,
  recorded,
  refusalOf,
  statusOf,
} from '../../support/builders.ts'
import { passedCheck } from '../../support/passed-check.ts'
import { people } from '../../support/people.ts'
import { play } from '../../support/play.ts'

const order = { kind: 'order', releasedTo: null, releaseResponseId: null } as const
const morphine = (schedule: Schedule, directions = 'One at night'): Partial<PrescriptionContent> => ({
  items: [anItemContent(1, { schedule }), anItemContent(2, { directions })],
})
const answered = (p: Prescription, schedule: Exclude<Schedule, 'unknown'>): Prescription =>
  apply(p, passedCheck(p, { [itemId(1)]: schedule }))
const choose = (which: 'held' | 'other'): Command => ({ type: 'choose-copy', which, reason: 'The surgery rang' })
const typesOf = (p: Prescription, command: Command): readonly string[] => {
  const decision = decide(p, command, aContext(people.system))
  return decision.ok ? decision.value.map(({ type }) => type) : [decision.refusal.code]
}
const schedulesOf = (p: Prescription) => [itemOf(p).content.schedule, itemOf(p).schedule]

describe('a schedule that a message says takes the place of an answer that said otherwise', () => {
  const held = answered(aPrescription({ content: morphine('unknown'), source: order }), 'none')

  test('when the copy that says it is chosen: the days are those of its schedule, and identity is asked', () => {
    const differs = aReceive({ content: morphine('2', 'One in the morning') })
    const chosen = apply(apply(held, differs), choose('other'))
    expect([schedulesOf(chosen), chosen.clinicalCheck?.outcome]).toEqual([['2', '2'], 'voided'])
    expect(lastLegalDay(chosen.content, itemOf(chosen).schedule)).toBe('2026-03-29')
    const placed = brought(apply(chosen, passedCheck(chosen, {})), 'placed')
    expect(refusalOf(placed, commands.handOut(), people.counter)).toMatchObject({ code: 'identity-not-asked' })
  })

  test('when it comes with the release to us: the check that passed with the answer does not stand, and nothing is ready', () => {
    const placed = brought(held, 'placed', [1, 2])
    const ours = apply(placed, aReceive({ content: morphine('2') }))
    expect([schedulesOf(ours), ours.clinicalCheck?.outcome]).toEqual([['2', '2'], 'voided'])
    expect([statusOf(ours, 1), statusOf(ours, 2)]).toEqual(['With Pharmacy', 'With Pharmacy'])
    expect(ours.items.map(({ toldOther }) => toldOther)).toEqual([false, false])
  })

  test('when it comes past the days that it has: they have ended', () => {
    const decision = decide(held, aReceive({ content: morphine('2') }), aContext(people.system, noonOf('2026-04-15')))
    const ours = (decision.ok ? recorded(held, decision.value) : []).reduce(evolve, held)
    expect([itemOf(ours).window, itemOf(ours, 2).window]).toEqual(['after', 'open'])
  })

  test('and a check that only asked or refused goes on as it was', () => {
    const query = { whom: 'The surgery', by: '2026-03-04' }
    const schedules = { [itemId(1)]: 'none' as const }
    const queried = apply(held, commands.clinicalCheck({ outcome: 'queried', note: 'Dose?', query, schedules }))
    expect(apply(queried, aReceive({ content: morphine('2') })).clinicalCheck?.outcome).toBe('queried')
  })

  test('also where events from before had left the answer standing: the review of the day puts it right', () => {
    const { source } = aReceive({})
    const windows = { [itemId(1)]: 'open', [itemId(2)]: 'open' } as const
    const taken = { type: 'custody-taken', source, content: aContent(morphine('2')), custody: 1, windows } as const
    const before = recorded(held, [taken]).reduce(evolve, held)
    expect(schedulesOf(before)).toEqual(['2', 'none'])
    const review = (p: Prescription): Prescription =>
      apply(p, { type: 'review-legal-window' }, people.system, noonOf('2026-04-15'))
    const reviewed = review(before)
    expect([schedulesOf(reviewed), reviewed.clinicalCheck?.outcome]).toEqual([['2', '2'], 'voided'])
    expect(itemOf(reviewed).window).toBe('after')
    expect(review(reviewed)).toEqual(reviewed)
  })
})

test('an answer that says the same as the message stands, with its check and the bag in its place', () => {
  const held = answered(aPrescription({ content: morphine('unknown') }), '2')
  const told = apply(brought(held, 'placed', [1, 2]), aReceive({ content: morphine('2'), source: order }))
  expect([schedulesOf(told), told.clinicalCheck?.outcome]).toEqual([['2', '2'], 'passed'])
  expect([statusOf(told, 1), statusOf(told, 2)]).toEqual(['Ready to Collect', 'Ready to Collect'])
})

test('the same two copies give the same schedule in either order: a release loses it, an order says it', () => {
  const [ordered, released] = [
    aReceive({ content: morphine('2'), source: order }),
    aReceive({ content: morphine('unknown') }),
  ]
  for (const [first, second] of [
    [ordered, released],
    [released, ordered],
  ] as const) {
    const p = apply(apply(undefined, first), second)
    expect([schedulesOf(p), p.tracked]).toEqual([['2', '2'], true])
    expect([typesOf(p, ordered), typesOf(p, released)]).toEqual([[], []])
  }
  expect(typesOf(apply(undefined, released), ordered)).toEqual(['schedule-told'])
})

describe('of two copies that differ in something else', () => {
  const knows = (source: object) => aReceive({ content: morphine('2', 'One in the morning'), source })
  const knowsNot = (source: object) => aReceive({ content: morphine('unknown'), source })

  test('the schedule that either says counts, whichever is chosen, and when the choice is taken back', () => {
    for (const [first, second] of [
      [knows(order), knowsNot({})],
      [knowsNot(order), knows({})],
    ] as const)
      for (const which of ['held', 'other'] as const) {
        const chosen = apply(apply(apply(undefined, first), second), choose(which))
        expect(schedulesOf(chosen)).toEqual(['2', '2'])
        const { eventId } = chosen.chosenCopy!.stamp
        const undone = apply(chosen, { type: 'correct', eventId, reason: 'The wrong one', medicineIs: null })
        expect(schedulesOf(undone)).toEqual(['2', '2'])
      }
  })

  test('the one that waits takes in the schedule of a copy that says the same', () => {
    const waits = apply(apply(undefined, knowsNot(order)), aReceive({ content: morphine('unknown', 'One at noon') }))
    const again = aReceive({ content: morphine('2', 'One at noon'), source: order })
    const told = apply(waits, again)
    expect(told.otherCopy).toMatchObject({ releasedToUs: true, content: { items: [{ schedule: '2' }, {}] } })
    expect(typesOf(told, again)).toEqual([])
    const ours = apply(apply(apply(undefined, knowsNot(order)), again), aReceive({ content: waits.otherCopy!.content }))
    expect(ours.otherCopy).toMatchObject({ releasedToUs: true, content: { items: [{ schedule: '2' }, {}] } })
  })
})

test('whatever comes in whatever order, what a message says of a schedule counts, and is never forgotten of the same wording', () => {
  const anything = fc.oneof(
    { weight: 3, arbitrary: arbitraryArrival },
    { weight: 2, arbitrary: arbitraryChoice },
    { weight: 2, arbitrary: arbitraryCheck },
    { weight: 1, arbitrary: arbitraryCorrection },
    { weight: 1, arbitrary: fc.constant(always({ type: 'return-to-spine', reasonCode: '0002' })) },
  )
  const attempts = fc.array(
    anything.map((command) => ({ hours: 1, by: people.pharmacist, command })),
    { minLength: 3, maxLength: 12, size: 'max' },
  )
  fc.assert(
    fc.property(arbitraryReceive, attempts, (first, tried) => {
      for (const { before, after } of play(first, tried).steps)
        for (const { content, schedule } of after.items) {
          if (content.schedule !== 'unknown') expect(schedule).toBe(content.schedule)
          const earlier = before.items.find((one) => one.content.id === content.id)?.content
          if (earlier && earlier.schedule !== 'unknown' && sameItem(earlier, content))
            expect(content.schedule).toBe(earlier.schedule)
        }
    }),
    { numRuns: 600 },
  )
})
