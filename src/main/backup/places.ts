import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { isOnSameDisk } from './same-disk.ts'
import { lettersShareADisk, windowsDisks } from './windows-disks.ts'

// Where the three systems put disks and shares that are connected by hand.
const mountPoints: Readonly<Record<string, readonly string[]>> = {
  linux: ['/mnt', '/media', '/run/media'],
  darwin: ['/Volumes'],
}

/** Folders that are not known to be on the disk of `file` and are there now: what a person is offered, who may type any other. */
export const placesFor = (file: string): readonly string[] => {
  const ours = path.dirname(file)
  const roots =
    process.platform === 'win32' ? drivesBeside(ours) : (mountPoints[process.platform] ?? []).flatMap(twoDeep)
  return roots.filter((folder) => isOther(folder, ours)).slice(0, 20)
}

// Another letter of the same disk is not offered; those that nothing is known of are.
const drivesBeside = (ours: string): readonly string[] => {
  const disks = windowsDisks()
  const letter = ours.charAt(0).toUpperCase()
  return drives.filter((drive) => lettersShareADisk(drive.charAt(0), letter, disks) !== true)
}

const drives = Array.from('DEFGHIJKLMNOPQRSTUVWXYZ').map((letter) => `${letter}:\\`)

// A name below /media is a disk on some systems and a person on others.
const twoDeep = (root: string): readonly string[] => foldersIn(root).flatMap((folder) => [folder, ...foldersIn(folder)])

const foldersIn = (folder: string): readonly string[] => {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return []
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(folder, entry.name))
  } catch (error) {
    // Another person's, or a disk that is just going: not offered.
    if (error instanceof Error && 'code' in error) return []
    throw error
  }
}

const isOther = (folder: string, ours: string): boolean => {
  try {
    return statSync(folder).isDirectory() && isOnSameDisk(folder, ours) !== true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}
