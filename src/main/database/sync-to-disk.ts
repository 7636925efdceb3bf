import { closeSync, fsyncSync, openSync } from 'node:fs'
import path from 'node:path'

/** Returns when a file's bytes are on the disk and not only in the system's cache. */
export const syncFile = (file: string): void => syncPath(file, 'r+')

/** Makes a new or renamed file's name durable, as `syncFolder` does it. */
export const syncFolderOf = (file: string): void => {
  syncFolder(path.dirname(file))
}

/**
 * Puts a folder's names on the disk. Windows cannot open a folder and does this by itself, and so do file systems over a network
 * (CIFS, older NFS) that refuse it for folders.
 */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return
  try {
    syncPath(folder, 'r')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && ['EINVAL', 'ENOTSUP'].includes(String(error.code)))) throw error
  }
}

const syncPath = (target: string, flags: 'r' | 'r+'): void => {
  const descriptor = openSync(target, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
