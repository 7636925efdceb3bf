import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { routeIn } from '../route-in.ts'
import { placedPortions } from '../supply.ts'
import { happened, refuse, unless, type Decision } from './decision.ts'
import { checkNotPassed } from './gates.ts'

/** Changes how everything that is placed will leave, each bag its own way where the command names it, and what is offered for the next bag; the bags stay where they are. */
export const changeRoute = (p: Prescription, command: CommandOf<'change-route'>): Decision => {
  const { route } = command
  const placed = p.items.flatMap((item) =>
    placedPortions(item).map((portion) => ({ itemId: item.content.id, portion })),
  )
  const apart = placed.flatMap(({ itemId, portion }) => {
    const own = routeIn(command, itemId, portion.id)
    return own === route ? [] : [{ itemId, portionId: portion.id, route: own }]
  })
  const unchanged =
    p.preferredRoute === route &&
    placed.every(({ itemId, portion }) => portion.placed?.route === routeIn(command, itemId, portion.id))
  if (unchanged) return refuse({ code: 'route-unchanged' })
  // A bag in its place is told anew as ready for its new way: only one that may also leave. Without one it is a wish for the next.
  return unless([placed.length > 0 ? checkNotPassed(p) : undefined], () =>
    happened({ type: 'route-changed', route, ...(apart.length > 0 && { apart }) }),
  )
}
