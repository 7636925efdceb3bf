import type { Command } from '../../src/domain/commands.ts'
import { prescriptionKey } from '../../src/domain/identifiers.ts'
import type { Prescription } from '../../src/domain/prescription.ts'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import { reviewLegalWindows } from '../../src/main/dispensing/review-legal-windows.ts'
import { confirmStillHere, mendAndResend, resendTask, setAside } from '../../src/main/outbox/acts.ts'
import { listRows } from '../../src/main/outbox/list-store.ts'
import { openTasks, taskById } from '../../src/main/outbox/store.ts'
import type { TaskRow } from '../../src/main/outbox/task.ts'
import { people } from '../support/people.ts'
import { randomAct } from '../support/random-command.ts'
import { createActing, uuid } from './acting.ts'
import { chance, type Chance } from './chance.ts'
import type { App } from './pc.ts'
import { goThrough } from './go-through.ts'
import { backwards, contentOf, forwards, undoing } from './person.ts'
import type { Step } from './plan.ts'
import { Crashed } from './statement-faults.ts'
import { playTrouble } from './trouble.ts'
import type { World } from './world.ts'

/** Plays the steps of a plan in a world. */
export interface Player {
  readonly play: (step: Step) => Promise<void>
  /** Somebody goes through all that is in doubt after a restore and says so, if there was one. */
  readonly goThroughAll: () => void
  /** People answer everything that waits for them, as they would when the trouble is over. */
  readonly answerAll: () => void
}

