import { answerNeeded, sameFact } from '../../domain/clinical-check/check-fact.ts'
import type { Command } from '../../domain/commands.ts'
import type { Prescription } from '../../domain/prescription.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { Tx } from '../database/query.ts'
import type { Act, DispensingDeps } from './act.ts'
import { checkFactsOf } from './questions/check-facts.ts'

// What answered for the pharmacist has to be true in the moment of the act; what only stood there may be older.
const mustStillStand: ReadonlySet<string> = new Set(['schedule-in-file'])

/**
 * Whether a screen did not show, when its clinical check passed, what is known now: an allergy told meanwhile, another
 * prescription that came in; or showed a schedule that the product file does not say any more. The domain decides on one
 * prescription and cannot see the rest.
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
  const known = checkFactsOf(tx, checking, ukDate(deps.now()), schedules, deps)
  return (
    known
      .filter((fact) => answerNeeded(fact) !== 'none')
      .some((fact) => !facts.some((shown) => sameFact(shown.fact, fact))) ||
    facts.some(({ fact }) => mustStillStand.has(fact.kind) && !known.some((one) => sameFact(one, fact)))
  )
}
