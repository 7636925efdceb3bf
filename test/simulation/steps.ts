import type { Actor } from '../../src/domain/people.ts'
import type { Command } from '../../src/domain/commands.ts'
import { prescriptionKey } from '../../src/domain/identifiers.ts'
import type { Prescription } from '../../src/domain/prescription.ts'
import type { Act, ActAnswer, ActRefusal } from '../../src/main/dispensing/act.ts'
import type { Result } from '../../src/domain/result.ts'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import { reviewLegalWindows } from '../../src/main/dispensing/review-legal-windows.ts'
import { runAct } from '../../src/main/dispensing/run-act.ts'
import { confirmStillHere, mendAndResend, resendTask, setAside } from '../../src/main/outbox/acts.ts'
import { listRows } from '../../src/main/outbox/list-store.ts'
import { openTasks, taskById } from '../../src/main/outbox/store.ts'
import type { TaskRow } from '../../src/main/outbox/task.ts'
import { people } from '../support/people.ts'
import { randomAct } from '../support/random-command.ts'
import { chance, type Chance } from './chance.ts'
import type { App } from './pc.ts'
import { backwards, contentOf, forwards, undoing } from './person.ts'
import type { LineMode, Step } from './plan.ts'
import { Crashed } from './statement-faults.ts'
import type { World } from './world.ts'

/** Plays the steps of a plan in a world. */
export interface Player {
  readonly play: (step: Step) => Promise<void>
  /** People answer everything that waits for them, as they would when the trouble is over. */
  readonly answerAll: () => void
}

const lineModes: readonly LineMode[] = [
  'up',
  'up',
  'up',
  'no-network',
  'name-lookup',
  'refused',
  'tls',
  'timeout',
  'captive-portal',
  'redirected',
  'sign-in-refused',
  'failing',
  'throttled',
]

const clockSteps = [1_500, -1_500, 60_000, -60_000, 3_600_000, -3_600_000, 43_200_000, 86_400_000, -86_400_000]

