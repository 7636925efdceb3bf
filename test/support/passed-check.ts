import { answeredAlike, ownFacts } from '../../src/domain/clinical-check/own-facts.ts'
import type { CommandOf } from '../../src/domain/commands.ts'
import type { Prescription } from '../../src/domain/prescription.ts'

/** A clinical check that passes: schedules as answered, by item id, and what follows from the prescription alone looked at. */
export const passedCheck = (
  p: Prescription,
  schedules: CommandOf<'record-clinical-check'>['schedules'] = {},
): CommandOf<'record-clinical-check'> => ({
  type: 'record-clinical-check',
  outcome: 'passed',
  note: null,
  schedules,
  facts: answeredAlike(ownFacts(p, schedules), 'As agreed with the prescriber'),
  query: null,
  counsel: null,
})
