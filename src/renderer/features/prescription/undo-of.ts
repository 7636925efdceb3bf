import type { DeskCommand } from '../../../contract/commands.ts'
import type { Prescription } from '../../../domain/prescription.ts'
import { placedPortions } from '../../../domain/supply.ts'
import type { OnPrescription } from './use-acting.tsx'

/** A recorded event that a correction can name, and the version its prescription had then. */
export interface UndoableEvent {
  readonly prescriptionId: string
  readonly version: number
  readonly eventId: string
  readonly type: string
  /** The act that brings back what was before, for events that no correction names; of several, one entry each. */
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

const routesOf = ({ preferredRoute: route, items }: Prescription): DeskCommand => {
  const apart = items.flatMap((item) =>
    placedPortions(item).flatMap(({ id, placed }) =>
      placed === null || placed.route === route
        ? []
        : [{ itemId: item.content.id, portionId: id, route: placed.route }],
    ),
  )
  return { type: 'change-route', route, ...(apart.length > 0 && { apart }) }
}

const holdsOf = ({ items }: Prescription, itemIds: readonly string[]): readonly DeskCommand[] => {
  const held = items.flatMap(({ content: { id }, hold }) =>
    hold === null || !itemIds.includes(id) ? [] : [{ id, reason: hold.reason }],
  )
  return [...Map.groupBy(held, ({ reason }) => reason)].map(([reason, own]) => ({
    type: 'hold',
    itemIds: own.map(({ id }) => id),
    reason,
  }))
}

// A release and a change of route are not corrected: the same act the other way round gives each item and each bag what it had.
const inverseOf = (type: string, given: OnPrescription | undefined): readonly DeskCommand[] => {
  if (given === undefined) return []
  const { command, detail } = given
  if (type === 'route-changed' && command.type === 'change-route') return [routesOf(detail.prescription)]
  if (type !== 'hold-released' || command.type !== 'release-hold') return []
  return holdsOf(detail.prescription, command.itemIds)
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
    return types.flatMap((type, at): readonly UndoableEvent[] => {
      const eventId = eventIds[at]
      const on = given.find((one) => one.detail.prescription.id === id)
      if (eventId === undefined) return []
      const event = { prescriptionId: id, version, eventId, type }
      if (undoable.includes(type)) return [{ ...event, inverse: null }]
      return inverseOf(type, on).map((inverse) => ({ ...event, inverse }))
    })
  })
