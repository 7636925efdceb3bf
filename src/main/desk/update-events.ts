import { systemActor } from '../../domain/people.ts'
import type { Database } from '../database/database.ts'
import { append } from '../ledger/append.ts'
import { readStream, streamVersion } from '../ledger/read.ts'
import { uuidV7 } from '../ledger/uuid-v7.ts'
import type { Ports } from './ports.ts'
import type { UpgradeNote } from './upgrade-note.ts'

/** Where the events about versions are. */
export const updatesStream = 'updates'
/** The events about versions of the app that took this file over or could not, by type and newest version. */
export const updateEventVersions = { 'update-installed': 1, 'update-went-back': 1 } as const

/** Stands for the version of a file that only commands have opened so far. */
export const unknownVersion = 'unknown'

interface Told {
  readonly type: keyof typeof updateEventVersions
  readonly body: object
}

/**
 * Records that this version took the file over from another one, and that another one could not, once each: done again after an
 * end in between it records nothing.
 */
export const recordUpdates = (
  ports: Pick<Ports, 'now' | 'randomBytes'>,
  database: Database,
  { checked, failed }: UpgradeNote,
  version: string,
): void => {
  const told: Told[] = []
  if (failed !== null && !failed.told && failed.version !== version)
    told.push({ type: 'update-went-back', body: { version: failed.version, findings: failed.findings, at: failed.at } })
  if (checked !== null && checked.version !== version && ![checked.version, version].includes(unknownVersion))
    told.push({ type: 'update-installed', body: { version, previous: checked.version, schema: database.schema } })
  const fresh = told.filter((event) => !wasToldLast(database, event))
  if (fresh.length === 0) return
  const now = ports.now()
  const newId = (): string => uuidV7(ports.now(), ports.randomBytes(10))
  const id = newId()
  database.transact((tx) => {
    append(
      tx,
      { now: ports.now, newId, newSalt: () => ports.randomBytes(16) },
      {
        stream: updatesStream,
        expectedVersion: streamVersion(tx, updatesStream),
        commandId: id,
        actId: id,
        actor: systemActor,
        happenedAt: now,
        events: fresh,
      },
    )
  })
}

const wasToldLast = (database: Database, { type, body }: Told): boolean => {
  const last = readStream(database.db, updatesStream).findLast((event) => event.type === type)
  return last !== undefined && JSON.stringify(last.body) === JSON.stringify(body)
}
