import type { EventBody } from '../../../../domain/events.ts'
import { sourceWords } from '../../../wording/check-facts.ts'
import { whenWords } from '../../../wording/numbers-and-dates.ts'
import type { Detail } from '../detail.ts'

type Check = Extract<EventBody, { readonly type: 'clinical-check-recorded' }>

/** Where the schedule of an item comes from that an earlier check recorded: the product file, or who answered and when; null where none did. */
export const scheduleBefore = (acts: Detail['acts'], itemId: string): string | null => {
  const found = acts
    .filter(({ type }) => type === 'clinical-check-recorded')
    // The history tells each act in the newest shape of its type; null where its body was removed.
    .flatMap((act) => (act.body === null ? [] : [{ ...act, check: act.body as Check }]))
    .findLast(({ check }) => itemId in check.schedules)
  if (found === undefined) return null
  const { check } = found
  const said = check.facts.find(({ fact }) => fact.kind === 'schedule-in-file' && fact.itemId === itemId)?.fact
  return said?.kind === 'schedule-in-file' && said.schedule === check.schedules[itemId]
    ? `The product file said so: ${sourceWords(said.source)}.`
    : `As ${found.by.name} answered on ${whenWords(found.happenedAt)}.`
}
