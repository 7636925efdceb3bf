import { answerNeeded, sameFact } from '../../domain/clinical-check/check-fact.ts'
import type { Command } from '../../domain/commands.ts'
import type { Prescription } from '../../domain/prescription.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { Tx } from '../database/query.ts'
import type { Act, DispensingDeps } from './act.ts'
import { checkFactsOf } from './questions/check-facts.ts'

/**
 * Whether something that needs an answer is known now that a screen did not show when its clinical check passed: an allergy told
 * meanwhile, another prescription that came in. The domain decides on one prescription and cannot see the rest.
 */
export const factsNotShown = (
  tx: Tx,
  deps: DispensingDeps,
  { asPersonId }: Act,
  checking: Prescription | undefined,
  command: Command,
): boolean => {
  if (asPersonId === undefined || checking === undefined) return false
  if (command.type !== 'record-clinical-check' || command.outcome !== 'passed') return false
  const { facts, schedules } = command
  return checkFactsOf(tx, checking, ukDate(deps.now()), schedules, deps.aboutPatient)
    .filter((fact) => answerNeeded(fact) !== 'none')
    .some((fact) => !facts.some((shown) => sameFact(shown.fact, fact)))
}
