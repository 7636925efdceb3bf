import { randomBytes, randomUUID } from 'node:crypto'
import { realPorts } from '../../src/main/compose.ts'
import type { Database } from '../../src/main/database/database.ts'
import { buildCore, type Core } from '../../src/main/desk/core.ts'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import { runAct } from '../../src/main/dispensing/run-act.ts'
import { dutyRecord } from '../../src/main/on-duty/on-duty.ts'
import { runDuty } from '../../src/main/on-duty/run-duty.ts'
import { uuidV7 } from '../../src/main/ledger/uuid-v7.ts'
import { prescriptionKey } from '../../src/domain/identifiers.ts'
import type { Command } from '../../src/domain/commands.ts'
import type { Actor } from '../../src/domain/people.ts'
import { contentNumber } from '../support/content-number.ts'
import { nextStep } from '../support/next-step.ts'
import { people } from '../support/people.ts'
import { releasedSource } from '../support/released-source.ts'
import { openBench } from './backlog.ts'
import { openBare, type WriteListener } from './written-rows.ts'

/** How long each act took in ms, and the same rows written by better-sqlite3 alone, in the same order. */
export interface ActTimes {
  readonly acts: readonly number[]
  readonly bare: readonly number[]
}

/** Where to work: two files with the same content, and from which number on prescriptions are new to them. */
export interface ActWork {
  readonly file: string
  readonly bareFile: string
  readonly listener: WriteListener
  readonly from: number
  readonly prescriptions: number
}

/** Takes prescriptions in and through all acts of their way; each act is followed by its bare transaction on the other file. */
export const timeActs = ({ file, bareFile, listener, from, prescriptions }: ActWork): ActTimes => {
  const database = openBench(file)
  const bareDb = openBare(bareFile)
  const newId = () => uuidV7(Date.now(), randomBytes(10))
  const { dispensing, ourOds, duty } = buildCore(
    realPorts,
    { database, newId },
    { environment: 'practice', committed: () => undefined },
  )
  signOnIn(database, duty)
  const acts: number[] = []
  const bare: number[] = []

  const act = (actor: Actor, prescriptionId: string, commands: readonly Command[]): void => {
    const expectedVersion = prescriptionById(database.db, prescriptionId)?.version ?? null
    const asked = commands.map((command) => ({ commandId: randomUUID(), prescriptionId, expectedVersion, command }))
    listener.listen()
    const startedAt = performance.now()
    const done = runAct(dispensing, { actId: randomUUID(), actor, happened: null, commands: asked })
    acts.push(performance.now() - startedAt)
    if (!done.ok) throw new Error(`The act was refused: ${JSON.stringify(done.refusal)}`)
    bare.push(bareDb.write(listener.taken()))
  }

  const today = new Date().toISOString().slice(0, 10)
  for (let n = from; n < from + prescriptions; n += 1) {
    const content = contentNumber(n, { writtenOn: today })
    const id = prescriptionKey(content.shortId, content.issue?.number)
    const source = releasedSource(ourOds, randomUUID)
    act(people.system, id, [{ type: 'receive', source, content, ourOds, sentBackReason: null }])
    for (;;) {
      const prescription = prescriptionById(database.db, id)
      const commands = prescription && nextStep(prescription)
      if (commands === undefined) break
      act(people.pharmacist, id, commands)
    }
  }
  database.close()
  bareDb.close()
  return { acts, bare }
}

// The same file is worked on several times: who is signed on stays so.
const signOnIn = (database: Database, duty: Core['duty']): void => {
  const { version, spells } = dutyRecord(database.db, Date.now())
  if (spells.length > 0) return
  const command = { type: 'sign-on', registration: '2000000', insteadBecause: null, until: null } as const
  const act = { commandId: randomUUID(), actor: people.pharmacist, expectedVersion: version, happened: null, command }
  const done = runDuty({ ...duty, database, keepRegistration: () => undefined, changed: () => undefined }, act)
  if (!done.ok) throw new Error(`The pharmacist was refused: ${done.refusal.code}`)
}
