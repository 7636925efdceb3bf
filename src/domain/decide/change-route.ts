import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { routeIn } from '../route-in.ts'
import { portionsHere } from '../supply.ts'
import { happened, refuse, unless, type Decision } from './decision.ts'
import { checkNotPassed } from './gates.ts'

/**
 * Changes how everything that is placed will leave, each bag its own way where the command names it, and what is offered for the
 * next bag; the bags stay where they are. What lay in its place until it ended left that way too: it may be entered late.
 */
export const changeRoute = (p: Prescription, command: CommandOf<'change-route'>): Decision => {
  const { route } = command
  const bagged = p.items.flatMap((item) =>
    portionsHere(item)
      .map((portion) => ({ itemId: item.content.id, portion, at: portion.placed ?? portion.placedAtEnd }))
      .filter(({ at }) => at !== null),
  )
  const apart = bagged.flatMap(({ itemId, portion }) => {
    const own = routeIn(command, itemId, portion.id)
    return own === route ? [] : [{ itemId, portionId: portion.id, route: own }]
  })
  const unchanged =
    p.preferredRoute === route &&
    bagged.every(({ itemId, portion, at }) => at?.route === routeIn(command, itemId, portion.id))
  if (unchanged) return refuse({ code: 'route-unchanged' })
  // A bag in its place is told anew as ready for its new way: only one that may also leave. Without one it is a wish for the next.
  return unless([bagged.some(({ portion }) => portion.placed !== null) ? checkNotPassed(p) : undefined], () =>
    happened({ type: 'route-changed', route, ...(apart.length > 0 && { apart }) }),
  )
}
