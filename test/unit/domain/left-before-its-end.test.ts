import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import { decide } from '../../../src/domain/decide/index.ts'
import type { EventType } from '../../../src/domain/events.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import type { Prescription, Route } from '../../../src/domain/prescription.ts'
import { outPortions } from '../../../src/domain/supply.ts'
import { arbitraryAttempts } from '../../support/arbitrary-commands.ts'
import { arbitraryReceive } from '../../support/arbitrary-content.ts'
import { aHandOut } from '../../support/at-the-counter.ts'
import { aContext, recorded } from '../../support/builders.ts'
import { people } from '../../support/people.ts'
import { play, type Run } from '../../support/play.ts'

const takenOutByTheApp: readonly EventType[] = ['window-ended', 'went-out-of-date']

const carriedBy = {
  locker: { courier: 'locker', courierName: null, trackingNumber: null },
  deliver: { courier: 'own-driver', courierName: null, trackingNumber: null },
  post: { courier: 'own-driver', courierName: null, trackingNumber: null },
} as const

/** The acts that may let go what lies in its place, each of a state that it may be entered on. */
const leavings = (lying: Prescription): readonly ((p: Prescription) => Command)[] => {
  const by = (route: Route) =>
    lying.items
      .filter(({ portions }) => portions.some(({ placed }) => placed?.route === route))
      .map((item) => item.content.id)
  const noLabel = 'Label cannot be read'
  return [
    (p) => aHandOut(p, by('collect')),
    ...(['locker', 'deliver', 'post'] as const).map(
      (route) => () => ({ type: 'dispatch', itemIds: by(route), carriage: carriedBy[route], noLabel }) as const,
    ),
  ]
}

const gone = (p: Prescription): readonly string[] =>
  p.items.flatMap((item) => outPortions(item).map(({ id }) => `${item.content.id} ${id}`)).toSorted()

const entered = (p: Prescription, command: (p: Prescription) => Command, at: number): Prescription | undefined => {
  const decided = decide(p, command(p), aContext(people.pharmacist, at))
  return decided.ok ? recorded(p, decided.value, people.pharmacist, at).reduce(evolve, p) : undefined
}

test('what could have left before the app took it out of its place can be entered late afterwards, all of it', () => {
  const tried = new Map<EventType, number>()
  const holds = ({ steps }: Run): void => {
    for (const { command: asked, before, after, events } of steps) {
      const ended = takenOutByTheApp.filter((name) => events.some(({ type }) => type === name))
      if (asked.type !== 'review-legal-window' || ended.length === 0) continue
      // Another schedule is another rule for whatever is entered afterwards.
      if (events.some(({ type }) => type === 'schedule-told')) continue
      const lastAt = steps.find((step) => step.after === before)?.at
      if (lastAt === undefined) continue
      for (const command of leavings(before)) {
        const then = entered(before, command, lastAt)
        if (then === undefined) continue
        for (const type of ended) tried.set(type, (tried.get(type) ?? 0) + 1)
        const once = entered(after, command, lastAt)
        // Where only a part of an item was taken out of its place, what is still there leaves first.
        const twice = once && gone(once).length < gone(then).length ? entered(once, command, lastAt) : once
        expect(twice && gone(twice)).toEqual(gone(then))
      }
    }
  }
  fc.assert(
    fc.property(arbitraryReceive, arbitraryAttempts, (first, attempts) => holds(play(first, attempts))),
    { numRuns: 3_000, seed: 20260302 },
  )
  for (const type of takenOutByTheApp) expect(tried.get(type)).toBeGreaterThan(4)
})
