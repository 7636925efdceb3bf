import { expect, test } from 'vitest'
import { askWhichDisk } from '../../../src/main/backup/ask-which-disk.ts'
import { lettersShareADisk, windowsDisks } from '../../../src/main/backup/windows-disks.ts'

// In the shape in which the script has PowerShell answer; what a real Windows says to it is not tried here.
const answer = JSON.stringify({
  partitions: [
    { letter: 'C', disk: 0 },
    { letter: 'D', disk: 0 },
    { letter: 'E', disk: 1 },
    { letter: 'S', disk: 2 },
    { letter: 'V', disk: 3 },
  ],
  disks: [
    { disk: 0, bus: 'NVMe' },
    { disk: 1, bus: 'USB' },
    { disk: 2, bus: 'Spaces' },
    { disk: 3, bus: 'File Backed Virtual' },
  ],
})

test.each([
  ['two letters of one disk', 'C', 'D', true],
  ['the letters of two disks', 'C', 'E', false],
  ['a disk and a pool of disks, which may have it in it', 'C', 'S', null],
  ['a disk and a mounted file, which may lie on it', 'C', 'V', null],
  ['a letter that Windows says nothing of', 'C', 'Z', null],
])('%s', (_what, one, other, same) => {
  const disks = windowsDisks(() => answer)
  expect(lettersShareADisk(one, other, disks)).toBe(same)
  expect(lettersShareADisk(other, one, disks)).toBe(same)
})

test.each([
  [
    'cannot be started',
    () => {
      throw new Error('ENOENT')
    },
  ],
  ['says nothing', () => ''],
  ['says something else', () => '"Get-Partition: access denied"'],
  ['says half of it', () => JSON.stringify({ partitions: [{ letter: 7, disk: 'C' }, null], disks: null })],
])('where PowerShell %s, nothing is known of any letter', (_what, ask) => {
  expect([...windowsDisks(ask)]).toEqual([])
})

test('Windows is asked once for a target, another one anew, and not at all where a look knows', async () => {
  const asked: string[] = []
  const whichDisk = askWhichDisk((folder) => {
    asked.push(folder)
    return Promise.resolve(folder === 'D:\\b' ? true : null)
  })
  const [there, other] = [
    { folder: 'D:\\b', id: 'one' },
    { folder: 'E:\\b', id: 'two' },
  ]
  expect(await whichDisk(there, { sameDisk: false })).toEqual({ sameDisk: false })
  expect(asked).toEqual([])
  for (let times = 0; times < 3; times += 1) {
    expect(await whichDisk(there, { sameDisk: null })).toEqual({ sameDisk: true })
    expect(await whichDisk(other, { sameDisk: null })).toEqual({ sameDisk: null })
  }
  expect(asked).toEqual(['D:\\b', 'E:\\b'])
})
