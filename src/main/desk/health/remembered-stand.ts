import { oldestMs } from '../../backup/due.ts'
import { rememberedBackups } from '../../backup/remembered-backups.ts'
import type { BackupTrouble } from '../../../contract/backup.ts'
import type { Database } from '../../database/database.ts'
import { newestMessageNo } from '../../intake/newest-message.ts'
import { hasRecovery } from '../../keys/key-file.ts'
import { fileStand } from '../../ledger/history.ts'
import { lastSeq } from '../../ledger/read.ts'
import type { BackupStand } from './backup-findings.ts'

/** How the backups of a file stand while no desk makes any: by what the desk wrote down. The place itself is not looked at. */
export const rememberedStand = (database: Database, dir: string, now: number): BackupStand => {
  const { target, last } = rememberedBackups(dir).read()
  const newest = last?.terminalId === fileStand(database.db).terminalId ? last : null
  const mark = `${lastSeq(database.db)}/${newestMessageNo(database.db)}`
  const isOld = newest === null || (newest.mark !== mark && now - newest.madeAt > oldestMs)
  const troubles: readonly BackupTrouble[] =
    target === null
      ? ['no-target']
      : [...(isOld ? ['old' as const] : []), ...(hasRecovery(database.file) ? [] : ['no-recovery-code' as const])]
  return { troubles, last: newest }
}
