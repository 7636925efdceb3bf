import type { RouteOf } from './events.ts'
import type { Route } from './prescription.ts'

/** The way a portion in its place leaves by a change of route: its own where that names it. */
export const routeIn = (
  change: { readonly route: Route; readonly apart?: readonly RouteOf[] },
  itemId: string,
  portionId: string,
): Route => change.apart?.find((one) => one.itemId === itemId && one.portionId === portionId)?.route ?? change.route
