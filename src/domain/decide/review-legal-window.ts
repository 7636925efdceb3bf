import type { EventBody } from '../events.ts'
import { legalWindow } from '../law.ts'
import type { Prescription } from '../prescription.ts'
import { isOpen, placedPortions } from '../supply.ts'
import type { LocalDate } from '../uk-date.ts'
import { happened, type DecideContext, type Decision } from './decision.ts'
import { expiredOn, portionRefs, windowEvents } from './gates.ts'
import { waitsEnded } from './promise.ts'

// Hand-out refuses it, so nobody is to be called in for it. What is past its legal days left its place with them.
const outOfDate = (p: Prescription, today: LocalDate): readonly EventBody[] => {
  const lawful = p.items.filter((item) => isOpen(item) && legalWindow(p.content, item.schedule, today) === 'open')
  const portions = portionRefs(lawful, (item) =>
    placedPortions(item).filter((portion) => expiredOn(portion, today) !== undefined),
  )
  return portions.length === 0 ? [] : [{ type: 'went-out-of-date', portions }]
}

/**
 * Moves open items into or out of their legal days, as today has it, takes what went out of date out of its place, and ends the
 * waiting of earlier days; nothing on a prescription that is not ours to work.
 */
export const reviewLegalWindow = (p: Prescription, context: DecideContext): Decision =>
  p.sentBack || p.returned || p.belongsTo !== null
    ? happened()
    : happened(
        ...windowEvents(p, p.items, context.today),
        ...outOfDate(p, context.today),
        ...waitsEnded(p, context.today),
      )
