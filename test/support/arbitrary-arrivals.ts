import fc from 'fast-check'
import type { Command } from '../../src/domain/commands.ts'
import type { PrescriptionContent, Schedule } from '../../src/domain/prescription-content.ts'
import type { Prescription } from '../../src/domain/prescription.ts'
import { arbitraryReceive, arbitrarySchedule } from './arbitrary-content.ts'

/** What somebody tries where a prescription stands. */
export type Asked = (state: Prescription | undefined) => Command

/** The same wherever it stands. */
export const always =
  (command: Command): Asked =>
  () =>
    command

const departures = (state: Prescription | undefined): readonly string[] =>
  (state?.items ?? []).flatMap(({ portions }) => portions.flatMap(({ out }) => out?.stamp.eventId ?? []))

/** A correction of some act, oftener of a departure. */
export const arbitraryCorrection = fc
  .record({
    pick: fc.nat(),
    ofDeparture: fc.boolean(),
    medicineIs: fc.constantFrom('in-its-place', 'in-its-place', 'here-not-placed', 'gone', 'gone', null),
  })
  .map(({ pick, ofDeparture, medicineIs }) => (state: Prescription | undefined): Command => {
    const left = ofDeparture ? departures(state) : []
    return {
      type: 'correct',
      eventId: left[pick % (left.length || 1)] ?? `e${String((pick % (state?.version ?? 1)) + 1)}`,
      reason: 'mistaken',
      medicineIs: medicineIs as 'in-its-place' | null,
      ...(medicineIs === 'gone' && { cameBack: pick % 2 === 0 }),
    }
  })

// A release loses schedules that an order has, and they say the same for all that.
const withSchedules = (content: PrescriptionContent, schedules: readonly Schedule[]): PrescriptionContent => ({
  ...content,
  items: content.items.map((item, at) => {
    const schedule = schedules[at] ?? 'unknown'
    return item.schedule === 'unknown' || schedule === 'unknown' ? { ...item, schedule } : item
  }),
})

/** A second look at the same message, which must be recognised, and now and then quite another one. */
export const arbitraryArrival = fc.oneof(
  { weight: 1, arbitrary: arbitraryReceive.map(always) },
  {
    weight: 2,
    arbitrary: fc.tuple(arbitraryReceive, fc.array(arbitrarySchedule, { minLength: 3, maxLength: 3 })).map(
      ([command, schedules]): Asked =>
        (state) =>
          state && command.type === 'receive'
            ? { ...command, content: withSchedules(state.content, schedules) }
            : command,
    ),
  },
)

/** A choice between the copies there are. */
export const arbitraryChoice = fc
  .record({
    which: fc.constantFrom('held' as const, 'other' as const),
    reason: fc.constantFrom('because', 'because', 'because', ''),
  })
  .map((it) => always({ type: 'choose-copy', ...it }))
