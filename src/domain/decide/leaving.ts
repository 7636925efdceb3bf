import type { Item, Prescription, Route } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { placedPortions } from '../supply.ts'
import { unless, type DecideContext, type Decision } from './decision.ts'
import { checkNotPassed, forItems, notClosed, notHeld, notSupplied, withinLegalDays } from './gates.ts'

const byRoute =
  (fits: (route: Route) => boolean) =>
  (item: Item): Refusal | undefined => {
    const placed = placedPortions(item)
    if (placed.length === 0) return { code: 'not-placed', itemId: item.content.id }
    const wrong = placed.find((portion) => portion.placed && !fits(portion.placed.route))
    return wrong?.placed ? { code: 'wrong-route', route: wrong.placed.route } : undefined
  }

/** Answers with `then` for items that may leave today: checked, not held, legal, and placed for a route that fits. */
export const leaving = (
  p: Prescription,
  itemIds: readonly string[],
  context: DecideContext,
  fits: (route: Route) => boolean,
  then: (items: readonly Item[]) => Decision,
): Decision =>
  unless([checkNotPassed(p)], () =>
    forItems(p, itemIds, [notClosed, notHeld, notSupplied, withinLegalDays(p, context.today), byRoute(fits)], then),
  )
