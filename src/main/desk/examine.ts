import path from 'node:path'
import type { Environment } from '../../contract/desk.ts'
import type { Finding } from '../../contract/health.ts'
import { hasRecovery } from '../keys/key-file.ts'
import { lastSeq } from '../ledger/read.ts'
import type { Database } from '../database/database.ts'
import { dayDoubt, nothingLearnt } from './day-doubt.ts'
import { backupFindings, type BackupStand } from './health/backup-findings.ts'
import { diskFinding, folderFinding, sizeFindings } from './health/disk-findings.ts'
import { faultFinding } from './health/fault-finding.ts'
import {
  clockFinding,
  durabilityFinding,
  integrityFinding,
  outboxFinding,
  type KnownOfClock,
} from './health/file-findings.ts'
import { attention, fine, wrong } from './health/found.ts'
import { keyFinding, recoveryFinding } from './health/key-finding.ts'
import { notSetUpFindings } from './health/not-set-up.ts'
import { leftBehindFindings } from './health/left-behind-finding.ts'
import { reachFindings } from './health/reach-findings.ts'
import { replacedFindings } from './health/replaced-records.ts'
import { rememberedStand } from './health/remembered-stand.ts'
import { unfinishedIn } from './leaving/unfinished.ts'
import { hasEnvironment, openForCommand } from './open-for-command.ts'
import { dataFile, environmentDir } from './open-file.ts'
import type { Ports } from './ports.ts'
import { drillFinding } from './restore/drill-stand.ts'

/** A file that is open in this process, for looking at. `integrity` reads every page and may take long. */
export interface OpenForExamination {
  readonly database: Database
  readonly integrity: () => Promise<string> | string
  readonly backups: BackupStand
  readonly clock: KnownOfClock
}

/** Where to look. `version` is the app's; with `open` nothing is opened, and the lock on the folder does not matter. */
export interface Examination {
  readonly dataDir: string
  readonly environment: Environment
  readonly version: string
  readonly open?: OpenForExamination
}

/**
 * Looks at a data folder without changing what is recorded in it, one finding after the other: `doctor` of the command line and
 * of the app. No finding names a person, a prescription or a place on the disk.
 */
export async function* examine(ports: Ports, where: Examination): AsyncGenerator<Finding> {
  const { dataDir, environment, version, open } = where
  yield fine('Versions', `Pestle ${version} on Node ${process.versions.node}, ${process.platform} ${process.arch}.`)
  if (!hasEnvironment(dataDir, environment)) {
    const words = `There is no ${environment} data in ${path.resolve(dataDir)}.`
    yield wrong('Data file', 'There is no data file', words)
    return
  }
  const dir = environmentDir(dataDir, environment)
  const file = dataFile(dir)
  yield keyFinding({ file, keyStore: ports.keyStore })
  const recovery = recoveryFinding(file, environment)
  if (recovery !== undefined) yield recovery
  yield folderFinding(dir, file)
  yield* sizeFindings(file)
  yield* replacedFindings(dir, ports.now())
  yield diskFinding(dir)
  if (open === undefined) yield* leftBehindFindings(unfinishedIn(dir).length)
  if (open === undefined) yield* inClosedFile(ports, where)
  else yield* inFile(ports, where, open)
  yield faultFinding([path.join(dataDir, 'pestle.log.1'), path.join(dataDir, 'pestle.log')], ports.now())
  yield* reachFindings(ports, environment)
}

async function* inClosedFile(ports: Ports, where: Examination): AsyncGenerator<Finding> {
  const { dataDir, environment } = where
  const opened = openForCommand(ports, { dataDir, environment, make: false })
  if (!opened.ok) {
    const { code, sentence } = opened.refusal
    yield code === 'folder-in-use'
      ? attention(
          'Integrity',
          'Not looked at',
          'Pestle is open on this folder: close it for the checks inside the data file, or look in “This PC” of the app.',
        )
      : wrong('Integrity', 'The data file does not open', sentence)
    return
  }
  const { database, file } = opened.value
  try {
    yield* inFile(ports, where, {
      database,
      integrity: () => String(database.pragma('integrity_check')),
      backups: rememberedStand(database, file.dir, ports.now()),
      clock: { aheadMs: null, dayDoubt: dayDoubt(database.db, ports.now(), nothingLearnt) },
    })
  } finally {
    file.close()
  }
}

async function* inFile(ports: Ports, where: Examination, open: OpenForExamination): AsyncGenerator<Finding> {
  const { database } = open
  const now = ports.now()
  yield integrityFinding(await open.integrity(), lastSeq(database.db))
  yield durabilityFinding(database)
  yield outboxFinding(database, now)
  yield clockFinding(database, now, open.clock)
  const stand = { hasRecovery: hasRecovery(database.file), backups: open.backups, environment: where.environment }
  yield* notSetUpFindings(stand)
  yield* backupFindings(open.backups, where.environment, now)
  yield drillFinding(database.db, where.environment, now)
}
