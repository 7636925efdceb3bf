import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Command } from '../../src/domain/commands.ts'
import { noSchedules } from '../../src/domain/clinical-check/schedule-in-file.ts'
import { nothingKept } from '../../src/domain/kept-in.ts'
import type { Actor } from '../../src/domain/people.ts'
import type { PrescriptionContent } from '../../src/domain/prescription-content.ts'
import type { Prescription, Source } from '../../src/domain/prescription.ts'
import { prescriptionKey } from '../../src/domain/identifiers.ts'
import type { Result } from '../../src/domain/result.ts'
import { openDatabase, type Database } from '../../src/main/database/database.ts'
import type { Tx } from '../../src/main/database/query.ts'
import type { Act, ActAnswer, ActRefusal, DispensingDeps } from '../../src/main/dispensing/act.ts'
import { dispensingProjector } from '../../src/main/dispensing/dispensing-projector.ts'
import { runAct } from '../../src/main/dispensing/run-act.ts'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import type { Projector } from '../../src/main/ledger/projector.ts'
import { compareReplay, type ReplayComparison } from '../../src/main/ledger/replay.ts'
import { verifyChain, type ChainReport } from '../../src/main/ledger/verify.ts'
import { enqueueChanges, type PrescriptionChange } from '../../src/main/outbox/enqueue.ts'
import { defaultDelays } from '../../src/main/outbox/not-before.ts'
import { putPatientRight } from '../../src/main/patients/put-patient-right.ts'
import { people } from './people.ts'
import { releasedSource } from './released-source.ts'
import { seededRandom } from './seeded-random.ts'

/** What a test may want different. Without `folder` the world has one of its own, removed with it. */
export interface WorldOptions {
  readonly seed?: number
  readonly startAt?: number
  readonly ourOds?: string
  readonly folder?: string
  /** Number of the first id, so that a second world on the same file makes others. */
  readonly idsFrom?: number
  readonly projectors?: readonly Projector[]
  /** Who is on duty when; the responsible pharmacist is always there unless said. */
  readonly dutyAt?: DispensingDeps['dutyAt']
  readonly keptCodes?: DispensingDeps['keptCodes']
  /** In place of the real outbox. */
  readonly enqueue?: (tx: Tx, change: PrescriptionChange) => void
}

/** One command as a test gives it; without `expectedVersion` the version of this moment, which is what a fresh screen shows. */
export interface AskedCommand {
  readonly prescriptionId: string
  readonly command: Command
  readonly expectedVersion?: number | null
  readonly commandId?: string
}

/** A pharmacy for one test: a real encrypted file, a clock the test moves, counted ids, seeded chance. */
export interface World extends Disposable {
  readonly clock: {
    readonly now: () => number
    readonly advance: (ms: number) => void
    readonly set: (at: number) => void
  }
  readonly random: () => number
  readonly newId: () => string
  readonly people: typeof people
  readonly ourOds: string
  readonly file: string
  readonly key: Buffer
  /** The open file; another object after `reopen`. */
  readonly database: Database
  readonly dispensing: DispensingDeps
  /** What was handed to the outbox and what was announced after commits, in order. */
  readonly changes: readonly PrescriptionChange[]
  readonly commits: readonly { readonly sequence: number; readonly ids: readonly string[] }[]
  readonly act: (
    actor: Actor,
    commands: readonly AskedCommand[],
    more?: Partial<Pick<Act, 'actId' | 'happened'>>,
  ) => Result<ActAnswer, ActRefusal>
  /** Does one command now; a refusal fails the test. Gives the prescription afterwards. */
  readonly does: (actor: Actor, prescriptionId: string, command: Command) => Prescription
  /** Takes in a prescription, as released by EPS to this pharmacy unless `source` says otherwise; gives its id. */
  readonly receive: (content: PrescriptionContent, source?: Partial<Source>) => string
  readonly prescription: (id: string) => Prescription
  readonly reopen: () => void
  readonly verify: () => { readonly chain: ChainReport; readonly replay: ReplayComparison }
}

const mondayMorning = Date.parse('2026-11-16T09:00:00Z')

