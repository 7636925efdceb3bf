import type { CommandOf, CommandType } from '../commands.ts'
import type { CorrectedKind, EventBody, Windows } from '../events.ts'
import { legalWindow } from '../law.ts'
import { may } from '../permission.ts'
import type { Item, Portion, Prescription, Stamp } from '../prescription.ts'
import { amountOf, isClosedByMessage, placedPortions } from '../supply.ts'
import { isReadyIn } from '../tracking.ts'
import { after } from './after.ts'
import { undoneByCopy, windowsOnCopy } from './choose-copy.ts'
import { happened, reasonMissing, refuse, takenBack, type DecideContext, type Decision } from './decision.ts'
import { checkNotPassed, expiredOn, portionRefs } from './gates.ts'
import { schedulesTold } from './schedules-told.ts'

type Correct = CommandOf<'correct'>

const permittedWith: Readonly<Record<CorrectedKind, CommandType>> = {
  'copy-choice': 'choose-copy',
  'entry-check': 'check-entry',
  'clinical-check': 'record-clinical-check',
  assembled: 'assemble',
  'accuracy-check': 'record-accuracy-check',
  placed: 'take-out-of-bag',
  'handed-out': 'hand-out',
  dispatched: 'dispatch',
  delivered: 'record-delivery',
  'taken-back': 'take-back',
  closed: 'mark-not-dispensed',
  held: 'release-hold',
  returned: 'return-to-spine',
  promised: 'promise',
  claimed: 'mark-claimed',
}

// By what was recorded first: a clock may have been set back between, and a late entry can never lie before the last act.
const isBefore = (a: Stamp, b: Stamp): boolean => a.version < b.version

const portionKind = (portion: Portion, eventId: string): CorrectedKind | undefined => {
  if (portion.out?.delivered?.eventId === eventId) return 'delivered'
  if (portion.out?.stamp.eventId === eventId) return portion.out.how
  if (portion.out !== null) return undefined
  if (portion.placed?.eventId === eventId) return 'placed'
  if (portion.accuracy?.eventId === eventId) return 'accuracy-check'
  return portion.assembled.eventId === eventId && portion.placed === null && !portion.cameBack ? 'assembled' : undefined
}

// "Owe all of it" is an assembly of nothing.
const isOwingAlone = ({ owing, portions }: Item, eventId: string): boolean =>
  owing?.stamp.eventId === eventId && portions.every((portion) => portion.assembled.eventId !== eventId)

const itemKind = (item: Item, eventId: string): CorrectedKind | undefined => {
  if (item.closed?.stamp.eventId === eventId) return isClosedByMessage(item.closed) ? undefined : 'closed'
  if (item.hold?.eventId === eventId) return 'held'
  if (item.claimed?.eventId === eventId) return 'claimed'
  if (isOwingAlone(item, eventId)) return item.closed === null ? 'assembled' : undefined
  return item.portions.map((portion) => portionKind(portion, eventId)).find((kind) => kind !== undefined)
}

// The supply of a checked portion rests on its check: the departure is corrected first.
const isCheckOfSomethingOut = (p: Prescription, eventId: string): boolean =>
  p.items.some((item) => item.portions.some((portion) => portion.out !== null && portion.accuracy?.eventId === eventId))

// A delivery rests on the departure: what is said of it would be gone with it, and nobody asked about an incident.
const isDelivered = (p: Prescription, eventId: string): boolean =>
  p.items.some((item) =>
    item.portions.some(({ out }) => out !== null && out.stamp.eventId === eventId && out.delivered !== null),
  )

// The clinical check and whatever was made rest on the entry: they are corrected first.
const restsOnEntry = (p: Prescription): boolean =>
  (p.clinicalCheck !== null && p.clinicalCheck.outcome !== 'voided') ||
  p.items.some(({ portions }) => portions.length > 0)

// Placed, checked, closed, or with something else made or owed in its stead since, the item has gone on from it: that is corrected first.
const couldBeOutStill = (item: Item, eventId: string): boolean => {
  const back = [...item.portions, ...item.broughtBack].filter(({ takenBack }) => takenBack?.stamp.eventId === eventId)
  const others = item.portions.filter((portion) => !back.includes(portion))
  return back.every(
    ({ takenBack, placed, accuracy }) =>
      takenBack !== null &&
      takenBack.out !== null &&
      placed === null &&
      (accuracy === null || isBefore(accuracy, takenBack.stamp)) &&
      (item.closed === null || isBefore(item.closed.stamp, takenBack.stamp)) &&
      amountOf([...others, ...back]) + (item.owing?.amount ?? 0) <= item.toSupply,
  )
}

