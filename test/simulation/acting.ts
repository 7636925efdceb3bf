import type { Command } from '../../src/domain/commands.ts'
import type { Actor } from '../../src/domain/people.ts'
import type { Prescription } from '../../src/domain/prescription.ts'
import type { Result } from '../../src/domain/result.ts'
import type { Act, ActAnswer, ActRefusal } from '../../src/main/dispensing/act.ts'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import { runAct } from '../../src/main/dispensing/run-act.ts'
import { people } from '../support/people.ts'
import type { Chance } from './chance.ts'
import type { App } from './pc.ts'
import { Crashed } from './statement-faults.ts'
import { unansweredUnsigned } from './unsigned.ts'
import type { World } from './world.ts'

/** What a person may want different about an act. */
export interface Giving {
  readonly actor?: Actor
  readonly happened?: { readonly at: number; readonly reason: string }
  readonly version?: number
}

/** People at the screen of a world: what they do goes through the one write path, and what they are told is remembered. */
export interface Acting {
  /** A crash is nothing to a person, a full disk a fault; both give undefined. Anything else is thrown on. */
  readonly asked: <T>(work: () => T) => T | undefined
  readonly act: (app: App, act: Act) => Result<ActAnswer, ActRefusal> | undefined
  readonly give: (app: App, random: Chance, p: Prescription, commands: readonly Command[], more?: Giving) => void
  readonly lastAct: () => Act | null
  /** Reads without anything happening meanwhile. */
  readonly seen: <T>(work: () => T) => T
  readonly versionOf: (app: App, id: string) => number
}

/** A random id. */
export const uuid = (random: Chance): string => {
  const hex = random.bytes(16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** The people of a world. */
export const createActing = (world: World): Acting => {
  const { record } = world
  let lastAct: Act | null = null

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
    seen(() => {
      lookAtUnsigned(app, given)
    })
    return answer
  }

  const lookAtUnsigned = (app: App, { commands }: Act): void => {
    for (const { prescriptionId, command } of commands) {
      const p = prescriptionById(app.database.db, prescriptionId)
      const left = command.type === 'hand-out' || command.type === 'dispatch'
      const how = p && unansweredUnsigned(app.database.db, p, left)
      if (how !== undefined) record.broken(9, `${prescriptionId} has no signature, ${how}, and nobody was asked`)
    }
  }

  const seen = <T>(work: () => T): T => world.statements.quietly(work)
  const versionOf = (app: App, id: string): number => seen(() => prescriptionById(app.database.db, id))?.version ?? 0

  const give: Acting['give'] = (app, random, p, commands, more = {}) => {
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

  return { asked, act, give, lastAct: () => lastAct, seen, versionOf }
}
