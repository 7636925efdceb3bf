import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import { checkNotPassed } from '../../../src/domain/decide/gates.ts'
import type { DomainEvent } from '../../../src/domain/events.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import { queueStage } from '../../../src/domain/stage.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { amountOf, outPortions, owingsOf, leftToSupply } from '../../../src/domain/supply.ts'
import { isReady, isStopped, trackingStatus } from '../../../src/domain/tracking.ts'
import { arbitraryAttempts } from '../../support/arbitrary-commands.ts'
import { arbitraryReceive } from '../../support/arbitrary-content.ts'
import { recorded } from '../../support/builders.ts'
import { play, type Run } from '../../support/play.ts'

const everyRun = (holds: (run: Run) => void) =>
  fc.assert(
    fc.property(arbitraryReceive, arbitraryAttempts, (first, attempts) => holds(play(first, attempts))),
    { numRuns: 150 },
  )

const outOf = (p: Prescription): number => p.items.reduce((sum, item) => sum + amountOf(outPortions(item)), 0)

const bringsBack: readonly Command['type'][] = ['take-back', 'correct']

describe('whatever is tried on a prescription, in any order', () => {
  test('no more is out, here and owed together than is to be supplied', () => {
    everyRun(({ steps }) => {
      for (const { after } of steps)
        for (const item of after.items)
          expect(amountOf(item.portions) + (item.owing?.amount ?? 0)).toBeLessThanOrEqual(item.toSupply)
    })
  })

  test('nobody is told that more is owed than is still to be supplied', () => {
    everyRun(({ steps }) => {
      for (const { after } of steps)
        for (const item of after.items) {
          const owed = owingsOf(item).reduce((sum, { amount }) => sum + amount, 0)
          expect(owed).toBeLessThanOrEqual(leftToSupply(item))
        }
    })
  })

  const isDeparture = (event: DomainEvent): boolean =>
    event.type === 'corrected' && (event.kind === 'handed-out' || event.kind === 'dispatched')
  // What takes a part away for good: a check, and whatever may become of a part that is out, tried on each.
  const takesAway = (p: Prescription): readonly DomainEvent[] =>
    p.items.flatMap(({ content: { id: itemId }, portions }) =>
      portions.flatMap(({ id: portionId, owed, out }) => {
        if (out === null || owed.length === 0) return []
        const refs = [{ itemId, portionId }]
        const { eventId: correctedEventId } = out.stamp
        return recorded(p, [
          { type: 'taken-back', portions: refs, apart: refs, reason: 'x' },
          {
            ...{ type: 'corrected', kind: out.how, reason: 'x' },
            correctedEventId,
            medicineIs: 'gone',
            cameBack: true,
          },
        ])
      }),
    )

  test('no owing disappears with what had made it up, whether a check sends that back, a patient brings it or it went to the wrong person', () => {
    const keepsOwings = (before: Prescription, event: DomainEvent): Prescription => {
      const after = evolve(before, event)
      if (event.type !== 'accuracy-check-failed' && event.type !== 'taken-back' && !isDeparture(event)) return after
      for (const item of before.items) {
        const now = after.items.find(({ content }) => content.id === item.content.id)!
        const gone = item.portions.filter(({ id }) => now.portions.every((one) => one.id !== id))
        const owed = [...owingsOf(item), ...gone.flatMap((portion) => portion.owed)]
        expect(owingsOf(now)).toEqual(expect.arrayContaining(owed))
        const sum = owingsOf(now).reduce((all, { amount }) => all + amount, 0)
        expect(sum).toBeLessThanOrEqual(leftToSupply(now))
      }
      return after
    }
    everyRun(({ steps }) => {
      for (const step of steps) {
        step.events.reduce(keepsOwings, step.before)
        for (const event of takesAway(step.after)) keepsOwings(step.after, event)
      }
    })
  })

  test('what a failing check sends back leaves no less owed than was before it was assembled', () => {
    const failed = (p: Prescription): Prescription => {
      const nearMiss = { category: 'other', what: 'x', contributing: [], lookAlike: null } as const
      return p.items.reduce((state, { content, portions }) => {
        const here = portions.filter(({ out, placed }) => out === null && placed === null)
        return here.reduce((one, { id }) => {
          const body = { type: 'accuracy-check-failed', itemId: content.id, portionId: id, nearMiss } as const
          return recorded(one, [body]).reduce(evolve, one)
        }, state)
      }, p)
    }
    const owedIn = (p: Prescription): readonly number[] =>
      p.items.map((item) => owingsOf(item).reduce((sum, { amount }) => sum + amount, 0))
    everyRun(({ steps }) => {
      for (const { command, before, after } of steps) {
        if (command.type !== 'assemble' || command.toSupply !== null) continue
        const then = owedIn(failed(after))
        owedIn(before).forEach((amount, at) => expect(then[at]).toBeGreaterThanOrEqual(amount))
      }
    })
  })

  test('what is in its place has both checks and is neither held, closed, stopped nor returned', () => {
    everyRun(({ steps }) => {
      for (const { after } of steps)
        for (const item of after.items)
          for (const portion of item.portions.filter((one) => one.placed)) {
            expect(after.clinicalCheck?.outcome).toBe('passed')
            expect(portion.accuracy).not.toBeNull()
            expect(portion.out).toBeNull()
            expect(item.closed).toBeNull()
            expect(after.returned).toBeNull()
            expect(isStopped(after, item)).toBe(false)
          }
    })
  })

  test('what is out never vanishes except by taking it back or correcting', () => {
    everyRun(({ steps }) => {
      for (const { command, before, after } of steps)
        if (!bringsBack.includes(command.type)) expect(outOf(after)).toBeGreaterThanOrEqual(outOf(before))
    })
  })

  test('no item the NHS may have heard of in this custody is ever dropped', () => {
    everyRun(({ steps }) => {
      for (const { before, after } of steps.filter((step) => step.before.custody === step.after.custody))
        for (const item of before.items) expect(after.items.map((one) => one.content.id)).toContain(item.content.id)
    })
  })

  test('"ready" begins only with an act of a person who confirmed a place, or who finished or announced the rest', () => {
    everyRun(({ steps }) => {
      for (const { command, before, after } of steps)
        for (const item of after.items) {
          const status = trackingStatus(after, item)
          if (status === 'nothing' || !isReady(status)) continue
          expect(item.portions.some((portion) => portion.placed)).toBe(true)
          const earlier = before.items.find((one) => one.content.id === item.content.id)
          const wasPlaced = earlier?.portions.some((portion) => portion.placed)
          if (!wasPlaced) expect(['place-bag', 'correct']).toContain(command.type)
          if (command.type !== 'correct' || command.medicineIs === 'in-its-place') continue
          const was = earlier ? trackingStatus(before, earlier) : 'nothing'
          expect(was !== 'nothing' && isReady(was)).toBe(true)
        }
    })
  })

  test('every item has one status and one stage, and the status depends on nothing but the state', () => {
    everyRun(({ steps, final }) => {
      for (const { after } of steps)
        for (const item of after.items) {
          const status = trackingStatus(after, item)
          expect(trackingStatus(JSON.parse(JSON.stringify(after)) as Prescription, item)).toBe(status)
          if (!after.tracked) expect(status).toBe('nothing')
        }
      expect(queueStage(final)).toEqual(expect.any(String))
    })
  })

  test('a departure that was corrected never stands again', () => {
    everyRun(({ events, steps }) => {
      const departures = events.filter(({ type }) => type === 'handed-out' || type === 'dispatched')
      const names = new Set(departures.map(({ eventId }) => eventId))
      const over = new Set<string>()
      for (const step of steps) {
        for (const event of step.events)
          if (event.type === 'corrected' && names.has(event.correctedEventId)) over.add(event.correctedEventId)
        for (const item of step.after.items)
          for (const { out } of item.portions) expect(over.has(out?.stamp.eventId ?? '')).toBe(false)
      }
    })
  })

  test('nothing becomes ready of which the check would not let it leave', () => {
    everyRun(({ steps }) => {
      for (const { after } of steps)
        for (const item of after.items) {
          const status = trackingStatus(after, item)
          if (status !== 'nothing' && isReady(status)) expect(checkNotPassed(after)).toBeUndefined()
        }
    })
  })

  test('a later issue silences the earlier for good', () => {
    everyRun(({ steps }) => {
      for (const { after } of steps.filter((step) => step.before.laterIssue !== null))
        for (const item of after.items) expect(trackingStatus(after, item)).toBe('nothing')
    })
  })

  test('nothing is supplied of what the NHS sent back or what belongs elsewhere', () => {
    everyRun(({ steps }) => {
      for (const { before, after } of steps.filter((step) => step.before.sentBack ?? step.before.belongsTo))
        expect(outOf(after)).toBe(outOf(before))
    })
  })

  test('the version is the number of events, and replaying the stored events gives the same prescription', () => {
    everyRun(({ events, final }) => {
      expect(final.version).toBe(events.length)
      const stored = JSON.parse(JSON.stringify(events)) as readonly DomainEvent[]
      expect(stored.reduce<Prescription | undefined>(evolve, undefined)).toEqual(final)
    })
  })

  test('the state survives being stored as JSON', () => {
    everyRun(({ final }) => {
      expect(JSON.parse(JSON.stringify(final))).toEqual(final)
    })
  })

  test('the question whether a corrected departure was an incident goes only by its answer', () => {
    everyRun(({ steps }) => {
      for (const { before, after, events } of steps)
        for (const { stamp } of before.mayBeIncident ?? []) {
          const isAnswer = events.some(
            (event) =>
              (event.type === 'incident-ruled-out' && event.correction === stamp.eventId) ||
              (event.type === 'incident-reported' && event.corrections?.includes(stamp.eventId)),
          )
          const stays = after.mayBeIncident?.some((one) => one.stamp.eventId === stamp.eventId) ?? false
          expect(stays).toBe(!isAnswer)
        }
    })
  })

  test('an act never changes the state it was decided on', () => {
    everyRun(({ steps }) => {
      for (const { before, events, after } of steps)
        expect(events.reduce(evolve, structuredClone(before))).toEqual(after)
    })
  })
})

test('the sequences tried do reach the counter, the courier, the owing, the correction and the second custody', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(arbitraryReceive, arbitraryAttempts, (first, attempts) => {
      const { events, steps } = play(first, attempts)
      for (const event of events) seen.add(event.type)
      for (const { after } of steps) for (const item of after.items) seen.add(trackingStatus(after, item))
    }),
    { numRuns: 1500, seed: 20260302 },
  )
  const missing = [
    ...['Ready to Collect', 'Ready to Collect - Partial', 'Ready to Dispatch', 'Ready to Dispatch - Partial'],
    ...['With Pharmacy - Preparing Remainder', 'Collected', 'Dispatched', 'Not Dispensed', 'taken-back', 'corrected'],
    ...['delivered', 'delivery-failed', 'hold-released', 'part-announced', 'taken-out-of-bag', 'accuracy-check-failed'],
    ...[
      'custody-taken',
      'schedule-told',
      'copy-chosen',
      'belongs-elsewhere',
      'sent-back',
      'window-ended',
      'went-out-of-date',
      'returned-to-spine',
    ],
    'incident-ruled-out',
  ].filter((name) => !seen.has(name))
  expect(missing).toEqual([])
})
