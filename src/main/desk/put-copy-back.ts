import { constants, copyFileSync, existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { renamePatiently } from '../database/rename-patiently.ts'
import { openSealedCopy } from '../database/sealed-copy.ts'
import { syncFile, syncFolderOf } from '../database/sync-to-disk.ts'
import { hasEventsAfter, ledgerEnd } from '../ledger/ledger-end.ts'
import { updatesStream } from './update-events.ts'
import type { UpgradeNote } from './upgrade-note.ts'

/** Where the file that could not be taken over is kept, for whoever looks into why. */
export const failedFile = (file: string): string => `${file}.not-taken-over`

/**
 * Puts the copy from before an upgrade in the place of its file, which nobody has open; the file goes on as `failedFile`. False,
 * and nothing changed, where the copy is not whole or ends elsewhere than noted, or the file holds an act that the copy does not;
 * an event about versions is none.
 * Ended anywhere in between, the file under its name is one or the other, and doing it again ends it.
 */
export const putCopyBack = (file: string, key: Buffer, underWay: NonNullable<UpgradeNote['underWay']>): boolean => {
  const copy = path.join(path.dirname(file), underWay.copy)
  if (!isCopyWhole(copy, key, underWay) || holdsMore(file, key, underWay.sequence)) return false
  const growing = `${file}.put-back`
  copyFileSync(copy, growing, constants.COPYFILE_FICLONE)
  syncFile(growing)
  keepForLater(file)
  // Written for the file that goes; it would be read into the one that comes.
  removeBeside(file)
  renamePatiently(growing, file)
  syncFolderOf(file)
  return true
}

const isCopyWhole = (copy: string, key: Buffer, { sequence, head }: NonNullable<UpgradeNote['underWay']>): boolean => {
  if (!existsSync(copy)) return false
  const opened = openSealedCopy(copy, key)
  if (opened === undefined) return false
  try {
    const end = ledgerEnd(opened.db)
    return opened.check('quick_check') === 'ok' && end.sequence === sequence && end.head === head
  } finally {
    opened.close()
    // A connection that only reads cannot take away what SQLite laid beside the file.
    removeBeside(copy)
  }
}

const holdsMore = (file: string, key: Buffer, sequence: number): boolean => {
  const opened = openSealedCopy(file, key)
  if (opened === undefined) return false
  try {
    // That it was taken over is written into it before the note says so, and is written anew: it is nobody's act.
    return hasEventsAfter(opened.db, sequence, updatesStream)
  } finally {
    opened.close()
  }
}

const keepForLater = (file: string): void => {
  const kept = failedFile(file)
  copyFileSync(file, `${kept}.partial`, constants.COPYFILE_FICLONE)
  syncFile(`${kept}.partial`)
  renamePatiently(`${kept}.partial`, kept)
}

const removeBeside = (file: string): void => {
  for (const beside of [`${file}-wal`, `${file}-shm`]) rmSync(beside, { force: true })
}
