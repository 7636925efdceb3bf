import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isOnSameDisk, mountedAt, shareADisk } from '../../../src/main/backup/same-disk.ts'

let folder = ''
let block = ''

// Laid out as the kernel does it: sda with two partitions, sdb with one, and a logical volume on each of sda2 and sdb1.
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pestle-disks-'))
  block = path.join(folder, 'dev-block')
  mkdirSync(block)
  const device = (at: string, number: string): string => {
    const place = path.join(folder, 'devices', at)
    mkdirSync(place, { recursive: true })
    symlinkSync(place, path.join(block, number))
    return place
  }
  const partition = (at: string, number: string): string => {
    const place = device(at, number)
    writeFileSync(path.join(place, 'partition'), '1')
    return place
  }
  const volume = (at: string, number: string, on: string): void => {
    const under = path.join(device(at, number), 'slaves')
    mkdirSync(under)
    symlinkSync(on, path.join(under, path.basename(on)))
  }
  device('sda', '8:0')
  partition('sda/sda1', '8:1')
  volume('dm-0', '253:0', partition('sda/sda2', '8:2'))
  device('sdb', '8:16')
  volume('dm-1', '253:1', partition('sdb/sdb1', '8:17'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const numbered = (major: number, minor: number): number => (major << 8) | minor

test.each([
  ['two partitions of one disk', numbered(8, 1), numbered(8, 2), true],
  ['a partition and the whole of its disk', numbered(8, 1), numbered(8, 0), true],
  ['a partition and a logical volume beside it', numbered(8, 1), numbered(253, 0), true],
  ['partitions of two disks', numbered(8, 1), numbered(8, 17), false],
  ['logical volumes on two disks', numbered(253, 0), numbered(253, 1), false],
  ['a device the kernel does not show, and a disk', numbered(0, 45), numbered(8, 1), null],
])('%s', (_what, one, other, same) => {
  expect(shareADisk(one, other, block)).toBe(same)
  expect(shareADisk(other, one, block)).toBe(same)
})

test('two folders of one volume are on one disk, wherever they are', () => {
  expect(isOnSameDisk(folder, block)).toBe(true)
})

const mountInfo = `22 1 0:20 / / rw,relatime shared:1 - btrfs /dev/nvme0n1p2 rw
30 22 0:20 /@home /home rw shared:2 - btrfs /dev/nvme0n1p2 rw,subvol=/@home
31 22 0:45 / /media/aisha/Pestle\\040backups rw - btrfs /dev/sdb1 rw
32 22 0:46 / /mnt/over rw - overlay overlay rw
33 32 0:47 / /mnt/over rw - btrfs /dev/sdc1 rw
`

test.each([
  ['/var/lib/pestle', '/dev/nvme0n1p2'],
  ['/home/aisha/pestle', '/dev/nvme0n1p2'],
  ['/homework', '/dev/nvme0n1p2'],
  ['/media/aisha/Pestle backups', '/dev/sdb1'],
  ['/mnt/over/x', '/dev/sdc1'],
])('a subvolume is of the disk that is mounted there: %s', (place, source) => {
  expect(mountedAt(place, mountInfo)).toBe(source)
})