/** Opens a world; `using world = createWorld()` closes it and removes its folder. */
export const createWorld = (options: WorldOptions = {}): World => {
  const { startAt = mondayMorning, ourOds = 'FA565', projectors = [dispensingProjector] } = options
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'pestle-world-'))
  const file = path.join(folder, 'pestle.db')
  const key = Buffer.alloc(32, 7)
  const random = seededRandom(options.seed ?? 1)
  let now = startAt
  let counted = options.idsFrom ?? 0
  const clock = { now: () => now, advance: (ms: number) => void (now += ms), set: (at: number) => void (now = at) }
  const newId = (): string => `00000000-0000-7000-8000-${(counted += 1).toString(16).padStart(12, '0')}`
  const ledger = {
    now: clock.now,
    newId,
    newSalt: () => Buffer.from(Array.from({ length: 16 }, () => Math.floor(random() * 256))),
  }
  const open = (at = file): Database => {
    const opened = openDatabase({ file: at, key, environment: 'practice', now: clock.now, newId })
    if (!opened.ok) throw new Error(`The test's data file was not opened: ${opened.refusal.code}`)
    return opened.value
  }
  let database = open()
  const changes: PrescriptionChange[] = []
  const commits: { readonly sequence: number; readonly ids: readonly string[] }[] = []
  const outboxWrite = { environment: 'practice', ownerOds: ourOds, delays: () => defaultDelays, ledger }
  const enqueue = options.enqueue ?? ((tx: Tx, change: PrescriptionChange) => enqueueChanges(tx, outboxWrite, change))
  const deps = (): DispensingDeps => ({
    database,
    ledger,
    now: clock.now,
    ourOds,
    aboutPatient: () => ({ allergies: [], noneKnown: null, notes: [] }),
    scheduleInFile: () => null,
    keptCodes: options.keptCodes ?? (() => nothingKept),
    schedulesByCode: () => noSchedules,
    dutyAt: options.dutyAt ?? (() => ({ responsiblePharmacist: 'present', workingAlone: null })),
    enqueue: (tx, change) => {
      changes.push(change)
      enqueue(tx, change)
    },
    putPatientRight: (tx, change) => {
      putPatientRight(tx, ledger, change)
    },
    committed: (what) => commits.push(what),
  })
  const prescription = (id: string): Prescription => {
    const found = prescriptionById(database.db, id)
    if (found === undefined) throw new Error(`There is no prescription ${id} in this world`)
    return found
  }
  const act: World['act'] = (actor, commands, more = {}) =>
    runAct(deps(), {
      actId: more.actId ?? newId(),
      actor,
      happened: more.happened ?? null,
      commands: commands.map(({ prescriptionId, command, ...given }) => ({
        commandId: given.commandId ?? newId(),
        prescriptionId,
        command,
        expectedVersion:
          given.expectedVersion === undefined
            ? (prescriptionById(database.db, prescriptionId)?.version ?? null)
            : given.expectedVersion,
      })),
    })
  const does: World['does'] = (actor, prescriptionId, command) => {
    const answer = act(actor, [{ prescriptionId, command }])
    if (!answer.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(answer.refusal)}`)
    return prescription(prescriptionId)
  }
  return {
    clock,
    random,
    newId,
    people,
    ourOds,
    file,
    key,
    get database() {
      return database
    },
    get dispensing() {
      return deps()
    },
    changes,
    commits,
    act,
    does,
    prescription,
    receive: (content, source = {}) => {
      const id = prescriptionKey(content.shortId, content.issue?.number)
      const command: Command = {
        type: 'receive',
        source: { ...releasedSource(ourOds, newId), ...source },
        content,
        ourOds,
        sentBackReason: null,
      }
      does(people.system, id, command)
      return id
    },
    reopen: () => {
      database.close()
      database = open()
    },
    verify: () => {
      const fresh = open(':memory:')
      try {
        return { chain: verifyChain(database.db), replay: compareReplay(fresh, database, projectors) }
      } finally {
        fresh.close()
      }
    },
    [Symbol.dispose]: () => {
      database.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true })
    },
  }
}
