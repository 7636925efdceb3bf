import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { refused, ok, type Result } from '../../domain/result.ts'
import { writePrivateFile } from '../keys/durable-file.ts'
import { isOnSameDisk } from './same-disk.ts'

/** Where backups go: a folder, and the id that was written into it when it was chosen. Another disk in its place has another id. */
export interface Target {
  readonly folder: string
  readonly id: string
}

/** Why a folder cannot take backups. */
export type TargetRefusal =
  | { readonly code: 'not-absolute' }
  | { readonly code: 'target-missing' }
  | { readonly code: 'target-not-a-folder' }
  | { readonly code: 'target-not-writable' }
  | { readonly code: 'target-full' }
  /** Inside the data folder, which it is to outlive. */
  | { readonly code: 'target-is-ours' }

/** What the folder is like. Both are null where the system does not say. */
export interface TargetLook {
  readonly sameDisk: boolean | null
  readonly freeBytes: number | null
}

const marker = z.object({ version: z.literal(1), id: z.string().min(8).max(64) })

/** The file that says that this folder was chosen; its name tells people what the folder is. */
export const markerOf = (folder: string): string => path.join(folder, 'pestle-backups.json')

/** What tells one terminal from another in names: the random end of its id. The beginning is the time, and the same for PCs that were set up together. */
export const terminalMark = (terminalId: string): string => terminalId.slice(-12)

/** The folder of one terminal's backups inside the target. */
export const terminalFolder = (target: Target, environment: string, terminalId: string): string =>
  path.join(target.folder, `pestle-${environment}-${terminalMark(terminalId)}`)

/** Whether an error says that the target is at fault, and how; undefined for everything else. */
export const targetTrouble = (error: unknown): TargetRefusal | undefined => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code)) return { code: 'target-full' }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code) || code.startsWith('SQLITE_READONLY'))
    return { code: 'target-not-writable' }
  return gone.test(code) ? { code: 'target-missing' } : undefined
}

// What a pulled disk, a server that went away or a lost network are called by Linux, macOS and Windows.
const gone =
  /^(ENOENT|ENOTDIR|ENODEV|ENXIO|EIO|ESTALE|ENOTCONN|EHOSTDOWN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ETIMEDOUT|ECONNRESET|EBUSY|EINVAL|UNKNOWN|SQLITE_IOERR.*|SQLITE_CANTOPEN.*)$/

/** Which folder is to take backups; `newId` is its id unless it has one. */
export interface PrepareTarget {
  readonly folder: string
  readonly dataDir: string
  readonly newId: string
}

/**
 * Makes a folder ready for backups: it is there, can be written, and lies outside `dataDir`. One that has an id keeps it, because
 * several PCs may share it.
 */
export const prepareTarget = ({ folder, dataDir, newId }: PrepareTarget): Result<Target, TargetRefusal> =>
  asRefusal((): Result<Target, TargetRefusal> => {
    if (!path.isAbsolute(folder)) return refused({ code: 'not-absolute' })
    const found = statSync(folder)
    if (!found.isDirectory()) return refused({ code: 'target-not-a-folder' })
    if (isInside(folder, dataDir)) return refused({ code: 'target-is-ours' })
    const id = readMarker(folder) ?? newId
    // Written in any case: so that a folder that cannot be written is found out now and not at night.
    writePrivateFile(markerOf(folder), Buffer.from(`${JSON.stringify({ version: 1, id })}\n`))
    return ok({ folder, id })
  })

/** Whether the target is there and is the one that was chosen, and what it is like. Only stats: nothing of the data file is opened. */
export const lookAtTarget = (target: Target, dataFile: string): Result<TargetLook, TargetRefusal> =>
  asRefusal((): Result<TargetLook, TargetRefusal> => {
    if (readMarker(target.folder) !== target.id) return refused({ code: 'target-missing' })
    return ok({ sameDisk: isOnSameDisk(target.folder, path.dirname(dataFile)), freeBytes: freeBytesOf(target.folder) })
  })

/** Runs work on the target; what the target is at fault for becomes a refusal, the rest is thrown. */
export const asRefusal = <T, R>(work: () => Result<T, R>): Result<T, R | TargetRefusal> => {
  try {
    return work()
  } catch (error) {
    const refusal = targetTrouble(error)
    if (refusal === undefined) throw error
    return refused(refusal)
  }
}

/** Removes what a broken-off backup or removal left. */
export const removeLeftOvers = (folder: string): void => {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder))
    if (/^[0-9]{8}T[0-9]{6}Z(-[0-9]+)?\.(partial|removing)$/.test(name))
      rmSync(path.join(folder, name), { recursive: true, force: true })
}

const readMarker = (folder: string): string | undefined => {
  const file = markerOf(folder)
  if (!existsSync(file)) return undefined
  try {
    return marker.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data?.id
  } catch (error) {
    // Cut short by the disk that went away: as good as none.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Free bytes of a folder's disk for this account; null where the system does not say. */
export const freeBytesOf = (folder: string): number | null => {
  const { bavail, bsize, blocks } = statfsSync(folder)
  return blocks === 0 ? null : bavail * bsize
}

/** Whether a folder lies in another one, by whatever name it is called. */
export const isInside = (folder: string, dataDir: string): boolean => {
  const [inner, outer] = [realpathSync(folder), realpathSync(dataDir)]
  const way = path.relative(outer, inner)
  return way === '' || (!way.startsWith(`..${path.sep}`) && way !== '..' && !path.isAbsolute(way))
}
