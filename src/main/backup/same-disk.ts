import { existsSync, readdirSync, realpathSync, statfsSync, statSync } from 'node:fs'
import path from 'node:path'

// statfs(2): NFS, CIFS and SMB 2 lie on another machine.
const ofNetworks: readonly number[] = [0x6969, 0xff534d42, 0xfe534d42]

/**
 * Whether a folder lies on a disk that the folder of the data file is on; null where the system does not say, as Windows does not
 * of two drive letters. Partitions, logical volumes and arrays are followed to their disks on Linux.
 */
export const isOnSameDisk = (folder: string, dataFolder: string): boolean | null => {
  const [there, here] = [statSync(folder).dev, statSync(dataFolder).dev]
  if (there === here) return true
  if (process.platform === 'win32') return realpathSync.native(folder).startsWith('\\\\') ? false : null
  if (process.platform !== 'linux') return null
  return ofNetworks.includes(statfsSync(folder).type >>> 0) ? false : shareADisk(there, here)
}

/** Whether two device numbers of Linux are of one disk, by what the kernel shows in `blockDevices`; null where it does not know one of them. */
export const shareADisk = (one: number, other: number, blockDevices = '/sys/dev/block'): boolean | null => {
  const [disks, others] = [one, other].map((device) => disksOf(path.join(blockDevices, nameOf(device)))) as [
    readonly string[],
    readonly string[],
  ]
  return disks.length === 0 || others.length === 0 ? null : disks.some((disk) => others.includes(disk))
}

// As gnu_dev_major and gnu_dev_minor take a number apart.
const nameOf = (device: number): string =>
  `${String((device >>> 8) & 0xfff)}:${String((device & 0xff) | ((device >>> 12) & 0xfff00))}`

const disksOf = (entry: string): readonly string[] => {
  if (!existsSync(entry)) return []
  const device = realpathSync(entry)
  const under = path.join(device, 'slaves')
  const below = existsSync(under) ? readdirSync(under).map((name) => path.join(under, name)) : []
  if (below.length > 0) return below.flatMap(disksOf)
  return [existsSync(path.join(device, 'partition')) ? path.dirname(device) : device]
}
