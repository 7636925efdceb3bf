import type { Tx } from '../database/query.ts'
import type { Act, ActAnswer, DispensingDeps } from './act.ts'
import { actWithin } from './run-act.ts'

/**
 * Many acts on the write path of `runAct`, all in one transaction: for data made in bulk, where a commit for each would be most
 * of the work. Nobody is there to hear of a refusal, so one is a fault and undoes them all.
 */
export const runActsTogether = <T>(deps: DispensingDeps, work: (runOne: (act: Act) => ActAnswer, tx: Tx) => T): T => {
  const ids = new Set<string>()
  let sequence = 0
  const value = deps.database.transact((tx) =>
    work((act) => {
      const done = actWithin(tx, deps, act)
      if (!done.ok) throw new Error(`An act among many was refused: ${done.refusal.refusal.code} (${typesOf(act)})`)
      const { answer } = done.value
      sequence = Math.max(sequence, answer.sequence)
      for (const { id, eventIds } of answer.prescriptions) if (eventIds.length > 0) ids.add(id)
      return answer
    }, tx),
  )
  if (ids.size > 0) deps.committed({ sequence, ids: [...ids] })
  return value
}

const typesOf = ({ commands }: Act): string => commands.map(({ command }) => command.type).join()
