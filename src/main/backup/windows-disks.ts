import { execFileSync } from 'node:child_process'
import { realpathSync, statSync } from 'node:fs'
import path from 'node:path'

/** A disk of Windows by its number, and whether it is one piece of hardware: a pool or a file that is mounted may lie on any. */
export interface WindowsDisk {
  readonly number: number
  readonly isHardware: boolean
}

// No quotation marks, which two programs would take apart before PowerShell does, and plain types only, so that it also runs where
// a policy restricts the language.
const script = [
  '$p = Get-Partition | Where-Object { $_.DriveLetter } | ForEach-Object { @{ letter = [string]$_.DriveLetter; disk = [int]$_.DiskNumber } }',
  '$d = Get-Disk | ForEach-Object { @{ disk = [int]$_.Number; bus = [string]$_.BusType } }',
  'ConvertTo-Json -Compress -Depth 3 @{ partitions = @($p); disks = @($d) }',
].join('; ')

const timeoutMs = 20_000

// By its full path: a program of that name in the working folder must not run.
const askPowerShell = (): string => {
  const program = path.win32.join(
    process.env['SystemRoot'] ?? 'C:\\Windows',
    'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  )
  const args = ['-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-Command', script]
  return execFileSync(program, args, { encoding: 'utf8', timeout: timeoutMs, windowsHide: true, stdio: 'pipe' })
}

/** The disk of each drive letter, as Windows says; none where it cannot be asked. Takes seconds: for the worker, and not often. */
export const windowsDisks = (ask: () => string = askPowerShell): ReadonlyMap<string, WindowsDisk> => {
  const said = orNothing(ask)
  const buses = new Map(listOf(said, 'disks').map(({ disk, bus }) => [disk, bus]))
  return new Map(
    listOf(said, 'partitions').flatMap(({ letter, disk }) =>
      typeof letter === 'string' && /^[A-Z]$/i.test(letter) && typeof disk === 'number'
        ? [[letter.toUpperCase(), { number: disk, isHardware: isHardware(buses.get(disk)) }] as const]
        : [],
    ),
  )
}

/** Whether two drive letters are of one disk; null where Windows did not say, or a disk is none of its own. */
export const lettersShareADisk = (
  one: string,
  other: string,
  disks: ReadonlyMap<string, WindowsDisk>,
): boolean | null => {
  const [a, b] = [disks.get(one), disks.get(other)]
  if (a === undefined || b === undefined) return null
  if (a.number === b.number) return true
  return a.isHardware && b.isHardware ? false : null
}

/** The same of two folders on Windows, where `isOnSameDisk` cannot say. */
export const foldersShareADisk = (
  folder: string,
  dataFolder: string,
  disks: ReadonlyMap<string, WindowsDisk> = windowsDisks(),
): boolean | null => {
  const [one, other] = [letterOf(folder), letterOf(dataFolder)]
  // A volume that is mounted in a folder has the letter of another one.
  if (one === other && statSync(folder).dev !== statSync(dataFolder).dev) return null
  return lettersShareADisk(one, other, disks)
}

const letterOf = (folder: string): string => realpathSync.native(folder).charAt(0).toUpperCase()

const isHardware = (bus: unknown): boolean =>
  typeof bus === 'string' && ['SATA', 'ATA', 'NVMe', 'USB', 'SAS', 'SCSI', 'SD', 'MMC', 'UFS'].includes(bus)

const listOf = (said: unknown, name: string): readonly Readonly<Record<string, unknown>>[] => {
  const list: unknown = typeof said === 'object' && said !== null ? (said as Record<string, unknown>)[name] : undefined
  const isEntry = (one: unknown): one is Readonly<Record<string, unknown>> => typeof one === 'object' && one !== null
  return Array.isArray(list) ? list.filter(isEntry) : []
}

const orNothing = (ask: () => string): unknown => {
  try {
    return JSON.parse(ask())
  } catch (fault) {
    // PowerShell absent, forbidden, too slow, or saying anything else: then it is not known.
    if (fault instanceof Error) return undefined
    throw fault
  }
}
