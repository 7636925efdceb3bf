import type { Item, Prescription } from './prescription.ts'
import { isOpen, leftToAssemble, placedPortions, portionsHere, portionsToPlace, underWay } from './supply.ts'

export { offers, type Offer } from './offers.ts'

/** Where a prescription waits in the queue; one each. */
export type Stage =
  | 'needs-you'
  | 'entry'
  | 'check'
  | 'assemble'
  | 'accuracy'
  | 'place'
  | 'ready'
  | 'delivery'
  | 'owings'
  | 'on-hold'
  | 'done'

const wasWorked = (p: Prescription): boolean => p.items.some((item) => item.portions.length > 0)

const openItems = (p: Prescription): readonly Item[] => p.items.filter(isOpen)

// Nothing but a person's decision gets these on.
const needsDecision = (p: Prescription): boolean => {
  if (p.sentBack) return wasWorked(p)
  if (p.otherCopy || p.belongsTo !== null) return true
  const open = openItems(p)
  return open.length > 0 && (p.clinicalCheck?.outcome === 'refused' || open.some((item) => item.window === 'after'))
}

const needsPlace = (item: Item): boolean => item.window === 'open' && portionsToPlace(item).length > 0

const isPlacedFor = (collect: boolean) => (item: Item) =>
  placedPortions(item).some((portion) => (portion.placed?.route === 'collect') === collect)

const stageOfWork = (p: Prescription, working: readonly Item[]): Stage | undefined => {
  if (p.byHand?.checked === null) return 'entry'
  if (p.clinicalCheck?.outcome !== 'passed') return 'check'
  if (working.some((item) => leftToAssemble(item) > 0)) return 'assemble'
  if (working.some((item) => portionsHere(item).some((portion) => portion.accuracy === null))) return 'accuracy'
  if (working.some(needsPlace)) return 'place'
  if (working.some(isPlacedFor(true))) return 'ready'
  if (working.some(isPlacedFor(false))) return 'delivery'
  return undefined
}

/**
 * The earliest work still needed among the items that are open and not held: a prescription with one item ready and one to be
 * assembled waits at assembly. What only a decision gets on comes before; what a courier has, what is owed, and what is on hold
 * or before its first legal day come after; `done` is the rest. A prescription the NHS sent back is done when nothing was made
 * for it, and otherwise stays in view for ever, since a bag of it may be about. Returned is done.
 */
export const queueStage = (p: Prescription): Stage => {
  if (p.returned && !p.otherCopy) return 'done'
  if (needsDecision(p)) return 'needs-you'
  if (p.sentBack) return 'done'
  const open = openItems(p)
  const working = open.filter((item) => item.hold === null)
  const work = working.length > 0 ? stageOfWork(p, working) : undefined
  if (work) return work
  if (p.items.some((item) => underWay(item).length > 0)) return 'delivery'
  if (working.some((item) => item.owing !== null)) return 'owings'
  return open.length > 0 ? 'on-hold' : 'done'
}
