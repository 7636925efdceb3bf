import type { DeskCommand } from '../../../contract/commands.ts'
import type { OnPrescription } from './use-acting.tsx'

/** A recorded event that a correction can name, and the version its prescription had then. */
export interface UndoableEvent {
  readonly prescriptionId: string
  readonly version: number
  readonly eventId: string
  readonly type: string
  /** The act that brings back what was before, for events that no correction names. */
  readonly inverse: DeskCommand | null
}

const undoable: readonly string[] = [
  'copy-chosen',
  'entry-checked',
  'clinical-check-recorded',
  'assembled',
  'accuracy-check-passed',
  'bag-placed',
  'handed-out',
  'dispatched',
  'delivered',
  'taken-back',
  'closed',
  'held',
  'returned-to-spine',
  'promised',
]

// A release and a change of route are not corrected: the same act the other way round brings back what was before.
const inverseOf = (type: string, given: OnPrescription | undefined): DeskCommand | null => {
  const { command, detail } = given ?? {}
  if (type === 'route-changed' && command?.type === 'change-route' && detail)
    return { type: 'change-route', route: detail.prescription.preferredRoute }
  if (type !== 'hold-released' || command?.type !== 'release-hold' || !detail) return null
  const held = detail.prescription.items.find((item) => command.itemIds.includes(item.content.id) && item.hold !== null)
  return held?.hold ? { type: 'hold', itemIds: [...command.itemIds], reason: held.hold.reason } : null
}

// Kept in its place: with the placing alone undone, a bag that never left it would be ready no more.
const isKept = (types: readonly string[]): boolean =>
  types.includes('taken-out-of-bag') && types.indexOf('taken-out-of-bag') < types.lastIndexOf('bag-placed')

/** What of an act's recorded events can be undone, prescription by prescription; nothing of a bag that was looked at and kept. */
export const undoOf = (
  recorded: readonly {
    readonly id: string
    readonly version: number
    readonly eventIds: readonly string[]
    readonly types: readonly string[]
  }[],
  given: readonly OnPrescription[],
): readonly UndoableEvent[] =>
  recorded.flatMap(({ id, version, eventIds, types }) => {
    if (isKept(types)) return []
    return types.flatMap((type, at) => {
      const eventId = eventIds[at]
      const on = given.find((one) => one.detail.prescription.id === id)
      const inverse = inverseOf(type, on)
      return eventId !== undefined && (inverse !== null || undoable.includes(type))
        ? [{ prescriptionId: id, version, eventId, type, inverse }]
        : []
    })
  })
