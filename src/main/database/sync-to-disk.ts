import { closeSync, fsyncSync, openSync } from 'node:fs'
import path from 'node:path'

/** Returns when a file's bytes are on the disk and not only in the system's cache. */
export const syncFile = (file: string): void => syncPath(file, 'r+')

/** Makes a new or renamed file's name durable. Windows cannot open a folder and does this by itself. */
export const syncFolderOf = (file: string): void => {
  if (process.platform !== 'win32') syncPath(path.dirname(file), 'r')
}

const syncPath = (target: string, flags: 'r' | 'r+'): void => {
  const descriptor = openSync(target, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