/** A player of one world. */
export const createPlayer = (world: World): Player => {
  const { record } = world
  const issues = new Map<number, number>()
  const acting = createActing(world)
  const { asked, act, give, seen, versionOf } = acting
  let made = 0

  // One in four comes without a signature, and half of these with one when it comes again.
  const isSigned = (app: App, random: Chance, n: number, id: string): boolean => {
    if (!chance(world.plan.seed, `signature of ${n}`).hits(0.25)) return true
    return versionOf(app, id) > 0 && random.hits(0.5)
  }

  const receive = (app: App, random: Chance, n: number, issue: number): void => {
    const content = contentOf(n, issue)
    const id = prescriptionKey(content.shortId, content.issue?.number)
    const source = {
      messageId: uuid(random),
      kind: 'release',
      releasedTo: app.core.ourOds,
      releaseResponseId: uuid(random),
      signed: isSigned(app, random, n, id),
    } as const
    const command: Command = { type: 'receive', source, content, ourOds: app.core.ourOds, sentBackReason: null }
    const commands = [{ commandId: uuid(random), prescriptionId: id, expectedVersion: null, command }]
    const done = act(app, { actId: uuid(random), actor: people.system, happened: null, commands })
    world.ids.add(id)
    if (done?.ok !== true) return
    if (world.plan.setting.poison !== null && n === 1) {
      if (world.plan.setting.poison === 'refused')
        for (const item of content.items) world.service.refusedItems.add(item.id)
      world.service.poisoned.set(content.shortId, world.plan.setting.poison)
    }
  }

  const anotherArrives = (app: App, random: Chance): void => {
    if (made > 0 && random.hits(0.3)) {
      again(app, random, random.between(1, made))
      return
    }
    const unopened = made < world.plan.setting.prescriptions && world.step <= made
    const n = !unopened && random.hits(0.5) && made > 0 ? random.between(1, made) : made + 1
    if (n > world.plan.setting.prescriptions) {
      again(app, random, random.between(1, made))
      return
    }
    if (n > made) made = n
    const issue = issues.get(n) ?? 1
    issues.set(n, issue)
    receive(app, random, n, issue)
  }

  // The next issue of a repeat prescription, or the same once more: a new custody after a return.
  const again = (app: App, random: Chance, n: number): void => {
    const next = Math.min(6, (issues.get(n) ?? 1) + (random.hits(0.7) ? 1 : 0))
    issues.set(n, next)
    receive(app, random, n, next)
  }

  // Where it is delicate more often: something is under way or in doubt.
  const someone = (app: App, random: Chance, how: Step['kind']): Prescription | undefined => {
    const { db } = app.database
    const delicate = openTasks(db).filter(({ attempts }) => attempts > 0)
    const id =
      delicate.length > 0 && random.hits(how === 'undo' ? 0.9 : 0.5)
        ? random.pick(delicate).prescription_id
        : world.ids.size > 0
          ? random.pick([...world.ids])
          : undefined
    return id === undefined ? undefined : prescriptionById(db, id)
  }

  const answer = (app: App, random: Chance, task: TaskRow): void => {
    const { outboxWrite } = app.core
    const commandId = uuid(random)
    const signed = { actor: people.pharmacist, commandId, actId: commandId, happenedAt: world.pcNow() }
    const given = { taskId: task.task_id, signed }
    const wanted =
      task.reason === 'still-here'
        ? random.pick(['here', 'here', 'aside', 'mend'])
        : random.pick(['resend', 'resend', 'aside', 'aside', 'mend'])
    const how = world.isStillThere(task) ? wanted : 'aside'
    // Said by a person even if the process ends before it can say that it heard.
    if (how === 'here') world.requests.confirmed(task.task_id)
    const done = asked(() =>
      app.database.attempt((tx) => {
        if (how === 'here') return confirmStillHere(tx, outboxWrite, given)
        if (how === 'resend') return resendTask(tx, outboxWrite, given)
        if (how === 'aside') return setAside(tx, outboxWrite, { ...given, reason: 'Told by telephone' })
        const prescription = prescriptionById(tx, task.prescription_id)!
        return mendAndResend(tx, outboxWrite, { ...given, prescription })
      }),
    )
    if (done === undefined || !app.isAlive()) return
    record.say(`person ${how} ${done.ok ? 'done' : done.refusal.code}`)
    if (!done.ok) return
    if (seen(() => taskById(app.database.db, task.task_id))?.state === 'parked')
      record.broken(1, `${how} was done and the update still waits for a person`)
    if (how === 'mend') world.requests.mended(commandId)
    world.requests.answered(task.task_id)
    app.outbox.wake()
  }

  const parked = (app: App): readonly TaskRow[] => listRows(app.database.db, 'needs-you', null, 100)

  const work = async (app: App, step: Step, random: Chance): Promise<void> => {
    const p = seen(() => someone(app, random, step.kind))
    if (p === undefined && step.kind !== 'receive') {
      anotherArrives(app, random)
      return
    }
    switch (step.kind) {
      case 'receive': {
        anotherArrives(app, random)
        return
      }
      case 'forward': {
        give(app, random, p!, forwards(p!, random))
        return
      }
      case 'back': {
        give(app, random, p!, backwards(p!, random))
        return
      }
      case 'undo': {
        give(app, random, p!, undoing(p!, random))
        return
      }
      case 'anything': {
        const { actor, command } = randomAct(random.number, p!, `bag-${p!.id}`)
        give(app, random, p!, [command], { actor })
        return
      }
      case 'late': {
        const at = world.pcNow() - random.between(1_000, 7_200_000)
        give(app, random, p!, forwards(p!, random), { happened: { at, reason: 'The PC was down' } })
        return
      }
      case 'stale': {
        give(app, random, p!, forwards(p!, random), { version: p!.version - 1 })
        return
      }
      case 'repeat':
        repeat(app)
        return
      case 'both': {
        both(app, random)
        return
      }
      case 'parked': {
        const waiting = seen(() => parked(app))
        if (waiting.length > 0) answer(app, random, random.pick(waiting))
        return
      }
      case 'review': {
        await asked(() => reviewLegalWindows(app.core.dispensing, async () => undefined))?.catch((error: unknown) => {
          if (!(error instanceof Crashed) && !world.statements.isOurs(error)) throw error
        })
        world.noteUntrue()
        return
      }
      case 'retry-now':
        world.requests.mayGoEarly()
        {
          app.outbox.retryNow()
          return
        }
      case 'stop':
        await world.stop()
        world.scheduler.after(random.between(500, 60_000), () => {
          if (world.app() === null) world.start()
        })
        return
      default:
        return
    }
  }

  // Pressed twice, or again after a crash: it is done once.
  const repeat = (app: App): void => {
    const given = acting.lastAct()
    const known = given?.commands[0]?.prescriptionId
    if (given === null || known === undefined) return
    const before = versionOf(app, known)
    const wasDone = (record.acknowledged.get(known) ?? 0) === before && record.answered.has(given.actId)
    act(app, given)
    if (wasDone && app.isAlive() && versionOf(app, known) !== before) record.broken(2, 'the same act was done twice')
  }

  // Two prescriptions change together or not at all.
  const both = (app: App, random: Chance): void => {
    const two = seen(() => [...world.ids].slice(0, 2).flatMap((id) => prescriptionById(app.database.db, id) ?? []))
    if (two.length < 2) return
    const held = two[0]!.items.some(({ hold }) => hold !== null)
    const done = act(app, {
      actId: uuid(random),
      actor: people.pharmacist,
      happened: null,
      commands: two.map((p) => {
        const itemIds = p.items.map(({ content }) => content.id)
        const command: Command = held
          ? { type: 'release-hold', itemIds, note: null }
          : { type: 'hold', itemIds, reason: 'Query' }
        return { commandId: uuid(random), prescriptionId: p.id, expectedVersion: p.version, command }
      }),
    })
    if (done === undefined || !app.isAlive()) return
    const changed = two.filter((p) => versionOf(app, p.id) > p.version)
    if (changed.length === 1) record.broken(1, 'half of an act is on disk')
  }

  return {
    play: async (step) => {
      record.counts.steps += 1
      record.say(`step ${step.kind}`)
      const random = chance(step.seed, 'step')
      if (playTrouble(world, step)) return
      const app = world.app()
      if (app === null) return
      // Beside the work that goes on: a list is gone through in several goes.
      const going = chance(step.seed, 'going through')
      if (going.hits(0.3)) goThrough(world, acting, app, going, going.between(1, 6))
      if (app.isAlive()) await work(app, step, random)
    },
    goThroughAll: () => {
      const app = world.app()
      if (app !== null) goThrough(world, acting, app, chance(world.plan.seed, 'going through'), 1_000)
    },
    answerAll: () => {
      const app = world.app()
      if (app === null) return
      const random = chance(world.plan.seed, 'answers')
      const inAnyOrder = seen(() => parked(app))
        .map((task) => ({ task, at: random.number() }))
        .toSorted((a, b) => a.at - b.at)
      for (const { task } of inAnyOrder) answer(app, random, task)
    },
  }
}
