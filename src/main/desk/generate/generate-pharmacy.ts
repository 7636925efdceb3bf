import { systemActor, type Actor, type Role } from '../../../domain/people.ts'
import type { Command } from '../../../domain/commands.ts'
import { prescriptionKey } from '../../../domain/identifiers.ts'
import type { Route } from '../../../domain/prescription.ts'
import { ok, refused, type Result } from '../../../domain/result.ts'
import { addMonths, ukDate } from '../../../domain/uk-date.ts'
import type { Tx } from '../../database/query.ts'
import type { Act, ActAnswer, DispensingDeps } from '../../dispensing/act.ts'
import { hasPrescriptions } from '../../dispensing/questions/prescription-by-id.ts'
import { runActsTogether } from '../../dispensing/run-acts.ts'
import { formatUuid, uuidV7 } from '../../ledger/uuid-v7.ts'
import { lastSeq } from '../../ledger/read.ts'
import { asIfDelivered } from '../../outbox/as-if-delivered.ts'
import { enqueueChanges } from '../../outbox/enqueue.ts'
import { inventedPatients } from '../../practice/scripts/invented-patients.ts'
import { seededRandom } from '../../practice/scripts/seeded-random.ts'
import { spellIdAt } from '../../on-duty/on-duty.ts'
import { dutyWithin } from '../../on-duty/run-duty.ts'
import { people } from '../../staff/people.ts'
import { buildCore, type Core } from '../core.ts'
import type { CommandFile } from '../open-for-command.ts'
import type { Ports } from '../ports.ts'
import { addPracticePharmacy, addPracticeProducts, addPracticeStaff } from '../practice-day.ts'
import { createChance } from './chance.ts'
import { actOf, courseItems, type CourseItem } from './course.ts'
import { inventContent } from './invented-content.ts'
import { arrivalDays, duringHours, whenOpen } from './opening.ts'
import { pickSteps, type Step, type Steps } from './pick-steps.ts'
import { createTimeQueue } from './time-queue.ts'

/** What is to be generated: how many items, and the seed that decides all of it but keys, salts and the day it ends on. */
export interface GenerateOptions {
  readonly items: number
  readonly seed: number
}

/** What was generated. `underWay` prescriptions are not finished. */
export interface Generated {
  readonly prescriptions: number
  readonly items: number
  readonly acts: number
  readonly events: number
  readonly updates: number
  readonly days: number
  readonly underWay: number
}

// A mean pharmacy's trading day (NHSBSA 2024/25: 1.16 billion items, 10,407 pharmacies, 26 days a month), for 11 years at most.
const itemsPerDay = 357
const mostDays = 11 * 307
const openItems = 4_000
const longestDays = 22
const dayMs = 86_400_000
const actsPerTransaction = 2_000
const halfHourMs = 30 * 60_000
const deliverEveryMs = halfHourMs / 2
const bagLetters = 'ABCDEFGHJKMNPQRTUVWXY346789'
/** A prescription under way: what is still to happen to it. */
interface Course {
  readonly id: string
  readonly items: readonly CourseItem[]
  readonly route: Route
  readonly steps: Steps
  readonly began: number
  readonly lastsMs: number
  version: number
  next: number
}

type Due =
  { readonly arrives: number } | { readonly course: Course } | { readonly pharmacist: 'signs-on' | 'signs-off' }

/**
 * Makes a believable pharmacy in a new practice file: its acts go the way of every act, many in a transaction, under a clock that
 * runs through past days up to now. Memory does not grow with the number of items, only with what is under way.
 */
