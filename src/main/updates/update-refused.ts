import type { UpdateTrouble } from './updates.ts'

/**
 * A refusal on its way through electron-updater, which knows only rejections. Thrown by what is plugged into it (provider,
 * download, publisher check) and turned back into data where its promise is awaited, nowhere else.
 */
export class UpdateRefused extends Error {
  readonly trouble: UpdateTrouble

  /** No message: it may end up in a log, and the trouble says it all. */
  constructor(trouble: UpdateTrouble) {
    super(trouble)
    this.name = 'UpdateRefused'
    this.trouble = trouble
  }
}

const full = ['ENOSPC', 'EDQUOT']
const disk = [
  'EACCES',
  'EPERM',
  'EROFS',
  'EIO',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EMFILE',
  'ENFILE',
  'EBUSY',
  'EEXIST',
  'ENOTEMPTY',
]

/** The trouble in an error: a refusal of ours, or what the disk said. Undefined: a fault, which nobody should catch. */
export const troubleOf = (error: unknown): UpdateTrouble | undefined => {
  if (error instanceof UpdateRefused) return error.trouble
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'download-altered'
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'publisher-refused'
  if (full.includes(code)) return 'disk-full'
  return disk.includes(code) ? 'disk-refused' : undefined
}
