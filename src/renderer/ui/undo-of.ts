import type { DeskCommand } from '../../contract/commands.ts'
import type { Output } from '../../contract/index.ts'
import type { Prescription } from '../../domain/prescription.ts'
import { placedPortions } from '../../domain/supply.ts'
import type { Standing } from '../wording/undo.ts'

/** A recorded event that a correction can name, and the version its prescription had then. */
export interface UndoableEvent {
  readonly prescriptionId: string
  readonly version: number
  readonly eventId: string
  readonly type: string
  /** The act that brings back what was before, for events that no correction names; of several, one entry each. */
  readonly inverse: DeskCommand | null
}

/** One command of the act and the prescription as it was shown before. */
export interface GivenOn {
  readonly detail: { readonly prescription: Prescription }
  readonly command: DeskCommand
}

/** How an act is undone: all of it that can be named, the last first, or nothing. */
export interface Undoing {
  readonly undo: readonly UndoableEvent[]
  /** What is not as it was although all of `undo` is done. */
  readonly stands: readonly Standing[]
  /** The event that nothing undoes, where there is therefore nothing to undo. */
  readonly never: string | null
}

type Recorded = Output<'prescription:act'>['prescriptions'][number]

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
  'claimed-elsewhere',
]

// Nobody's act: noted along with one, and as true without it.
const noted: readonly string[] = [
  'schedule-told',
  'window-opened',
  'window-ended',
  'went-out-of-date',
  'later-issue-received',
]

const takesOutOfPlace: readonly string[] = [
  'taken-out-of-bag',
  'held',
  'closed',
  'returned-to-spine',
  'clinical-check-recorded',
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
const inverseOf = (type: string, given: readonly GivenOn[]): readonly DeskCommand[] =>
  given.flatMap(({ command, detail }) => {
    if (type === 'route-changed' && command.type === 'change-route') return [routesOf(detail.prescription)]
    if (type !== 'hold-released' || command.type !== 'release-hold') return []
    return holdsOf(detail.prescription, command.itemIds)
  })

// Of these the rest is worth taking back at once, and it is said what is not.
const mayStand = (type: string, types: readonly string[]): Standing | undefined => {
  if (type === 'taken-out-of-bag' && (types.includes('closed') || types.includes('returned-to-spine')))
    return 'not-in-its-place'
  return type === 'corrected' && types.includes('copy-chosen') ? 'checks-taken-back' : undefined
}

const itemsOf = ({ command, detail }: GivenOn): Prescription['items'] => {
  const { items } = detail.prescription
  const ids = 'itemIds' in command ? command.itemIds : 'itemId' in command ? [command.itemId] : null
  return ids === null ? items : items.filter(({ content }) => ids.includes(content.id))
}

// The screen knows what was there before; a correction leaves a bag out of its place, and what was replaced away.
const goneWithIt = (types: readonly string[], given: readonly GivenOn[]): readonly Standing[] => {
  const items = given.flatMap(itemsOf)
  const placed = items.some((item) => placedPortions(item).length > 0)
  const made = items.some(({ portions }) =>
    portions.some((portion) => portion.out === null && portion.placed === null && !portion.cameBack),
  )
  return [
    ...(placed && types.some((type) => takesOutOfPlace.includes(type)) ? (['not-in-its-place'] as const) : []),
    ...(made && types.includes('assembled') ? (['replaced'] as const) : []),
  ]
}

const nothing = { undo: [], stands: [] }

const partOf = ({ id, version, eventIds, types }: Recorded, given: readonly GivenOn[]): Undoing => {
  const own = given.filter(({ detail }) => detail.prescription.id === id)
  const undo: UndoableEvent[] = []
  const stands: Standing[] = []
  for (const [at, type] of types.entries()) {
    const event = { prescriptionId: id, version, eventId: eventIds[at] ?? '', type }
    const inverses = inverseOf(type, own)
    const standing = mayStand(type, types)
    if (undoable.includes(type)) undo.unshift({ ...event, inverse: null })
    else if (inverses.length > 0) undo.unshift(...inverses.map((inverse) => ({ ...event, inverse })))
    else if (standing !== undefined) stands.push(standing)
    // Looked at and kept in its place: with the placing alone undone, a bag that never left it would be ready no more.
    else if (type === 'taken-out-of-bag' && types.includes('bag-placed')) return { ...nothing, never: 'bag-placed' }
    else if (!noted.includes(type)) return { ...nothing, never: type }
  }
  return { undo, stands: [...stands, ...goneWithIt(types, own)], never: null }
}

/** How an act is undone, by the events it recorded; nothing of an act of which a part could not be. */
export const undoOf = (recorded: readonly Recorded[], given: readonly GivenOn[]): Undoing => {
  const parts = recorded.map((one) => partOf(one, given))
  const never = parts.find((part) => part.never !== null)?.never ?? null
  if (never !== null) return { undo: [], stands: [], never }
  return {
    undo: parts.flatMap(({ undo }) => undo),
    stands: [...new Set(parts.flatMap(({ stands }) => stands))],
    never,
  }
}

/** What is not as it was after an undo, by what that recorded: a bag that it would have made ready is taken out of its place. */
export const standsAfter = (
  stands: readonly Standing[],
  recorded: readonly Pick<Recorded, 'types'>[],
): readonly Standing[] =>
  recorded.some(({ types }) => types.includes('corrected') && types.includes('taken-out-of-bag'))
    ? [...new Set([...stands, 'not-in-its-place' as const])]
    : stands
