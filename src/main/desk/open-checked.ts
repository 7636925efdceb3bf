import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from '../../contract/desk.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import { openDatabase, type Database, type Upgrade } from '../database/database.ts'
import { isDamaged } from '../database/damaged.ts'
import { isDiskFull } from '../database/disk-full.ts'
import { appMigrations, type Migration } from '../database/migrations.ts'
import { endsTheSame, ledgerEnd } from '../ledger/ledger-end.ts'
import { unknownEventTypes } from '../ledger/read.ts'
import { rebuildOutdated } from '../ledger/replay.ts'
import { uuidV7 } from '../ledger/uuid-v7.ts'
import { knownEventVersions } from './known-events.ts'
import { removeOldCopies } from './old-copies.ts'
import type { Ports } from './ports.ts'
import { projectors } from './projectors.ts'
import { putCopyBack } from './put-copy-back.ts'
import { selfCheck, type SelfCheckFinding } from './self-check.ts'
import type { StartRefusal } from './start-refusal.ts'
import { recordUpdates, unknownVersion } from './update-events.ts'
import { changeUpgradeNote, readUpgradeNote, type UpgradeNote } from './upgrade-note.ts'

/**
 * What is opened, and by which version of the app; a command does not say and counts as the version that worked here last.
 * `look` stands in for the look through the file in tests.
 */
export interface FileToOpen {
  readonly file: string
  readonly key: Buffer
  readonly environment: Environment
  readonly version?: string | undefined
  readonly migrations?: readonly Migration[]
  readonly look?: typeof selfCheck
}

/**
 * Why a version does not work on a file it was to take over: what it found, whether the file is again as it was before, which
 * version can go on (null where that was not noted), and the fault, for the log.
 */
export interface SelfCheckFailed {
  readonly code: 'self-check-failed'
  readonly version: string
  readonly previous: string | null
  readonly findings: readonly SelfCheckFinding[]
  readonly putBack: boolean
  readonly fault?: unknown
}

type Opening = Pick<Ports, 'now' | 'randomBytes'>

/**
 * Opens a data file for work. A version that opens it for the first time looks it through before anybody works on it; where that
 * fails after an upgrade, the copy from before is put back and the version before goes on. As long as the note beside the file
 * says that it is being taken over, nobody has worked on it.
 */
export const openChecked = (ports: Opening, given: FileToOpen): Result<Database, StartRefusal> => {
  const asked = { ...given, version: given.version ?? readUpgradeNote(given.file).checked?.version ?? unknownVersion }
  const taking = takeOver(ports, asked)
  if (taking.kind === 'opened') return ok(taking.database)
  if (taking.kind === 'refused') {
    // Another version was taking the file over and did not end that: what it did to it is undone.
    const undone = taking.refusal.code === 'newer-than-app' && undo(ports, asked)
    return undone ? openChecked(ports, asked) : refused(taking.refusal)
  }
  const { version } = asked
  const { underWay, checked } = readUpgradeNote(asked.file)
  const previous = underWay?.previous ?? checked?.version ?? null
  const putBack = undo(ports, asked, taking.findings)
  const { findings, fault } = taking
  changeUpgradeNote(asked.file, {
    failed: { version, previous, findings: [...findings], at: ports.now(), told: false },
  })
  return refused({ code: 'self-check-failed', version, previous, findings, putBack, fault })
}

type Taking =
  | { readonly kind: 'opened'; readonly database: Database }
  | { readonly kind: 'refused'; readonly refusal: StartRefusal }
  | { readonly kind: 'failed'; readonly findings: readonly SelfCheckFinding[]; readonly fault?: unknown }

type Asked = FileToOpen & { readonly version: string }

const takeOver = (ports: Opening, asked: Asked): Taking => {
  const { file, version, look = selfCheck } = asked
  const isNew = !existsSync(file)
  const before = readUpgradeNote(file)
  let database: Database | undefined
  let opened = false
  try {
    const opening = openUpgrading(ports, asked)
    if (!opening.ok) return { kind: 'refused', refusal: opening.refusal }
    database = opening.value
    rebuildOutdated(database, projectors)
    const findings = isNew || isKnown(database, before, version) ? [] : look(ports, database)
    if (findings.length > 0) return { kind: 'failed', findings }
    recordUpdates(ports, database, before, version)
    noteTaken(ports, asked, database)
    opened = true
    return { kind: 'opened', database }
  } catch (fault) {
    // Room is all that a full disk needs; and a fault with a file that this version knows, or with one that the disk does not
    // give back and of which there is no copy, is not one of taking it over.
    if (isDiskFull(fault) || !isBeingTaken(file, version)) throw fault
    if (isDamaged(fault) && readUpgradeNote(file).underWay === null) throw fault
    return { kind: 'failed', findings: ['upgrade'], fault }
  } finally {
    if (!opened) database?.close()
  }
}

const openUpgrading = (ports: Opening, { file, key, environment, version, migrations = appMigrations }: Asked) =>
  openDatabase({
    file,
    key,
    environment,
    migrations,
    now: ports.now,
    newId: () => uuidV7(ports.now(), ports.randomBytes(10)),
    unknownEvent: (db) => unknownEventTypes(db, knownEventVersions)[0]?.type,
    holdsTheSame: endsTheSame,
    beforeUpgrade: (upgrade) => {
      noteUnderWay(file, version, upgrade)
    },
  })

// Ended and begun again, possibly by yet another version: the first copy is the one of the file as somebody last worked on it.
const noteUnderWay = (file: string, version: string, { from, copy, db }: Upgrade): void => {
  const { checked, underWay } = readUpgradeNote(file)
  const begun = underWay !== null && existsSync(path.join(path.dirname(file), underWay.copy))
  const fresh = { previous: checked?.version ?? null, from, copy: path.basename(copy), ...ledgerEnd(db) }
  changeUpgradeNote(file, { underWay: { ...(begun ? underWay : fresh), version } })
}

const isKnown = (database: Database, { checked, underWay }: UpgradeNote, version: string): boolean =>
  database.copyBeforeUpgrade === undefined && underWay === null && checked?.version === version

const isBeingTaken = (file: string, version: string): boolean => {
  const { checked, underWay } = readUpgradeNote(file)
  return underWay !== null || (checked !== null && checked.version !== version)
}

const noteTaken = ({ now }: Opening, { file, version }: Asked, { schema }: Database): void => {
  const { checked, underWay, failed } = readUpgradeNote(file)
  const told = failed === null || failed.version === version ? null : { ...failed, told: true }
  const same = checked?.version === version && checked.schema === schema
  if (same && underWay === null && failed?.told === told?.told) return
  changeUpgradeNote(file, { checked: { version, schema, at: now() }, underWay: null, failed: told })
  if (underWay !== null) removeOldCopies(file)
}

const undo = (ports: Opening, { file, key }: Asked, findings: readonly SelfCheckFinding[] = ['upgrade']): boolean => {
  const { underWay } = readUpgradeNote(file)
  if (underWay === null || !putCopyBack(file, key, underWay)) return false
  const { version, previous } = underWay
  const failed = { version, previous, findings: [...findings], at: ports.now(), told: false }
  changeUpgradeNote(file, { underWay: null, failed })
  return true
}
