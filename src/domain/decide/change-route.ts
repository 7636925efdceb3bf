import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { placedPortions } from '../supply.ts'
import { happened, refuse, type Decision } from './decision.ts'

/** Changes how everything that is placed will leave, and what is offered for the next bag; the bags stay where they are. */
export const changeRoute = (p: Prescription, command: CommandOf<'change-route'>): Decision => {
  const placed = p.items.flatMap(placedPortions)
  const unchanged =
    p.preferredRoute === command.route && placed.every((portion) => portion.placed?.route === command.route)
  return unchanged ? refuse({ code: 'route-unchanged' }) : happened({ type: 'route-changed', route: command.route })
}
