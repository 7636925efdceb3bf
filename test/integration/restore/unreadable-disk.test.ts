import { mkdirSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isDamaged } from '../../../src/main/database/damaged.ts'
import { openSealedCopy } from '../../../src/main/database/sealed-copy.ts'
import { withPresent } from '../../../src/main/desk/restore/check-copy.ts'
import { dataFile, type DataFile } from '../../support/data-file.ts'

let data: DataFile
beforeEach(() => (data = dataFile()))
afterEach(() => {
  data.remove()
})

const thrownBy = (work: () => unknown): unknown => {
  try {
    work()
  } catch (fault) {
    return fault
  }
  throw new Error('Nothing was thrown')
}

test('a file that the disk does not give back does not keep a backup from taking its place', () => {
  const { file, options } = data
  data.open().close()
  // Its log cannot be opened: SQLite throws while the file is opened, and says neither that it is damaged nor that it is foreign.
  mkdirSync(`${file}-wal`)
  const fault = thrownBy(() => openSealedCopy(file, options.key))
  expect(fault).toMatchObject({ code: expect.stringMatching(/^SQLITE_(IOERR|CANTOPEN)/) as string })
  expect(withPresent({ file, key: options.key }, (present) => present)).toBeNull()
})

test('a read error counts as damage on each system, and a write error or a full disk does not', () => {
  const says = (code: string): boolean => isDamaged(Object.assign(new Error('disk'), { code }))
  for (const code of ['SQLITE_IOERR_READ', 'SQLITE_IOERR_CORRUPTFS', 'SQLITE_IOERR_DATA', 'EIO'])
    expect(says(code)).toBe(true)
  for (const code of ['SQLITE_IOERR_WRITE', 'SQLITE_FULL', 'SQLITE_BUSY', 'ENOENT']) expect(says(code)).toBe(false)
})
