import type { CommandOf } from '../commands.ts'
import { allowedOnRepeatDispensing } from '../law.ts'
import type { Schedule } from '../prescription-content.ts'
import type { Item, Prescription } from '../prescription.ts'
import { isOpen } from '../supply.ts'
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

/** Records the clinical check and the schedules the message did not give; a new one replaces the old. */
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
  return unless(
    [
      passed ? undefined : reasonMissing(command.note),
      passed && unanswered.length > 0 ? { code: 'schedule-unanswered', itemIds: unanswered } : undefined,
      passed && unlawful ? { code: 'schedule-not-on-repeat-dispensing', itemId: unlawful.content.id } : undefined,
    ],
    () =>
      happened(
        { type: 'clinical-check-recorded', outcome: command.outcome, note: command.note, schedules },
        ...windowEvents(p, p.items, context.today, scheduleOf),
      ),
  )
}
