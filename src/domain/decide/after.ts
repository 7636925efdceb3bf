import type { EventBody } from '../events.ts'
import { evolve } from '../evolve.ts'
import type { Prescription } from '../prescription.ts'
import type { DecideContext } from './decision.ts'

/** The prescription as it will be once these have happened, none of them with an id yet. */
export const after = (
  p: Prescription,
  bodies: readonly EventBody[],
  { now, actor }: Pick<DecideContext, 'now' | 'actor'>,
): Prescription =>
  bodies.reduce<Prescription>((state, body) => evolve(state, { ...body, eventId: '', happenedAt: now, actor }), p)
