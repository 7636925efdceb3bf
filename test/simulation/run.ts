import { lookAtRest } from './at-rest.ts'
import { planOf, type Plan, type Step } from './plan.ts'
import type { Counts, Violation } from './record.ts'
import { Crashed } from './statement-faults.ts'
import { createPlayer } from './steps.ts'
import { createWorld, type World } from './world.ts'

/** What a run came to. */
export interface Outcome {
  readonly seed: number
  readonly violations: readonly Violation[]
  readonly counts: Counts
  /** It had a fault, a crash and work while something was on its way. */
  readonly counted: boolean
  /** The same for every replay. */
  readonly fingerprint: string
  readonly trace: readonly string[]
}

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))
/** How long after the last fault everything has to be at rest, on the steady clock. */
const longestUnrestMs = 30 * 3_600_000
const mostEvents = 20_000

/** Plays a plan. Throws only where the simulation itself is wrong. */
export const play = async (plan: Plan, keepTrace = false): Promise<Outcome> => {
  const world = createWorld(plan, keepTrace)
  const { record, scheduler } = world
  let events = 0
  const nobodyHears = (error: unknown): void => {
    // What was still to come of a process that has ended is nobody's fault.
    if (!(error instanceof Crashed))
      record.broken(6, `a promise was broken off and nobody heard of it: ${String(error)}`)
  }
  process.on('unhandledRejection', nobodyHears)

  const looked = async (): Promise<void> => {
    await turn()
    world.buryCrashed()
    const app = world.app()
    if (app !== null) world.statements.quietly(() => world.watch.look(app))
  }
  const next = async (): Promise<boolean> => {
    events += 1
    if (events > mostEvents) {
      record.broken(6, 'it never comes to rest')
      return false
    }
    guarded(world, scheduler.runNext)
    await looked()
    return true
  }
  const pass = async ({ gapMs, comes }: Step): Promise<void> => {
    const until = scheduler.mono() + gapMs
    for (let at = scheduler.nextAt(); at !== null && at <= until; at = scheduler.nextAt()) {
      if (!(await next())) return
      if (world.isMoment(comes)) return
    }
    scheduler.moveTo(until)
  }
  const rest = async (): Promise<void> => {
    const until = scheduler.mono() + longestUnrestMs
    for (let at = scheduler.nextAt(); at !== null; at = scheduler.nextAt()) {
      if (at > until) {
        record.broken(6, 'something is still to be done a day later')
        return
      }
      if (!(await next())) return
    }
  }

  const playAll = async (): Promise<void> => {
    const player = createPlayer(world)
    world.start()
    for (const step of plan.steps) {
      world.step = step.id
      await pass(step)
      await player.play(step)
      await looked()
    }
    world.step = -1
    heal(world)
    await rest()
    player.goThroughAll()
    await looked()
    await rest()
    world.statements.quietly(() => judge(world))
    player.answerAll()
    await looked()
    await rest()
    world.statements.quietly(() => judge(world))
    await world.stop()
  }

  try {
    await playAll()
  } catch (error) {
    // A fault that is told to nobody: the act, the start or the end of the app threw it.
    record.broken(
      6,
      `a fault went through: ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error)}`,
    )
  } finally {
    const app = world.app()
    app?.kill()
    app?.database.close()
    world.disk.remove()
    process.off('unhandledRejection', nobodyHears)
  }
  const { counts } = record
  counts.faults += world.service.faults() + world.network.faults()
  return {
    seed: plan.seed,
    violations: record.violations,
    counts,
    counted: counts.faults > 0 && counts.crashes > 0 && counts.concurrent > 0,
    fingerprint: record.fingerprint(),
    trace: record.trace,
  }
}

/** Plays the plan of a seed. */
export const playSeed = (seed: number, keepTrace = false): Promise<Outcome> => play(planOf(seed), keepTrace)

// What is thrown out of a timer ends a process: nobody is there to catch it.
const guarded = (world: World, work: () => void): void => {
  try {
    work()
  } catch (error) {
    if (world.statements.hasCrashed()) return
    world.record.broken(6, `a fault went through the outbox and ended it: ${String(error)}`)
    world.crash(1_000)
  }
}

const heal = (world: World): void => {
  world.statements.calm()
  world.network.heal()
  world.service.heal()
  world.record.say('healed')
  if (world.app() === null && world.scheduler.nextAt() === null) world.start()
}

const judge = (world: World): void => {
  const { record, service } = world
  service.land()
  const app = world.app()
  if (app === null) {
    record.broken(6, 'the app is not running at the end')
    return
  }
  if (app.outbox.inFlight() > 0) record.broken(6, 'something is in flight at rest')
  if (app.outbox.state().kind !== 'idle') record.broken(6, `at rest the line is called ${app.outbox.state().kind}`)
  record.counts.superseded = 0
  record.counts.overtaken = 0
  lookAtRest({
    record,
    app,
    prescriptionIds: [...world.ids],
    rows: service.store.rows(),
    untrueInFlight: world.untrueInFlight,
    afterRestore: world.restores() > 0,
    closedBefore: world.closedBefore,
    everRefused: world.requests.everRefused,
  })
}
