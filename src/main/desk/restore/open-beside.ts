import type { Environment } from '../../../contract/desk.ts'
import { refused, type Result } from '../../../domain/result.ts'
import { openDatabase, type Database } from '../../database/database.ts'
import type { DatabaseRefusal } from '../../database/database-refusal.ts'
import { unknownEventTypes } from '../../ledger/read.ts'
import { knownEventVersions } from '../known-events.ts'

/** A data file other than the one at work, and its key. */
export interface Beside {
  readonly file: string
  readonly key: Uint8Array
  readonly environment: Environment
  /** UTC ms. */
  readonly now: number
}

/** Why a file beside the one at work was not opened; `damaged` stands for whatever SQLite says of it. */
export type BesideRefusal = DatabaseRefusal | { readonly code: 'damaged' }

/** Opens a data file that must exist already, with everything known that this version knows; an older one is upgraded. */
export const openBeside = ({ file, key, environment, now }: Beside): Result<Database, BesideRefusal> => {
  try {
    return openDatabase({
      file,
      key: Buffer.from(key),
      environment,
      now: () => now,
      newId: () => {
        throw new Error('No file is made here')
      },
      mustExist: true,
      unknownEvent: (db) => unknownEventTypes(db, knownEventVersions)[0]?.type,
    })
  } catch (fault) {
    if (isDamage(fault)) return refused({ code: 'damaged' })
    throw fault
  }
}

const isDamage = (fault: unknown): boolean =>
  fault instanceof Error &&
  'code' in fault &&
  typeof fault.code === 'string' &&
  /^SQLITE_(CORRUPT|NOTADB|CANTOPEN|IOERR_SHORT_READ|ERROR)/.test(fault.code)
