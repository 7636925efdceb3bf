import { decide } from '../../domain/decide/index.ts'
import { systemActor } from '../../domain/people.ts'
import type { RefusalCode } from '../../domain/refusals.ts'
import type { DispensingDeps } from './act.ts'
import { contextAt } from './context-at.ts'
import { runAct } from './run-act.ts'
import { loadPrescription, openIds } from './store.ts'

const command = { type: 'review-legal-window' } as const
const chunk = 200

/**
 * Records which items of open prescriptions came into or fell out of their legal days: run at start and once a day.
 * `pause` is awaited between chunks of prescriptions so that the counter is never held up; gives how many were changed.
 * Throws at the end when one refused: its days are shown wrong until somebody looks, and the others must not wait for it.
 */
export const reviewLegalWindows = async (
  deps: DispensingDeps,
  pause: () => Promise<void>,
): Promise<{ readonly reviewed: number; readonly changed: number }> => {
  let reviewed = 0
  let changed = 0
  const refusals: RefusalCode[] = []
  const ids = openIds(deps.database.db)
  for (let from = 0; from < ids.length; from += chunk) {
    if (from > 0) await pause()
    for (const id of ids.slice(from, from + chunk)) {
      const prescription = loadPrescription(deps.database.db, id)?.prescription
      reviewed += 1
      if (!movesOn(deps, prescription)) continue
      const refusal = reviewOne(deps, id)
      if (refusal === undefined) changed += 1
      else refusals.push(refusal)
    }
  }
  if (refusals.length > 0)
    throw new Error(
      `The review of legal days was refused ${refusals.length} times: ${[...new Set(refusals)].join(', ')}`,
    )
  return { reviewed, changed }
}

// Asked before the act, so that the many that stay as they are cost no transaction.
const movesOn = (deps: DispensingDeps, prescription: Parameters<typeof decide>[0]): boolean => {
  const decided = decide(prescription, command, contextAt(deps.database.db, deps, deps.now(), systemActor))
  return decided.ok && decided.value.length > 0
}

const reviewOne = (deps: DispensingDeps, prescriptionId: string): RefusalCode | undefined => {
  const one = { commandId: deps.ledger.newId(), prescriptionId, expectedVersion: null, command }
  const answer = runAct(deps, { actId: deps.ledger.newId(), actor: systemActor, happened: null, commands: [one] })
  return answer.ok ? undefined : answer.refusal.refusal.code
}
