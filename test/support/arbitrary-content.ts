import fc from 'fast-check'
import type { Command } from '../../src/domain/commands.ts'
import type { PrescriptionContent, Schedule } from '../../src/domain/prescription-content.ts'
import { aContent, anItemContent, aReceive } from './builders.ts'

/** A schedule as messages give it, or do not. */
export const arbitrarySchedule = fc.constantFrom<Schedule>('unknown', 'none', 'none', 'none', '2', '3', '4', '5')

const treatment = fc.constantFrom<Partial<PrescriptionContent>>(
  { treatment: 'acute' },
  { treatment: 'acute', validFrom: '2026-03-03' },
  { treatment: 'repeat-dispensing', issue: { number: 1, of: 6 } },
)

const itemContent = (n: number) =>
  fc
    .record({
      schedule: arbitrarySchedule,
      cancelled: fc.constantFrom(false, false, false, false, false, true),
      value: fc.constantFrom('28', '28', '56'),
    })
    .map(({ schedule: known, cancelled, value }) =>
      anItemContent(n, { schedule: known, cancelled, quantity: { value, unit: 'capsule', code: null } }),
    )

/** Contents under one key of one to three items, differing in little. */
export const arbitraryContent: fc.Arbitrary<PrescriptionContent> = fc
  .tuple(treatment, fc.tuple(itemContent(1), itemContent(2), itemContent(3)), fc.integer({ min: 1, max: 3 }))
  .map(([kind, items, count]) => aContent({ ...kind, items: items.slice(0, count) }))

/** Every receive a message can lead to under one key. */
export const arbitraryReceive: fc.Arbitrary<Command> = fc
  .record({
    content: arbitraryContent,
    kind: fc.constantFrom<'release' | 'order'>('release', 'release', 'release', 'order'),
    releasedTo: fc.constantFrom('FA565', 'FA565', 'FA565', 'FA565', 'VNE51'),
    signed: fc.boolean(),
    failed: fc.constantFrom(...Array<boolean>(12).fill(false), true),
  })
  .map(({ content, kind, releasedTo, signed, failed }) =>
    aReceive({
      content,
      source: failed
        ? { kind: 'release-failed', releasedTo: null, signed }
        : { kind, releasedTo: kind === 'release' ? releasedTo : null, signed },
      sentBackReason: failed ? 'Invalid signature' : null,
    }),
  )