export function* generatePharmacy(
  ports: Ports,
  opened: CommandFile,
  options: GenerateOptions,
): Generator<Generated, Result<Generated, { readonly code: 'not-empty' }>> {
  if (hasPrescriptions(opened.database.db)) return refused({ code: 'not-empty' as const })
  opened.database.makeRoomForBulk()
  const chance = createChance(seededRandom(options.seed))
  const until = ports.now()
  const days = arrivalDays(until, Math.min(Math.ceil(options.items / itemsPerDay), mostDays))
  const perDay = options.items / days.reduce((total, { share }) => total + share, 0)
  const meanDays = Math.min(openItems, options.items * 0.3) / perDay
  const clock = { at: duringHours(days[0]?.day ?? ukDate(until), 0) - 3_600_000 }
  const newId = (): string => uuidV7(clock.at, chance.bytes(10))
  const newUuid = (): string => formatUuid(chance.bytes(16), 4)
  const { dispensing, ledger, duty } = bulkCore({ ...ports, now: () => clock.at }, opened, newId)
  addPracticeStaff({ database: opened.database, ledger })
  addPracticePharmacy({ database: opened.database, ledger })
  addPracticeProducts({ database: opened.database, ledger })
  const staff = new Map(people(opened.database.db).map(({ id, name, role }) => [role, { id, name, role }] as const))
  const queue = createTimeQueue<Due>()
  const made = { prescriptions: 0, items: 0, acts: 0, updates: 0 }
  let signedOn = { version: 0, spellId: '' }
  let [day, planned, asked, bags, nextDelivery] = [0, 0, 0, 0, 0]

  const patients = Math.min(Math.max(300, Math.round(options.items / 25)), inventedPatients)

  const addDay = (): void => {
    const today = days[day]
    if (today === undefined) return
    day += 1
    queue.add(duringHours(today.day, 0) - halfHourMs, { pharmacist: 'signs-on' })
    queue.add(duringHours(today.day, 1) + halfHourMs, { pharmacist: 'signs-off' })
    planned += today.share * perDay
    let left = Math.round(planned) - asked
    asked += left
    while (left > 0) {
      const items = Math.min(left, chance.pick([1, 1, 1, 1, 2, 2, 2, 3, 3, 4]))
      left -= items
      // What was sent over night is fetched when the day begins.
      const share = chance.happens(0.4) ? chance.number() * 0.05 : chance.number()
      queue.add(duringHours(today.day, share * today.share), { arrives: items })
    }
  }

  const bagId = (): string => {
    bags += 1
    return Array.from(
      { length: 5 },
      (_, at) => bagLetters[Math.floor(bags / bagLetters.length ** at) % bagLetters.length],
    ).join('')
  }

  const schedule = (course: Course): void => {
    const step = course.steps[course.next]
    if (step === undefined) return
    const at = whenOpen(course.began + Math.round(step[1] * course.lastsMs), chance.number())
    queue.add(Math.max(at, clock.at + 60_000), { course })
  }

  const arrive = (runOne: (act: Act) => ActAnswer, itemCount: number): void => {
    const invented = inventContent(chance, {
      number: made.prescriptions,
      day: ukDate(clock.at),
      ods: opened.ourOds,
      patient: chance.below(patients),
      seed: options.seed,
      itemCount,
      newUuid,
    })
    const { content } = invented
    const id = prescriptionKey(content.shortId, undefined)
    const command: Command = {
      type: 'receive',
      source: {
        messageId: newUuid(),
        kind: 'release',
        releasedTo: opened.ourOds,
        releaseResponseId: newUuid(),
        signed: true,
      },
      content,
      ourOds: opened.ourOds,
      sentBackReason: null,
    }
    const version = run(runOne, systemActor, id, null, [command])
    const route: Route = chance.happens(0.12) ? 'deliver' : 'collect'
    const lastsMs = Math.min(chance.number() * 2 * meanDays * (7 / 6), longestDays) * dayMs
    made.prescriptions += 1
    made.items += itemCount
    schedule({
      id,
      items: courseItems(invented),
      route,
      steps: pickSteps(chance, route),
      began: clock.at,
      lastsMs,
      version,
      next: 0,
    })
  }

  const go = (runOne: (act: Act) => ActAnswer, course: Course, step: Step): void => {
    const expiry = addMonths(ukDate(clock.at), 6 + chance.below(24))
    const { role, commands } = actOf(step, { ...course, chance, bagId, expiry })
    course.version = run(runOne, actorOf(role), course.id, course.version, commands)
    course.next += 1
    schedule(course)
  }

  const run = (
    runOne: (act: Act) => ActAnswer,
    actor: Actor,
    prescriptionId: string,
    expectedVersion: number | null,
    commands: readonly Command[],
  ): number => {
    made.acts += 1
    const given = commands.map((command) => ({ commandId: newId(), prescriptionId, expectedVersion, command }))
    const answer = runOne({ actId: newId(), actor, happened: null, commands: given })
    return answer.prescriptions[0]?.version ?? 0
  }

  const changeDuty = (tx: Tx, what: 'signs-on' | 'signs-off'): void => {
    const done = dutyWithin(tx, duty, {
      commandId: newId(),
      actor: actorOf('pharmacist'),
      expectedVersion: signedOn.version,
      happened: null,
      command:
        what === 'signs-on'
          ? { type: 'sign-on', registration: '2081234', insteadBecause: null, until: null }
          : { type: 'sign-off', spellId: signedOn.spellId, reason: null },
    })
    if (!done.ok) throw new Error(`The invented pharmacist was refused: ${done.refusal.code}`)
    signedOn = { version: done.value.version, spellId: spellIdAt(tx, clock.at) ?? '' }
  }

  const actorOf = (role: Role): Actor => {
    const actor = role === 'system' ? systemActor : staff.get(role)
    if (actor === undefined) throw new Error(`Nobody in the practice pharmacy is a ${role}`)
    return actor
  }

  const sofar = (): Generated => ({
    ...made,
    events: lastSeq(opened.database.db),
    days: day,
    underWay: queue.size(),
  })

  const more = (): boolean => {
    while (
      (queue.nextAt() ?? Number.POSITIVE_INFINITY) >= duringHours(days[day]?.day ?? '9999-01-01', 0) &&
      day < days.length
    )
      addDay()
    const at = queue.nextAt()
    return at !== undefined && at <= until
  }

  while (more()) {
    runActsTogether(dispensing, (runOne, tx) => {
      for (let acts = 0; acts < actsPerTransaction && more(); acts += 1) {
        const due = queue.take()
        if (due === undefined) return
        clock.at = Math.max(clock.at, due.at)
        if (clock.at >= nextDelivery) {
          made.updates += asIfDelivered(tx, { environment: opened.database.environment, ledger, now: clock.at })
          nextDelivery = clock.at + deliverEveryMs
        }
        if ('pharmacist' in due.what) changeDuty(tx, due.what.pharmacist)
        else if ('arrives' in due.what) arrive(runOne, due.what.arrives)
        else go(runOne, due.what.course, due.what.course.steps[due.what.course.next]?.[0] ?? 'claim')
      }
    })
    yield sofar()
  }
  return ok(sofar())
}

/** The core of the file under another clock; what a setting says is asked once, not at every act. */
const bulkCore = (
  ports: Ports,
  opened: CommandFile,
  newId: () => string,
): Pick<Core, 'ledger' | 'duty' | 'dispensing'> => {
  const core = buildCore(ports, { ...opened.file, newId }, { environment: 'practice', committed: () => undefined })
  const delays = core.outboxWrite.delays()
  const outboxWrite = { ...core.outboxWrite, delays: () => delays }
  const enqueue: DispensingDeps['enqueue'] = (tx, change) => {
    enqueueChanges(tx, outboxWrite, change)
  }
  return { ledger: core.ledger, duty: core.duty, dispensing: { ...core.dispensing, enqueue } }
}
