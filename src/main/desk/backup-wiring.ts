import { ok, type Result } from '../../domain/result.ts'
import { askWhichDisk } from '../backup/ask-which-disk.ts'
import { backupHandlers } from '../backup/handlers.ts'
import { startBackups } from '../backup/backups.ts'
import type { Target } from '../backup/target.ts'
import type { Backups } from '../backup/backups-port.ts'
import { recoveryDigest } from '../keys/key-file.ts'
import { newestMessageNo } from '../intake/newest-message.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { fileStand } from '../ledger/history.ts'
import { lastSeq } from '../ledger/read.ts'
import { readSettings } from '../settings/settings.ts'
import type { OpenDeskOptions } from './open-desk.ts'
import type { OpenFile } from './open-file.ts'
import type { Ports } from './ports.ts'

/** Starts the backups of an open file and answers the questions about them. `stop` waits until no other thread has the file open. */
export const backupWiring = (
  ports: Ports,
  desk: { readonly opened: OpenFile; readonly options: OpenDeskOptions; readonly ledger: LedgerContext },
): { readonly backups: Backups; readonly handlers: ReturnType<typeof backupHandlers> } => {
  const { opened, options, ledger } = desk
  const { database, dir } = opened
  const { inWorker } = ports
  const fault = (error: unknown): void => void options.reportFault('backup', error)
  // The place may have gone between the look and the question.
  const unknownDisk = (error: unknown): null => {
    fault(error)
    return null
  }
  const whichDisk = askWhichDisk((folder) =>
    process.platform === 'win32'
      ? inWorker('backup:windows-disk', { folder, dataFolder: dir }).catch(unknownDisk)
      : Promise.resolve(null),
  )
  const withDisk = async <T extends { readonly sameDisk: boolean | null }, R>(
    target: Target,
    found: Result<T, R>,
  ): Promise<Result<T, R>> => (found.ok ? ok(await whichDisk(target, found.value)) : found)
  const backups = startBackups({
    file: database.file,
    dir,
    dataDir: options.dataDir,
    dataKey: opened.dataKey,
    environment: options.environment,
    terminalId: fileStand(database.db).terminalId,
    appVersion: options.version,
    odsCode: () => readSettings(database.db).odsCode,
    mark: () => `${lastSeq(database.db)}/${newestMessageNo(database.db)}`,
    hasRecovery: () => opened.keys.hasRecovery(),
    recovery: () => recoveryDigest(database.file),
    now: ports.now,
    after: ports.after,
    newId: opened.newId,
    work: {
      make: async (asked, waiting) => withDisk(asked.target, await inWorker('backup:make', asked, waiting)),
      verify: (asked, waiting) => inWorker('backup:verify', asked, waiting),
      prepare: (asked) => inWorker('backup:prepare-target', asked),
      look: async (asked) => withDisk(asked.target, await inWorker('backup:look', asked)),
      places: (asked) => inWorker('backup:places', asked),
    },
    changed: () => {
      options.pushes.send({ kind: 'work' })
    },
    fault,
  })
  const begin = (work: () => Promise<unknown>): void => void work().catch(fault)
  return { backups, handlers: backupHandlers({ database, ledger, backups, begin }) }
}
