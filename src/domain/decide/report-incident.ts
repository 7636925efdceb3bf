import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { happened, reasonMissing, refuse, unless, type Decision } from './decision.ts'
import { forItems } from './gates.ts'

// Of each item the one that has waited longest: two departures of it may have been two mistakes.
const answeredBy = ({ mayBeIncident }: Prescription, items: readonly string[]): readonly string[] => {
  const first = items.flatMap((id) => mayBeIncident?.find(({ itemIds }) => itemIds.includes(id))?.stamp.eventId ?? [])
  return [...new Set(first)]
}

/**
 * Records that a mistake reached the patient, whatever stands of the prescription now: what was handed to somebody else by mistake
 * may still be "ready" here. Answers what is asked of a corrected departure of its items, changes nothing else, and cannot be
 * corrected away.
 */
export const reportIncident = (p: Prescription, { itemIds, incident }: CommandOf<'report-incident'>): Decision =>
  forItems(p, itemIds, [], () =>
    unless([reasonMissing(incident.what), reasonMissing(incident.done)], () =>
      happened({ type: 'incident-reported', itemIds, incident, corrections: answeredBy(p, itemIds) }),
    ),
  )

/** Answers that what was outside when its departure was corrected is no incident; of several the one that has waited longest. */
export const ruleOutIncident = (p: Prescription, { reason }: CommandOf<'rule-out-incident'>): Decision => {
  const [first] = p.mayBeIncident ?? []
  return first === undefined
    ? refuse({ code: 'no-incident-asked' })
    : unless([reasonMissing(reason)], () =>
        happened({ type: 'incident-ruled-out', reason, correction: first.stamp.eventId }),
      )
}
