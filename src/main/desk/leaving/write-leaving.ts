import { mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { csvText } from '../../../domain/csv.ts'
import { ok, refused, type Result } from '../../../domain/result.ts'
import { instantName } from '../../backup/backup-name.ts'
import { asRefusal, freeBytesOf, isInside, type TargetRefusal } from '../../backup/target.ts'
import type { ReadDb } from '../../database/query.ts'
import { countOf, everyRow, tablesOf } from '../../database/every-row.ts'
import type { LongWork } from '../../database/long-work.ts'
import { onOwnConnection } from '../../database/sealed-copy.ts'
import { syncFolder } from '../../database/sync-to-disk.ts'
import { everyPrescription } from '../../dispensing/questions/every-prescription.ts'
import { fileStand } from '../../ledger/history.ts'
import { everyEvent } from '../../ledger/read.ts'
import { historyOf } from '../../outbox/questions.ts'
import {
  eventHeads,
  eventRow,
  itemHeads,
  itemRows,
  prescriptionHeads,
  prescriptionRow,
  updateHeads,
  updateRow,
} from './flat-rows.ts'
import { writeLines, type WrittenFile } from './line-file.ts'
import { forgetRecorded } from './left-event.ts'
import { leavingReadMe } from './read-me.ts'
import { noteUnfinished, removeUnfinished, wholeName } from './unfinished.ts'

/** What taking everything out takes: the open data file and its key, and where it is to go. `at` is UTC ms. */
export interface WriteLeaving {
  readonly file: string
  readonly dataKey: Uint8Array
  readonly dataDir: string
  readonly folder: string
  readonly environment: string
  readonly odsCode: string
  readonly appVersion: string
  readonly at: number
}

/** What `leaving.json` says: what was taken out, up to which event, and every other file with its digest. */
export interface Leaving {
  readonly version: 1
  readonly environment: string
  readonly odsCode: string
  readonly appVersion: string
  readonly terminalId: string
  readonly madeAt: number
  readonly sequence: number
  readonly head: string
  readonly prescriptions: number
  readonly files: readonly WrittenFile[]
}

/** Everything that was taken out, in which folder it lies, and under which name that is noted until `recordLeft`. */
export interface Left {
  readonly folder: string
  readonly partial: string
  readonly leaving: Leaving
}

/** Why nothing was taken out. `unfinished-left`: and what had been written cannot be reached to remove it. */
export type LeaveRefusal = TargetRefusal | { readonly code: 'cancelled' | 'unfinished-left' }

class Cancelled extends Error {}

/**
 * Writes everything that is recorded, of one moment, as JSON Lines and CSV (docs/leaving.md) into a folder of its own, beside the
 * counter that works on. It is not encrypted: that is what it is for. A folder that was not finished is taken away again; one of an
 * earlier time that could not be, or that never came on record, is looked for first.
 */
export const writeLeaving = (asked: WriteLeaving, work: LongWork): Result<Left, LeaveRefusal> => {
  const { folder, dataDir } = asked
  if (!path.isAbsolute(folder)) return refused({ code: 'not-absolute' })
  return onOwnConnection(asked.file, Buffer.from(asked.dataKey), (own) =>
    asRefusal((): Result<Left, LeaveRefusal> => {
      if (!statSync(folder).isDirectory()) return refused({ code: 'target-not-a-folder' })
      if (isInside(folder, dataDir)) return refused({ code: 'target-is-ours' })
      // Text and its copies in CSV: about twice the file.
      const free = freeBytesOf(folder)
      if (free !== null && free < 2 * statSync(asked.file).size) return refused({ code: 'target-full' })
      const partial = path.join(folder, `pestle-everything-${instantName(asked.at)}.partial`)
      const name = wholeName(partial)
      const dir = path.dirname(asked.file)
      own.moment((db) => {
        forgetRecorded(db, dir)
      })
      removeUnfinished(dir)
      noteUnfinished(dir, partial)
      try {
        const leaving = own.moment((db) => grow(db, partial, asked, work))
        renameSync(partial, name)
        syncFolder(folder)
        return ok({ folder: name, partial, leaving })
      } catch (fault) {
        if (removeUnfinished(dir).left > 0) return refused({ code: 'unfinished-left' })
        if (fault instanceof Cancelled) return refused({ code: 'cancelled' })
        throw fault
      }
    }),
  )
}

const sayEveryLines = 50

const grow = (db: ReadDb, partial: string, asked: WriteLeaving, work: LongWork): Leaving => {
  mkdirSync(path.join(partial, 'tables'), { recursive: true, mode: 0o700 })
  const tables = tablesOf(db)
  const stand = fileStand(db)
  const of = tables.reduce((sum, table) => sum + countOf(db, table), 0) + 2 * stand.sequence
  let done = 0
  const counting = function* (step: string, lines: Iterable<string>): Generator<string> {
    for (const line of lines) {
      done += 1
      if (done % sayEveryLines === 0) {
        if (work.isCancelled()) throw new Cancelled()
        work.progress({ step, done: Math.min(done, of), of })
      }
      yield line
    }
  }
  const put = (name: string, lines: Iterable<string>): WrittenFile => writeLines(partial, name, counting(name, lines))
  const { environment, odsCode, appVersion, at: madeAt } = asked
  let prescriptions = 0
  const files = [
    writeLines(partial, 'READ-ME.txt', [leavingReadMe({ environment, odsCode, madeAt })]),
    put('events.jsonl', jsonLines(everyEvent(db))),
    put('events.csv', csvLines(eventHeads, mapped(everyEvent(db), eventRow))),
    put(
      'prescriptions.jsonl',
      jsonLines(
        mapped(everyPrescription(db), (one) => {
          prescriptions += 1
          return one
        }),
      ),
    ),
    put('prescriptions.csv', csvLines(prescriptionHeads, mapped(everyPrescription(db), prescriptionRow))),
    put('items.csv', csvLines(itemHeads, flat(everyPrescription(db), itemRows))),
    put(
      'updates.csv',
      csvLines(
        updateHeads,
        flat(everyPrescription(db), ({ prescription }) => historyOf(db, prescription.id).map(updateRow)),
      ),
    ),
    ...tables.map((table) => put(`tables/${table}.jsonl`, jsonLines(everyRow(db, table)))),
  ]
  const leaving: Leaving = {
    version: 1,
    environment,
    odsCode,
    appVersion,
    madeAt,
    terminalId: stand.terminalId,
    sequence: stand.sequence,
    head: stand.head,
    prescriptions,
    files,
  }
  // Last: a folder that has it has everything it names.
  writeLines(partial, 'leaving.json', [`${JSON.stringify(leaving, undefined, 2)}\n`])
  syncFolder(path.join(partial, 'tables'))
  syncFolder(partial)
  return leaving
}

function* mapped<T, R>(values: Iterable<T>, turn: (value: T) => R): Generator<R> {
  for (const value of values) yield turn(value)
}

function* flat<T, R>(values: Iterable<T>, turn: (value: T) => readonly R[]): Generator<R> {
  for (const value of values) yield* turn(value)
}

function* jsonLines(values: Iterable<object>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`
}

function* csvLines(heads: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  yield csvText([heads])
  for (const row of rows) yield csvText([row])
}