// All that the act brought back or nothing: what left again, or was made anew, can no longer be said never to have come.
const isTakenBackStill = ({ items }: Prescription, eventId: string): boolean => {
  const back = items.flatMap(({ portions, broughtBack }) =>
    [...portions.filter(({ out }) => out === null), ...broughtBack].flatMap(({ takenBack }) =>
      takenBack?.stamp.eventId === eventId ? takenBack : [],
    ),
  )
  return back.length > 0 && back.length === back[0]?.of && items.every((item) => couldBeOutStill(item, eventId))
}

// Returned since, the return is corrected first: whose it was then rested on the copy chosen.
const isChoice = ({ chosenCopy, otherCopy, returned }: Prescription, eventId: string): boolean =>
  chosenCopy?.stamp.eventId === eventId &&
  otherCopy === null &&
  (returned === null || isBefore(returned.stamp, chosenCopy.stamp))

/** What kind of act an event id names that still stands and can be corrected; undefined when there is nothing to correct. */
export const correctableKind = (p: Prescription, eventId: string): CorrectedKind | undefined => {
  if (isChoice(p, eventId)) return 'copy-choice'
  if (p.belongsTo !== null) return undefined
  if (p.returned) return p.returned.stamp.eventId === eventId ? 'returned' : undefined
  if (p.byHand?.checked?.eventId === eventId) return restsOnEntry(p) ? undefined : 'entry-check'
  if (p.clinicalCheck?.stamp.eventId === eventId)
    return p.clinicalCheck.outcome === 'voided' ? undefined : 'clinical-check'
  if (p.promised?.stamp.eventId === eventId) return 'promised'
  const kind = p.items.map((item) => itemKind(item, eventId)).find((one) => one !== undefined)
  if (kind === undefined) return isTakenBackStill(p, eventId) ? 'taken-back' : undefined
  if (kind === 'accuracy-check' && isCheckOfSomethingOut(p, eventId)) return undefined
  return kind === 'dispatched' && isDelivered(p, eventId) ? undefined : kind
}

const isPlaceable = (p: Prescription, item: Item, context: DecideContext): boolean =>
  checkNotPassed(p) === undefined &&
  p.otherCopy === null &&
  item.closed === null &&
  item.hold === null &&
  item.window === 'open' &&
  legalWindow(p.content, item.schedule, context.today) === 'open'

/** A person said that the medicine is in its place: the bags it was in before, as placed again. */
const placedAgain = (p: Prescription, eventId: string, context: DecideContext): readonly EventBody[] => {
  const bags = new Map<string, Extract<EventBody, { type: 'bag-placed' }>>()
  for (const item of p.items.filter((one) => isPlaceable(p, one, context)))
    for (const portion of item.portions) {
      const { out, lastPlace, accuracy } = portion
      if (out?.stamp.eventId !== eventId || lastPlace === null || accuracy === null) continue
      if (expiredOn(portion, context.today) !== undefined) continue
      const key = JSON.stringify([lastPlace, out.route])
      const portions = [...(bags.get(key)?.portions ?? []), { itemId: item.content.id, portionId: portion.id }]
      bags.set(key, { type: 'bag-placed', ...lastPlace, portions, route: out.route })
    }
  return [...bags.values()]
}

// The clinical check is of what was open: it is taken back with the closure of an item that it never looked at.
const checkThatMissedIt = (p: Prescription, eventId: string, reason: string): readonly EventBody[] => {
  const check = p.clinicalCheck
  if (check?.outcome !== 'passed') return []
  const missed = p.items.some(({ closed }) => closed?.stamp.eventId === eventId && isBefore(closed.stamp, check.stamp))
  return missed ? [takenBack(check.stamp.eventId, 'clinical-check', reason)] : []
}

