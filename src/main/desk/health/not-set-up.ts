import type { Environment } from '../../../contract/desk.ts'
import type { Finding } from '../../../contract/health.ts'
import type { BackupStand } from './backup-findings.ts'
import { attention } from './found.ts'

/** What is asked of a data file to say what is missing around it. */
export interface SetUpStand {
  readonly hasRecovery: boolean
  readonly backups: BackupStand
  readonly environment: Environment
}

/** What nobody has set up yet although nothing is wrong. Where patients are real most of it is a trouble, and said as one. */
export const notSetUpFindings = ({ hasRecovery, backups, environment }: SetUpStand): readonly Finding[] => {
  const practice = environment === 'practice'
  const chosen = !backups.troubles.includes('no-target')
  const words = chosen
    ? 'A place for backups is chosen. The first one of this record is made by itself within 15 minutes, or now by “Make a backup now”.'
    : 'Nobody said where backups go. Nobody real is lost with practice; choose a place in “This PC” to try it.'
  const noBackup = chosen ? backups.last === null && (practice || backups.troubles.length === 0) : practice
  return [
    ...(practice && !hasRecovery
      ? [
          attention(
            'Recovery',
            'No recovery code',
            'Without one no other PC opens a backup. Nobody real is lost with practice; make one in “This PC” to try it.',
          ),
        ]
      : []),
    ...(noBackup ? [attention('Backup', 'No backup yet', words)] : []),
  ]
}
