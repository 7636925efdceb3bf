import { isAnswered, sameFact, type AnsweredFact, type CheckFact } from '../clinical-check/check-fact.ts'
import { ownFacts } from '../clinical-check/own-facts.ts'
import type { CommandOf } from '../commands.ts'
import { allowedOnRepeatDispensing } from '../law.ts'
import type { Schedule } from '../prescription-content.ts'
import type { Item, Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { isOpen } from '../supply.ts'
import type { LocalDate } from '../uk-date.ts'
import { happened, reasonMissing, refuse, unless, type DecideContext, type Decision } from './decision.ts'
import { windowEvents } from './gates.ts'

type RecordCheck = CommandOf<'record-clinical-check'>

// What the message itself says stands; only what it does not say can be answered, and answered again.
const answersOf = (p: Prescription, command: RecordCheck): RecordCheck['schedules'] =>
  Object.fromEntries(
    Object.entries(command.schedules).filter(([itemId]) =>
      p.items.some((item) => item.content.id === itemId && item.content.schedule === 'unknown'),
    ),
  )

const withoutAnswer = (shown: readonly AnsweredFact[], own: readonly CheckFact[]): Refusal | undefined => {
  const missing = own.find((fact) => !shown.some((one) => sameFact(one.fact, fact)))
  const open = missing ?? shown.find((one) => !isAnswered(one))?.fact
  return open && { code: 'fact-unanswered', kind: open.kind, itemId: 'itemId' in open ? open.itemId : null }
}

const queryRefusal = ({ outcome, query }: RecordCheck, today: LocalDate): Refusal | undefined => {
  if (outcome !== 'queried') return query === null ? undefined : { code: 'query-not-needed' }
  if (query === null || query.whom.trim() === '') return { code: 'query-incomplete' }
  return query.by < today ? { code: 'query-day-past', by: query.by } : undefined
}

const saidText = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text)

/**
 * Records the clinical check: what was shown and how each was answered, and the schedules the message did not give; a new one
 * replaces the old. Only a pass needs every answer: a query or a refusal says why and stops.
 */
export const recordClinicalCheck = (p: Prescription, command: RecordCheck, context: DecideContext): Decision => {
  const stranger = Object.keys(command.schedules).find((id) => p.items.every((item) => item.content.id !== id))
  if (stranger !== undefined) return refuse({ code: 'item-not-found', itemId: stranger })
  const open = p.items.filter(isOpen)
  if (open.length === 0) return refuse({ code: 'nothing-open' })

  const schedules = answersOf(p, command)
  const scheduleOf = (item: Item): Schedule => schedules[item.content.id] ?? item.schedule
  const passed = command.outcome === 'passed'
  const unanswered = open.filter((item) => scheduleOf(item) === 'unknown').map((item) => item.content.id)
  const unlawful = open.find(
    (item) => p.content.treatment === 'repeat-dispensing' && !allowedOnRepeatDispensing(scheduleOf(item)),
  )
  const { outcome, note, facts, query } = command
  return unless(
    [
      passed ? undefined : reasonMissing(note),
      queryRefusal(command, context.today),
      passed && unanswered.length > 0 ? { code: 'schedule-unanswered', itemIds: unanswered } : undefined,
      passed && unlawful ? { code: 'schedule-not-on-repeat-dispensing', itemId: unlawful.content.id } : undefined,
      passed ? withoutAnswer(facts, ownFacts(p, schedules)) : undefined,
    ],
    () =>
      happened(
        {
          type: 'clinical-check-recorded',
          outcome,
          note,
          schedules,
          facts,
          query,
          counsel: saidText(command.counsel),
        },
        ...windowEvents(p, p.items, context.today, scheduleOf),
      ),
  )
}
