import type { ResponsiblePharmacist } from '../on-duty/duty.ts'
import type { Item, Prescription, Route } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { placedPortions } from '../supply.ts'
import { unless, type DecideContext, type Decision } from './decision.ts'
import { checkNotPassed, forItems, inDate, notClosed, notHeld, notSupplied, withinLegalDays } from './gates.ts'

const byRoute =
  (fits: (route: Route) => boolean) =>
  (item: Item): Refusal | undefined => {
    const placed = placedPortions(item)
    if (placed.length === 0) return { code: 'not-placed', itemId: item.content.id }
    const wrong = placed.find((portion) => portion.placed && !fits(portion.placed.route))
    return wrong?.placed ? { code: 'wrong-route', route: wrong.placed.route } : undefined
  }

const pharmacistRefusal = (duty: ResponsiblePharmacist, items: readonly Item[]): Refusal | undefined => {
  switch (duty) {
    case 'present':
    case 'absent-may-supply':
      return undefined
    case 'absent-may-supply-but-controlled':
      return items.every((item) => item.schedule === 'none')
        ? undefined
        : { code: 'no-responsible-pharmacist', why: 'controlled-drug' }
    case 'absent':
    case 'nobody':
      return { code: 'no-responsible-pharmacist', why: duty }
  }
}

/**
 * Answers with `then` for items that may leave today: checked, not held, legal, placed for a route that fits, in date, and with a
 * responsible pharmacist on duty at that moment.
 */
export const leaving = (
  p: Prescription,
  itemIds: readonly string[],
  context: DecideContext,
  fits: (route: Route) => boolean,
  then: (items: readonly Item[]) => Decision,
): Decision =>
  unless([checkNotPassed(p)], () =>
    forItems(
      p,
      itemIds,
      [
        notClosed,
        notHeld,
        notSupplied,
        withinLegalDays(p, context.today),
        byRoute(fits),
        inDate(context.today, placedPortions),
      ],
      (items) => unless([pharmacistRefusal(context.responsiblePharmacist, items)], () => then(items)),
    ),
  )
