import type { Plan, Step } from './plan.ts'
import { play } from './run.ts'

const mostTries = 300

/** Leaves out steps for as long as the same promise is still broken; the steps that stay keep their ids and details. */
export const shrunk = async (plan: Plan, promise: number): Promise<Plan> => {
  let steps: readonly Step[] = plan.steps
  let tries = 0
  const fails = async (fewer: readonly Step[]): Promise<boolean> => {
    tries += 1
    const { violations } = await play({ ...plan, steps: fewer })
    return violations.some((each) => each.promise === promise)
  }
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < steps.length && tries < mostTries;) {
      // Time goes on over what is left out.
      const without = [...steps.slice(0, at), ...steps.slice(at + size)]
      if (without.length < steps.length && (await fails(without))) steps = without
      else at += size
    }
  }
  return { ...plan, steps }
}
