import type { EventBody } from '../events.ts'
import { legalWindow } from '../law.ts'
import type { Prescription } from '../prescription.ts'
import { isOpen, placedPortions } from '../supply.ts'
import type { LocalDate } from '../uk-date.ts'
import { after } from './after.ts'
import { happened, type DecideContext, type Decision } from './decision.ts'
import { expiredOn, portionRefs, windowEvents } from './gates.ts'
import { waitsEnded } from './promise.ts'
import { schedulesTold } from './schedules-told.ts'

// Hand-out refuses it, so nobody is to be called in for it. What is past its legal days left its place with them.
const outOfDate = (p: Prescription, today: LocalDate): readonly EventBody[] => {
  const lawful = p.items.filter((item) => isOpen(item) && legalWindow(p.content, item.schedule, today) === 'open')
  const portions = portionRefs(lawful, (item) =>
    placedPortions(item).filter((portion) => expiredOn(portion, today) !== undefined),
  )
  return portions.length === 0 ? [] : [{ type: 'went-out-of-date', portions }]
}

const ofToday = (p: Prescription, today: LocalDate): readonly EventBody[] => [
  ...windowEvents(p, p.items, today),
  ...outOfDate(p, today),
  ...waitsEnded(p, today),
]

const review = (p: Prescription, context: DecideContext): Decision => {
  // From the time when an answer stood in the way of a message's own schedule.
  const told = schedulesTold(p, [], context.today)
  return happened(...told, ...ofToday(after(p, told, context), context.today))
}

/**
 * Moves open items into or out of their legal days, as today has it, takes what went out of date out of its place, and ends the
 * waiting of earlier days; nothing on a prescription that is not ours to work.
 */
export const reviewLegalWindow = (p: Prescription, context: DecideContext): Decision =>
  p.sentBack || p.returned || p.belongsTo !== null ? happened() : review(p, context)
