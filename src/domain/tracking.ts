import type { Item, Portion, Prescription, Route } from './prescription.ts'
import {
  amountOf,
  isSupplied,
  leftToAssemble,
  leftToSupply,
  outPortions,
  placedPortions,
  portionsHere,
} from './supply.ts'

/** The nine PSU business statuses, capitalised as the specification enumerates them (nhs-interfaces 1.5). */
export type TrackingStatus =
  | 'With Pharmacy'
  | 'With Pharmacy - Preparing Remainder'
  | 'Ready to Collect'
  | 'Ready to Collect - Partial'
  | 'Ready to Dispatch'
  | 'Ready to Dispatch - Partial'
  | 'Collected'
  | 'Dispatched'
  | 'Not Dispensed'

/** Whether a status calls the patient in or promises a parcel: never sent unless true at that moment. */
export const isReady = (status: TrackingStatus): boolean => status.startsWith('Ready')

/** The Task status that goes with a business status; Ready stays in progress, or it would drop to history after a week. */
export const taskStatus = (status: TrackingStatus): 'in-progress' | 'completed' =>
  status === 'Collected' || status === 'Dispatched' || status === 'Not Dispensed' ? 'completed' : 'in-progress'

/** Whether supply of the item is stopped: held, check not passed, copy not chosen, sent back, or outside its legal days. */
export const isStopped = (p: Prescription, item: Item): boolean =>
  item.hold !== null ||
  p.clinicalCheck?.outcome !== 'passed' ||
  p.otherCopy !== null ||
  p.sentBack !== null ||
  p.belongsTo !== null ||
  item.window !== 'open'

const isSettled = (item: Item): boolean =>
  item.closed !== null ||
  item.hold !== null ||
  isSupplied(item) ||
  (leftToAssemble(item) <= 0 && portionsHere(item).every((portion) => portion.placed !== null))

/** Whether nothing of the prescription is still in preparation, so that the patient's one message may go out. */
export const isAnnounced = (p: Prescription, item: Item): boolean => item.announcedAlone || p.items.every(isSettled)

const routeOf = (portion: Portion): Route | undefined => portion.out?.route ?? portion.placed?.route

const readyStatus = (route: Route | undefined, partial: boolean): TrackingStatus => {
  if (route === 'collect') return partial ? 'Ready to Collect - Partial' : 'Ready to Collect'
  return partial ? 'Ready to Dispatch - Partial' : 'Ready to Dispatch'
}

/**
 * What the NHS should show for an item: the table of design section 3, first match wins. `nothing` means that it must not
 * hear of the item from us. Post, locker and delivery use the Dispatch words; the route of the last part decides.
 */
export const trackingStatus = (p: Prescription, item: Item): TrackingStatus | 'nothing' => {
  const out = outPortions(item)
  const placed = placedPortions(item)
  const notReady = out.length > 0 ? 'With Pharmacy - Preparing Remainder' : 'With Pharmacy'

  // 1: not tracked, or a later issue (which shares the item ids) was received here.
  if (!p.tracked || p.laterIssue !== null) return 'nothing'
  // 2: cancelled before it came.
  if (item.closed?.why === 'cancelled-on-arrival') return 'Not Dispensed'
  // 3: returned to Spine; takes back what was claimed, and adds nothing to a With Pharmacy.
  if (p.returned) return item.toldOther ? 'With Pharmacy' : 'nothing'
  // 4: closed with nothing out.
  if (item.closed && out.length === 0) return 'Not Dispensed'
  // 5 and 6: all out, or part out and the rest closed; delivery and failed attempts change nothing.
  const last = out.at(-1)
  if (last && (isSupplied(item) || item.closed)) return routeOf(last) === 'collect' ? 'Collected' : 'Dispatched'
  // 8: stopped, even if placed. 7 (came back, corrected) needs no row of its own: nothing is placed, so 11 or 12 answers.
  if (isStopped(p, item)) return notReady
  // 9 and 10: confirmed in its place and announced.
  const lastPlaced = placed.at(-1)
  if (lastPlaced && isAnnounced(p, item)) return readyStatus(routeOf(lastPlaced), amountOf(placed) < leftToSupply(item))
  // 11 and 12: a part is out and the rest is being prepared, or anything else.
  return notReady
}

/** Whether the patient is told that the item is ready; not so of one that is not there. */
export const isReadyIn = (p: Prescription, item: Item | undefined): boolean => {
  const status = item ? trackingStatus(p, item) : 'nothing'
  return status !== 'nothing' && isReady(status)
}
