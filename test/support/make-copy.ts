import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { onOwnConnection } from '../../src/main/database/sealed-copy.ts'
import { ledgerEnd } from '../../src/main/ledger/ledger-end.ts'
import { appMigrations } from '../../src/main/database/migrations.ts'
import { backupFiles, writeManifest, type Manifest } from '../../src/main/backup/manifest.ts'

/** A backup folder as the app makes them, of a file that is at work, without the target around it. */
export const makeCopy = (
  from: { readonly file: string; readonly key: Buffer; readonly now: number },
  folder: string,
  more: Partial<Manifest> = {},
): Manifest => {
  mkdirSync(folder, { recursive: true })
  const { database } = backupFiles(folder)
  return onOwnConnection(from.file, from.key, (own) => {
    own.copyInto(database)
    const unsigned = {
      version: 1 as const,
      environment: 'practice' as const,
      terminalId: own.terminalId,
      odsCode: 'FA565',
      appVersion: '0',
      schema: appMigrations.length,
      ...ledgerEnd(own.db),
      madeAt: from.now,
      bytes: statSync(database).size,
      sha256: createHash('sha256').update(readFileSync(database)).digest('hex'),
      keyFileSha256: null,
      ...more,
    }
    return writeManifest(folder, unsigned, from.key)
  })
}
