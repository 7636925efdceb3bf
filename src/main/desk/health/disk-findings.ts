import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import type { Finding } from '../../../contract/health.ts'
import { attention, fine, megabytes, wrong } from './found.ts'

const largeWal = 64 * 1024 * 1024
const littleSpace = 1024 * 1024 * 1024
const almostNone = 200 * 1024 * 1024

/** What the system says of a disk: free blocks for this account, and their size. */
export type StatDisk = (folder: string) => { readonly bavail: number; readonly bsize: number }

/** Room on the disk of the data file; below a gigabyte it is said, below 200 MB loudly. */
export const diskFinding = (dir: string, statDisk: StatDisk = statfsSync): Finding => {
  const { bavail, bsize } = statDisk(dir)
  const free = bavail * bsize
  const words = `${megabytes(free)} free on this disk.`
  if (free < almostNone)
    return wrong('Disk', 'The disk is almost full', `${words} Make room now: when it is full nothing can be recorded.`)
  return free < littleSpace
    ? attention('Disk', 'Little room on the disk', `${words} Make room before it is full.`)
    : fine('Disk', words)
}

/** How large the data file and its write-ahead log are. */
export const sizeFindings = (file: string): readonly Finding[] => {
  if (!existsSync(file)) return []
  const wal = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
  const logged = `The write-ahead log holds ${megabytes(wal)}.`
  return [
    fine('Data file', `${megabytes(statSync(file).size)}.`),
    wal > largeWal
      ? attention(
          'Log size',
          'The write-ahead log is large',
          `${logged} It should shrink when the app is closed; if it does not, report it.`,
        )
      : fine('Log size', logged),
  ]
}

const mayWrite = (place: string): boolean => {
  try {
    accessSync(place, constants.R_OK | constants.W_OK)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

/** Whether this account may write where the data lies, and no other may read there. Windows says neither by its mode bits. */
export const folderFinding = (dir: string, file: string, platform: NodeJS.Platform = process.platform): Finding => {
  if (![dir, file].every((place) => !existsSync(place) || mayWrite(place)))
    return wrong(
      'Folder',
      'The data folder cannot be written',
      'This account may not write to the data folder or the data file. Give it back the right to change both.',
    )
  const open = platform !== 'win32' && (statSync(dir).mode & 0o077) !== 0
  return open
    ? attention(
        'Folder',
        'Others can look into the data folder',
        'Other accounts of this PC can look into the data folder. Give it mode 0700. What lies in it is encrypted.',
      )
    : fine('Folder', 'This account may write to the data folder.')
}
