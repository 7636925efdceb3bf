import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backupName, readBackupName } from '../../../src/main/backup/backup-name.ts'
import { kept, namesToKeep, type Kept } from '../../../src/main/backup/keep.ts'

const minute = 60_000
const day = 24 * 60 * minute
// Of a clock that was never set back: what is made later holds more.
const backup = (madeAt: number) => held(madeAt, Math.floor(madeAt / 1000))
const held = (madeAt: number, sequence: number) => ({ name: backupName(madeAt, sequence), madeAt, sequence })
const most = kept.newest + kept.hours + kept.days + kept.weeks + kept.months

const instants = fc
  .uniqueArray(fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }), { maxLength: 200 })
  .map((seconds) => seconds.map((second) => second * 1000))

test('the newest backup is always kept, whatever the others are', () => {
  fc.assert(
    fc.property(instants, (times) => {
      const newest = Math.max(...times)
      expect(times.length === 0 || namesToKeep(times.map(backup)).has(backup(newest).name)).toBe(true)
    }),
  )
})

test('so many are kept at most, and while there are few all are', () => {
  fc.assert(
    fc.property(instants, (times) => {
      const keep = namesToKeep(times.map(backup))
      expect(keep.size).toBeLessThanOrEqual(most)
      if (times.length <= kept.newest) expect(keep.size).toBe(times.length)
    }),
  )
})

test('removing what is not kept and asking again removes nothing more', () => {
  fc.assert(
    fc.property(instants, (times) => {
      const all = times.map(backup)
      const keep = namesToKeep(all)
      expect(namesToKeep(all.filter(({ name }) => keep.has(name)))).toEqual(keep)
    }),
  )
})

test('two years of a backup every quarter of an hour leave one of every day of two weeks and of every month', () => {
  const now = Date.parse('2026-11-21T17:00:00Z')
  let there: readonly Kept[] = []
  for (let at = now - 730 * day; at <= now; at += 6 * 60 * minute) {
    there = [...there, backup(at)]
    const keep = namesToKeep(there)
    there = there.filter(({ name }) => keep.has(name))
  }
  const days = new Set(there.map(({ madeAt }) => Math.floor((now - madeAt) / day)))
  for (let ago = 0; ago < 13; ago += 1) expect(days.has(ago)).toBe(true)
  expect(Math.min(...there.map(({ madeAt }) => madeAt))).toBeLessThan(now - 600 * day)
})

test('a clock that jumps years ahead removes no month that has a backup', () => {
  const now = Date.parse('2026-11-21T17:00:00Z')
  const months = Array.from({ length: 12 }, (_, ago) => backup(now - ago * 31 * day))
  const ahead = backup(now + 3_000 * day)
  const keep = namesToKeep([...months, ahead])
  expect(months.every(({ name }) => keep.has(name))).toBe(true)
})

test.each([1, 5, 24, 24 * 40])(
  'after a clock was set back %i hours the backup that holds most is kept, and the three before it',
  (hours) => {
    const now = Date.parse('2026-11-21T18:57:00Z')
    const before = Array.from({ length: 200 }, (_, ago) => held(now - ago * 15 * minute, 1_000 - ago))
    const after = Array.from({ length: 6 }, (_, n) => held(now - hours * 60 * minute + n * 11 * minute, 1_001 + n))
    const there = after.reduce<readonly Kept[]>((sofar, made) => {
      const all = [...sofar, made]
      const keep = namesToKeep(all)
      return all.filter(({ name }) => keep.has(name))
    }, before)
    const newest = after.slice(-kept.newest).map(({ name }) => name)
    expect(newest.filter((name) => !there.some((one) => one.name === name))).toEqual([])
  },
)

test('a name says when it was made and what it holds, and nothing else is taken for one', () => {
  expect(readBackupName(backupName(Date.parse('2026-11-21T14:55:07.999Z'), 1_234_567))).toEqual({
    name: '20261121T145507Z-1234567',
    madeAt: Date.parse('2026-11-21T14:55:07Z'),
    sequence: 1_234_567,
  })
  for (const name of ['20261121T145507Z.partial', '20261121T145507Z-5.removing', 'x', '20261121T145507Z-', '..'])
    expect(readBackupName(name)).toBeUndefined()
})