// What was checked since looked at the wrong words, or may have.
const checksSince = (p: Prescription, choice: Stamp, reason: string): readonly EventBody[] => {
  const { clinicalCheck: check } = p
  const accuracy = p.items
    .flatMap(({ portions }) => portions.flatMap((portion) => portion.accuracy ?? []))
    .filter((stamp) => isBefore(choice, stamp))
  return [
    ...(check?.outcome === 'passed' && isBefore(choice, check.stamp)
      ? [takenBack(check.stamp.eventId, 'clinical-check', reason)]
      : []),
    ...[...new Set(accuracy.map(({ eventId }) => eventId))].map((id) => takenBack(id, 'accuracy-check', reason)),
  ]
}

// What two copies that wait for a choice need taken back and told, as when the one that was put aside is chosen.
const backToBoth = (
  p: Prescription,
  reason: string,
  { today }: DecideContext,
): { readonly before: readonly EventBody[]; readonly windows?: Windows } => {
  if (p.chosenCopy === null) return { before: [] }
  const { stamp, which, setAside } = p.chosenCopy
  const checks = checksSince(p, stamp, reason)
  if (which === 'held') return { before: checks }
  const others = undoneByCopy(p, setAside.content, reason)
  const named = checks.map((one) => one.type === 'corrected' && one.correctedEventId)
  return {
    before: [...checks, ...others.filter((one) => one.type !== 'corrected' || !named.includes(one.correctedEventId))],
    windows: windowsOnCopy(p, setAside.content, today),
  }
}

// What only the correction would make ready, as the rest of its prescription is settled again, is ready once a person has confirmed
// its place: it is taken out of it first.
const withNothingReadyAnew = (
  p: Prescription,
  bodies: readonly EventBody[],
  reason: string,
  context: DecideContext,
): readonly EventBody[] => {
  const next = after(p, bodies, context)
  const anew = p.items.filter((item, at) => isReadyIn(next, next.items[at]) && !isReadyIn(p, item))
  const portions = portionRefs(anew, placedPortions)
  return portions.length === 0 ? bodies : [{ type: 'taken-out-of-bag', portions, reason }, ...bodies]
}

/**
 * Reverses one act by a new event that names it. A corrected departure asks where the medicine is now and is "ready" again only
 * when that person says it is in its place. Corrections themselves and arrivals cannot be corrected, nor an
 * assembly once it lies in its place or is out: its placing or its departure is corrected first.
 */
export const correct = (p: Prescription, command: Correct, context: DecideContext): Decision => {
  const missing = reasonMissing(command.reason)
  if (missing) return refuse(missing)
  const kind = correctableKind(p, command.eventId)
  if (!kind && p.belongsTo !== null) return refuse({ code: 'belongs-to-other-pharmacy', ods: p.belongsTo })
  if (!kind) return refuse({ code: 'cannot-correct' })
  const { role } = context.actor
  if (!may(role, permittedWith[kind])) return refuse({ code: 'not-permitted', role, command: 'correct' })

  const departure = kind === 'handed-out' || kind === 'dispatched'
  const medicineIs = departure ? command.medicineIs : null
  // Gone without whether it came back is half an answer: nothing would be kept apart, and nobody asked about an incident.
  const halfSaid = medicineIs === 'gone' && command.cameBack === undefined
  if (departure && (medicineIs === null || halfSaid)) return refuse({ code: 'where-is-the-medicine' })
  const { eventId, reason } = command
  const { before, windows } = kind === 'copy-choice' ? backToBoth(p, reason, context) : { before: [] }
  const corrected: EventBody = {
    type: 'corrected',
    correctedEventId: eventId,
    kind,
    reason,
    medicineIs,
    ...(medicineIs === 'gone' && command.cameBack !== undefined && { cameBack: command.cameBack }),
    ...(kind === 'assembled' && { amountsGoBack: true }),
    ...(windows && { windows }),
  }
  const missed = kind === 'closed' ? checkThatMissedIt(p, eventId, reason) : []
  const undone = [...before, corrected, ...missed]
  // What the copy that goes away said of the same wording is not forgotten with it.
  const knowing = kind === 'copy-choice' ? p.items.map(({ content }) => content) : []
  const all = [...undone, ...schedulesTold(after(p, undone, context), knowing, context.today)]
  return medicineIs === 'in-its-place'
    ? happened(...all, ...placedAgain(p, eventId, context))
    : happened(...withNothingReadyAnew(p, all, reason, context))
}
