import { existsSync, readdirSync, readFileSync, realpathSync, statfsSync, statSync } from 'node:fs'
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
  return ofNetworks.includes(statfsSync(folder).type >>> 0)
    ? false
    : shareADisk(blockDeviceOf(folder, there), blockDeviceOf(dataFolder, here))
}

// Btrfs numbers each of its subvolumes by itself, and none of the numbers is a disk's: the disk is what was mounted there.
const blockDeviceOf = (folder: string, device: number): number => {
  if (majorOf(device) !== 0) return device
  const source = mountedAt(realpathSync(folder), readFileSync('/proc/self/mountinfo', 'utf8'))
  return source?.startsWith('/dev/') === true && existsSync(source) ? statSync(source).rdev : device
}

/** What is mounted where a file or folder lies, by the text of Linux's mountinfo; undefined where that names nothing. */
export const mountedAt = (place: string, mountInfo: string): string | undefined => {
  const mounts = mountInfo.split('\n').flatMap((line) => {
    const found = /^\d+ \d+ \S+ \S+ (\S+) .* - \S+ (\S+)/.exec(line)
    return found === null ? [] : [{ at: unescaped(found[1] ?? ''), source: unescaped(found[2] ?? '') }]
  })
  const over = mounts.filter(({ at }) => place === at || place.startsWith(at === '/' ? at : `${at}/`))
  // The longest, and of two on one another the later one.
  return over.reduce<(typeof over)[number] | undefined>(
    (best, one) => (best === undefined || one.at.length >= best.at.length ? one : best),
    undefined,
  )?.source
}

const unescaped = (field: string): string =>
  field.replaceAll(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

/** Whether two device numbers of Linux are of one disk, by what the kernel shows in `blockDevices`; null where it does not know one of them. */
export const shareADisk = (one: number, other: number, blockDevices = '/sys/dev/block'): boolean | null => {
  const [disks, others] = [one, other].map((device) => disksOf(path.join(blockDevices, nameOf(device)))) as [
    readonly string[],
    readonly string[],
  ]
  return disks.length === 0 || others.length === 0 ? null : disks.some((disk) => others.includes(disk))
}

// As gnu_dev_major and gnu_dev_minor take a number apart.
const majorOf = (device: number): number => (device >>> 8) & 0xfff

const nameOf = (device: number): string =>
  `${String(majorOf(device))}:${String((device & 0xff) | ((device >>> 12) & 0xfff00))}`

const disksOf = (entry: string): readonly string[] => {
  if (!existsSync(entry)) return []
  const device = realpathSync(entry)
  const under = path.join(device, 'slaves')
  const below = existsSync(under) ? readdirSync(under).map((name) => path.join(under, name)) : []
  if (below.length > 0) return below.flatMap(disksOf)
  return [existsSync(path.join(device, 'partition')) ? path.dirname(device) : device]
}