/** A player of one world. */
export const createPlayer = (world: World): Player => {
  const { record } = world
  const issues = new Map<number, number>()
  let lastAct: Act | null = null
  let made = 0

  const uuid = (random: Chance): string => {
    const hex = random.bytes(16).toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
  }

  // What a person is told yes to must never be lost; a fault is told as one, and a crash as nothing at all.
  const asked = <T>(work: () => T): T | undefined => {
    try {
      return work()
    } catch (error) {
      if (error instanceof Crashed) return undefined
      if (!world.statements.isOurs(error)) throw error
      record.say('a person was told of a fault')
      return undefined
    }
  }

  const act = (app: App, given: Act): Result<ActAnswer, ActRefusal> | undefined => {
    lastAct = given
    const answer = asked(() => runAct(app.core.dispensing, given))
    if (answer === undefined || !app.isAlive()) return undefined
    record.say(
      answer.ok
        ? `done ${given.commands.map(({ command }) => command.type).join(' ')}`
        : `refused ${answer.refusal.refusal.code}`,
    )
    if (!answer.ok) return answer
    record.answered.add(given.actId)
    for (const { id, version } of answer.value.prescriptions)
      record.acknowledged.set(id, Math.max(version, record.acknowledged.get(id) ?? 0))
    if (world.requests.inFlight().length > 0 && answer.value.sequence > 0) record.counts.concurrent += 1
    world.noteUntrue()
    return answer
  }

  const seen = <T>(work: () => T): T => world.statements.quietly(work)
  const versionOf = (app: App, id: string): number => seen(() => prescriptionById(app.database.db, id))?.version ?? 0

  const give = (app: App, random: Chance, p: Prescription, commands: readonly Command[], more: Giving = {}): void => {
    if (commands.length === 0) return
    act(app, {
      actId: uuid(random),
      actor: more.actor ?? people.pharmacist,
      happened: more.happened ?? null,
      commands: commands.map((command) => ({
        commandId: uuid(random),
        prescriptionId: p.id,
        expectedVersion: more.version ?? p.version,
        command,
      })),
    })
  }

  const receive = (app: App, random: Chance, n: number, issue: number): void => {
    const content = contentOf(n, issue)
    const id = prescriptionKey(content.shortId, content.issue?.number)
    const source = {
      messageId: uuid(random),
      kind: 'release',
      releasedTo: app.core.ourOds,
      releaseResponseId: uuid(random),
      signed: true,
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
    const n = random.hits(0.5) && made > 0 ? random.between(1, made) : made + 1
    if (n > world.plan.setting.prescriptions) return again(app, random, random.between(1, made))
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

  // Where it is delicate more often: a "ready" under way or in doubt.
  const someone = (app: App, random: Chance): Prescription | undefined => {
    const { db } = app.database
    const delicate = openTasks(db).filter(({ status, state }) => status.startsWith('Ready') && state !== 'waiting')
    const id =
      delicate.length > 0 && random.hits(0.5)
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
        : random.pick(['resend', 'resend', 'mend', 'aside'])
    const how = world.isStillThere(task) ? wanted : 'aside'
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
    if (how === 'here') world.requests.confirmed(task.task_id)
    if (how === 'mend') world.requests.mended(commandId)
    world.requests.answered(task.task_id)
    app.outbox.wake()
  }

  const parked = (app: App): readonly TaskRow[] => listRows(app.database.db, 'needs-you', null, 100)

  const work = async (app: App, step: Step, random: Chance): Promise<void> => {
    const p = seen(() => someone(app, random))
    if (p === undefined && step.kind !== 'receive') return anotherArrives(app, random)
    switch (step.kind) {
      case 'receive':
        return anotherArrives(app, random)
      case 'forward':
        return give(app, random, p!, forwards(p!, random))
      case 'back':
        return give(app, random, p!, backwards(p!, random))
      case 'undo':
        return give(app, random, p!, undoing(p!, random))
      case 'anything': {
        const { actor, command } = randomAct(random.number, p!, `bag-${p!.id}`)
        return give(app, random, p!, [command], { actor })
      }
      case 'late': {
        const at = world.pcNow() - random.between(1_000, 7_200_000)
        return give(app, random, p!, forwards(p!, random), { happened: { at, reason: 'The PC was down' } })
      }
      case 'stale':
        return give(app, random, p!, forwards(p!, random), { version: p!.version - 1 })
      case 'repeat': {
        if (lastAct === null) return
        const known = lastAct.commands[0]!.prescriptionId
        const before = versionOf(app, known)
        const wasDone = (record.acknowledged.get(known) ?? 0) === before && record.answered.has(lastAct.actId)
        act(app, lastAct)
        if (wasDone && app.isAlive() && versionOf(app, known) !== before)
          record.broken(2, 'the same act was done twice')
        return
      }
      case 'both':
        return both(app, random)
      case 'parked': {
        const waiting = seen(() => parked(app))
        return waiting.length === 0 ? undefined : answer(app, random, random.pick(waiting))
      }
      case 'review': {
        await asked(() => reviewLegalWindows(app.core.dispensing, async () => undefined))?.catch((error: unknown) => {
          if (!(error instanceof Crashed) && !world.statements.isOurs(error)) throw error
        })
        return world.noteUntrue()
      }
      case 'retry-now':
        world.requests.mayGoEarly()
        return app.outbox.retryNow()
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

  const outside = (step: Step, random: Chance): boolean => {
    const { scheduler, statements, network } = world
    switch (step.kind) {
      case 'line':
        network.set(random.pick(lineModes))
        record.say(`line ${network.mode()}`)
        return true
      case 'clock':
        record.counts.faults += 1
        world.setClock(random.pick(clockSteps))
        record.say('clock set')
        return true
      case 'sleep':
        record.counts.faults += 1
        world.sleep(random.between(60_000, 54_000_000))
        return true
      case 'crash':
        world.crash(random.hits(0.8) ? random.between(500, 20_000) : random.between(600_000, 54_000_000))
        return true
      case 'crash-in-statement':
        statements.crashAfter(random.between(1, 60), random.pick(['here', 'here', 'torn', 'unheard']), random.number())
        return true
      case 'statement-fails':
        statements.failAfter(random.between(1, 60), random.between(1, 4))
        return true
      case 'disk-full':
        statements.fill(random.between(0, 6))
        scheduler.after(random.between(1_000, 120_000), statements.makeRoom)
        return true
      case 'restore': {
        // Kept while a "ready" is on its way as likely as not, and put back when more has been done.
        if (world.app() === null) return true
        const copy = world.keepCopy()
        scheduler.after(random.between(1_000, 600_000), () => world.putBack(copy))
        return true
      }
      case 'tokens':
        world.service.revokeTokens()
        return true
      case 'refuse-item': {
        const app = world.app()
        const p = app === null ? undefined : seen(() => someone(app, random))
        const item = p === undefined ? undefined : random.pick(p.items)
        if (item === undefined) return true
        const { refusedItems } = world.service
        if (!refusedItems.delete(item.content.id)) refusedItems.add(item.content.id)
        return true
      }
      default:
        return false
    }
  }

  return {
    play: async (step) => {
      record.counts.steps += 1
      record.say(`step ${step.kind}`)
      const random = chance(step.seed, 'step')
      if (outside(step, random)) return
      const app = world.app()
      if (app !== null) await work(app, step, random)
    },
    answerAll: () => {
      const app = world.app()
      if (app === null) return
      const random = chance(world.plan.seed, 'answers')
      for (const task of seen(() => parked(app))) answer(app, random, task)
    },
  }
}

interface Giving {
  readonly actor?: Actor
  readonly happened?: { readonly at: number; readonly reason: string }
  readonly version?: number
}
