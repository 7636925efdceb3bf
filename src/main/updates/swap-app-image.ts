import { createHash } from 'node:crypto'
import { chmodSync, closeSync, copyFileSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

const toDisk = (place: string): void => {
  const descriptor = openSync(place, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Puts the new AppImage in the place of the one that runs. It grows beside it and is renamed over it, so that at every moment
 * there is one whole app under that name; what was copied is held against `sha512` (base64) again. Gives whether it was swapped.
 */
export const swapAppImage = (installer: string, appImage: string, sha512: string): boolean => {
  const growing = `${appImage}.new`
  rmSync(growing, { force: true })
  copyFileSync(installer, growing)
  if (createHash('sha512').update(readFileSync(growing)).digest('base64') !== sha512) {
    rmSync(growing)
    return false
  }
  chmodSync(growing, 0o755)
  toDisk(growing)
  renameSync(growing, appImage)
  toDisk(path.dirname(appImage))
  return true
}
