import fc from 'fast-check'
import type { Command } from '../../src/domain/commands.ts'
import type { Schedule } from '../../src/domain/prescription-content.ts'
import type { Prescription } from '../../src/domain/prescription.ts'
import { passedCheck } from './passed-check.ts'

// Only what the message does not say can be answered.
const stillUnknown = <T>(state: Prescription, schedules: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(
    Object.entries(schedules).filter(([id]) =>
      state.items.some(({ content }) => content.id === id && content.schedule === 'unknown'),
    ),
  )

/** A clinical check of any outcome, with any answers. */
export const arbitraryCheck = fc
  .record({
    outcome: fc.constantFrom<'passed' | 'queried' | 'refused'>('passed', 'passed', 'passed', 'queried', 'refused'),
    answers: fc.array(fc.constantFrom<Exclude<Schedule, 'unknown'>>('none', 'none', '2', '4'), {
      minLength: 3,
      maxLength: 3,
    }),
  })
  .map(({ outcome, answers }) => (state: Prescription | undefined): Command => {
    const schedules = Object.fromEntries(
      (state?.items ?? []).map((item, at) => [item.content.id, answers[at] ?? 'none'] as const),
    )
    return {
      type: 'record-clinical-check',
      outcome,
      note: 'noted',
      schedules,
      facts: state ? passedCheck(state, stillUnknown(state, schedules)).facts : [],
      query: outcome === 'queried' ? { whom: 'The surgery', by: '2030-01-02' } : null,
      counsel: null,
    }
  })

/** A check that passes, every schedule that the message does not say answered with none. */
export const passingCheck = (state: Prescription | undefined): Command =>
  state
    ? passedCheck(
        state,
        stillUnknown(state, Object.fromEntries(state.items.map(({ content }) => [content.id, 'none' as const]))),
      )
    : { type: 'review-legal-window' }
