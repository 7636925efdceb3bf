import { createHmac } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ok, refused, type Result } from '../../../domain/result.ts'
import { decideSwap, finishSwap, keptSuffix } from '../../backup/restore/swap.ts'
import type { LongWork } from '../../database/long-work.ts'
import { uuidV7 } from '../../ledger/uuid-v7.ts'
import { isAtRestAfterRestore } from '../../outbox/after-restore.ts'
import { systemActor } from '../../../domain/people.ts'
import { verifyFile } from '../verify-file.ts'
import { checkCopy, type CheckInput, type CheckRefusal } from './check-copy.ts'
import { openBeside } from './open-beside.ts'
import { prepareCopy, type PrepareRefusal } from './prepare-copy.ts'

/** A drill is a check whose copy is put back in a folder of its own. `seed` are 32 random bytes: the worker has none. */
export interface DrillInput extends CheckInput {
  readonly seed: Uint8Array
}

/** What a drill found; every one of them must be so for it to count. */
export interface Drilled {
  readonly sequence: number
  readonly madeAt: number
  readonly events: number
  readonly replayMatches: boolean
  readonly tasksComplete: boolean
  /** Nothing of it would be sent before a person said so, and no "ready" without being asked about. */
  readonly held: boolean
}

/** Why a drill did not succeed. */
export type DrillRefusal = CheckRefusal | PrepareRefusal | { readonly code: 'does-not-hold' }

/** Where a drill puts the copy back: inside the environment's folder, and cleared away afterwards. */
const drillDir = (dir: string): string => path.join(dir, 'restore-drill')

/**
 * Restores a backup from beginning to end as a restore does, by the same functions, but into a folder of its own; then opens it,
 * replays it, and throws it away. Heavy: for the worker.
 */
export const restoreDrill = (input: DrillInput, work: LongWork): Result<Drilled, DrillRefusal> => {
  const dir = drillDir(input.dir)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { mode: 0o700 })
  try {
    return drilled({ ...input, dir }, work)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const drilled = (input: DrillInput, work: LongWork): Result<Drilled, DrillRefusal> => {
  const { dir, now, environment, key, seed } = input
  const checked = checkCopy(input, work)
  if (!checked.ok) return checked
  const { manifest } = checked.value
  const random = bytesFrom(seed)
  const ledger = { now: () => now, newId: () => uuidV7(now, random(10)), newSalt: () => random(16) }
  const ready = prepareCopy({ ...input, manifest, ledger, actor: systemActor })
  if (!ready.ok) return ready
  decideSwap(dir, keptSuffix(now))
  finishSwap(dir)
  const opened = openBeside({ file: path.join(dir, 'pestle.db'), key, environment, now })
  if (!opened.ok) return opened
  const { value: database } = opened
  // Of all that the seed gives the only part that has to be secret.
  const scratchKey = createHmac('sha256', input.seed).update('replay').digest()
  try {
    const { events, chainOk, replayMatches, tasksComplete } = verifyFile(
      { now: () => now },
      database,
      ({ done, of }) => {
        work.progress({ step: 'replay', done, of })
      },
      scratchKey,
    )
    const held = isAtRestAfterRestore(database.db)
    if (!chainOk || !replayMatches || !tasksComplete || !held) return refused({ code: 'does-not-hold' })
    return ok({ sequence: manifest.sequence, madeAt: manifest.madeAt, events, replayMatches, tasksComplete, held })
  } finally {
    database.close()
  }
}

// Ids and salts of a file that is thrown away: they must differ, nobody has to be unable to guess them.
const bytesFrom = (seed: Uint8Array): ((count: number) => Buffer) => {
  let counter = 0
  return (count) =>
    createHmac('sha256', seed)
      .update(String((counter += 1)))
      .digest()
      .subarray(0, count)
}
