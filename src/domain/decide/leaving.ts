import type { EventBody } from '../events.ts'
import type { ResponsiblePharmacist } from '../on-duty/duty.ts'
import type { Item, Prescription, Route } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { ok } from '../result.ts'
import { portionsToLeave } from '../supply.ts'
import type { LocalDate } from '../uk-date.ts'
import { unless, type DecideContext, type Decision } from './decision.ts'
import {
  checkNotPassed,
  forItems,
  inDate,
  notClosed,
  notHeld,
  notSupplied,
  scheduleKnown,
  windowEvents,
  withinLegalDays,
} from './gates.ts'

const byRoute =
  (fits: (route: Route) => boolean) =>
  (item: Item): Refusal | undefined => {
    const routes = portionsToLeave(item).flatMap((portion) => (portion.placed ?? portion.placedAtEnd)?.route ?? [])
    if (routes.length === 0) return { code: 'not-placed', itemId: item.content.id }
    const wrong = routes.find((route) => !fits(route))
    return wrong === undefined ? undefined : { code: 'wrong-route', route: wrong }
  }

// What is said to have left within its legal days and in date lay in its place then: the app took it out only when that had ended.
const placedUntilTheEnd = (p: Prescription, items: readonly Item[], today: LocalDate): readonly EventBody[] => {
  const past = items.filter((item) => item.window === 'after')
  const bags = new Map<string, Extract<EventBody, { type: 'bag-placed' }>>()
  for (const item of items)
    for (const { id, placed, placedAtEnd } of portionsToLeave(item)) {
      if (placed !== null || placedAtEnd === null) continue
      const { bagId, place, route } = placedAtEnd
      const key = JSON.stringify([bagId, place, route])
      const portions = [...(bags.get(key)?.portions ?? []), { itemId: item.content.id, portionId: id }]
      bags.set(key, { type: 'bag-placed', bagId, portions, place, route })
    }
  return [...windowEvents(p, past, today), ...bags.values()]
}

/** Whether an item counts as a controlled drug while the responsible pharmacist is out: of any Schedule, and where it is not known. */
export const isOfASchedule = ({ schedule }: Pick<Item, 'schedule'>): boolean => schedule !== 'none'

/** Why nothing, or nothing with a controlled drug in it, may be supplied while the responsible pharmacist is as `duty` says; undefined where it may. */
export const pharmacistRefusal = (
  duty: ResponsiblePharmacist,
  controlled: boolean,
): Extract<Refusal, { code: 'no-responsible-pharmacist' }> | undefined => {
  switch (duty) {
    case 'present':
    case 'absent-may-supply':
      return undefined
    case 'absent-may-supply-but-controlled':
      return controlled ? { code: 'no-responsible-pharmacist', why: 'controlled-drug' } : undefined
    case 'absent':
    case 'nobody':
      return { code: 'no-responsible-pharmacist', why: duty }
  }
}

/**
 * Answers with `then` for items that may leave today: checked, not held, legal, placed for a route that fits, in date, and with a
 * responsible pharmacist on duty at that moment. A today within legal days, or dates of packs, that have ended since is that of a
 * late entry: what lay in its place until they did is placed again before it leaves.
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
        scheduleKnown,
        withinLegalDays(p, context.today),
        byRoute(fits),
        inDate(context.today, portionsToLeave),
      ],
      (items) => {
        const controlled = items.some(isOfASchedule)
        return unless([pharmacistRefusal(context.responsiblePharmacist, controlled)], () => {
          const decision = then(items)
          return decision.ok ? ok([...placedUntilTheEnd(p, items, context.today), ...decision.value]) : decision
        })
      },
    ),
  )
