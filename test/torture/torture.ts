import { seededRandom } from '../support/seeded-random.ts'
import { tortureOne, type PharmacyFindings } from './pharmacy.ts'

/** How much to torture. A pharmacy's file is killed `killsPerFile` times; `jobs` pharmacies at once. */
export interface TorturePlan {
  readonly kills: number
  readonly seed: number
  readonly killsPerFile: number
  readonly jobs: number
  readonly untilDelivered: boolean
}

/** All pharmacies together. */
export type TortureFindings = PharmacyFindings & { readonly seconds: number }

/** Tortures pharmacy after pharmacy until the kills are spent. `told` hears of each when it is finished. */
export const torture = async (
  plan: TorturePlan,
  told: (finished: PharmacyFindings, kills: number) => void = () => undefined,
): Promise<TortureFindings> => {
  const startedAt = performance.now()
  const files = Math.ceil(plan.kills / plan.killsPerFile)
  const waiting = Array.from({ length: files }, (_, at) => ({
    random: seededRandom(plan.seed + at),
    kills: Math.min(plan.killsPerFile, plan.kills - at * plan.killsPerFile),
    untilDelivered: plan.untilDelivered,
  }))
  const finished: PharmacyFindings[] = []
  const job = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const found = await tortureOne(next)
      finished.push(found)
      told(
        found,
        finished.reduce((sum, { kills }) => sum + kills, 0),
      )
    }
  }
  await Promise.all(Array.from({ length: plan.jobs }, job))
  const sum = (of: (found: PharmacyFindings) => number): number => finished.reduce((all, one) => all + of(one), 0)
  return {
    kills: sum(({ kills }) => kills),
    killsWhileStarting: sum(({ killsWhileStarting }) => killsWhileStarting),
    acts: sum(({ acts }) => acts),
    imports: sum(({ imports }) => imports),
    pressedAgain: sum(({ pressedAgain }) => pressedAgain),
    updatesStored: sum(({ updatesStored }) => updatesStored),
    readiesSent: sum(({ readiesSent }) => readiesSent),
    overtaken: sum(({ overtaken }) => overtaken),
    slowestRecoveryMs: Math.max(0, ...finished.map(({ slowestRecoveryMs }) => slowestRecoveryMs)),
    wrong: finished.flatMap(({ wrong }) => wrong),
    seconds: Math.round((performance.now() - startedAt) / 1000),
  }
}
