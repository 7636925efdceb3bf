import { existsSync, statSync } from 'node:fs'
import type { LookAtBackups } from '../backup/look-at-backups.ts'
import { rememberedBackups } from '../backup/remembered-backups.ts'
import { recoveryDigest } from '../keys/key-file.ts'
import { freshBackupMs } from '../updates/may-install.ts'
import { noLongerThan } from './no-longer-than.ts'
import { dataFile, environmentDir } from './open-file.ts'
import type { Ports } from './ports.ts'

const environment = 'production'
// A place that was seen counts for as long as two looks of an open desk; the next look begins before that.
const seenForMs = 10 * 60_000
const lookAgainMs = 5 * 60_000
const waitAtMostMs = 5_000

const writtenAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

interface Noted {
  readonly name: string
  readonly where: LookAtBackups
}

// Its file stays closed: when it was written last is held against what its desk wrote down.
const noted = (dataDir: string): 'no-record' | 'lacks' | Noted => {
  const dir = environmentDir(dataDir, environment)
  const file = dataFile(dir)
  if (!existsSync(file)) return 'no-record'
  const { last, target, flawed } = rememberedBackups(dir).read()
  if (last === null || target === null || flawed.includes(last.name)) return 'lacks'
  if (last.recovery === null || last.recovery !== recoveryDigest(file)) return 'lacks'
  const isFresh = Math.max(writtenAt(file), writtenAt(`${file}-wal`)) - last.madeAt <= freshBackupMs
  return isFresh ? { name: last.name, where: { target, file, environment, terminalId: last.terminalId } } : 'lacks'
}

/** Whether the live record has a backup while another environment is open. */
export interface LiveRecordBackup {
  /** True also while it is not known whether the backup still lies where it was put: that is looked up then. */
  readonly lacks: () => boolean
  /** Looks now; resolves after some seconds although a place that hangs has said nothing. */
  readonly look: () => Promise<void>
}

/**
 * Asks, while another environment is open, whether the live record has a backup that holds all but its last minutes and lies where
 * it was put: an update exchanges the app for it too. `changed` is told when the answer may be another.
 */
export const liveRecordBackup = (
  ports: Pick<Ports, 'now' | 'after' | 'inWorker'>,
  asked: { readonly dataDir: string; readonly fault: (error: unknown) => void; readonly changed: () => void },
): LiveRecordBackup => {
  let seen: { readonly name: string; readonly at: number } | null = null
  let looking: Promise<void> | null = null
  const lookAt = async ({ name, where }: Noted): Promise<void> => {
    const before = seen
    const found = await ports.inWorker('backup:look', where)
    seen = found.ok && found.value.whole.includes(name) ? { name, at: ports.now() } : null
    if (before?.name !== seen?.name) asked.changed()
  }
  const begin = (what: Noted): Promise<void> =>
    (looking ??= lookAt(what)
      .catch((error: unknown) => {
        seen = null
        asked.fault(error)
      })
      .finally(() => (looking = null)))
  const sinceSeen = ({ name }: Noted): number =>
    seen?.name === name ? Math.abs(ports.now() - seen.at) : Number.POSITIVE_INFINITY
  return {
    lacks: () => {
      const found = noted(asked.dataDir)
      if (typeof found === 'string') return found === 'lacks'
      const ago = sinceSeen(found)
      if (ago > lookAgainMs) void begin(found)
      return ago > seenForMs
    },
    look: async () => {
      const found = noted(asked.dataDir)
      if (typeof found === 'string') return
      await noLongerThan(ports.after, waitAtMostMs, begin(found))
    },
  }
}
