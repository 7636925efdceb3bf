import { describe, expect, test } from 'vitest'
import { createInUse } from '../../../src/main/updates/in-use.ts'
import { installWaits, putOffAtMost, type InstallMoment } from '../../../src/main/updates/may-install.ts'

const minute = 60_000
const now = Date.parse('2026-11-21T12:00:00Z')

const quiet: InstallMoment = {
  now,
  how: 'by-itself',
  release: { version: '1.1.0', securityLastDate: null },
  putOffUntil: null,
  touchedAt: now - 10 * minute,
  windowOpen: false,
  working: 0,
  sending: false,
  backup: { madeAt: now - 5 * minute, upToDate: false },
  wentBack: null,
  needsAdministrator: false,
  liveLacksBackup: false,
}
const waits = (changes: Partial<InstallMoment>) => installWaits({ ...quiet, ...changes })
const security = (securityLastDate: string) => ({ version: '1.1.0', securityLastDate })

test('after ten quiet minutes, with nothing open, under way or being sent, and a fresh backup, an update waits for nothing', () => {
  expect(waits({})).toEqual([])
})

describe('an update waits', () => {
  test.each<[string, Partial<InstallMoment>, object]>([
    ['for a window that is open', { windowOpen: true }, { why: 'window-open' }],
    ['for what is being answered', { working: 1 }, { why: 'act-under-way' }],
    ['for the outbox to be at rest', { sending: true }, { why: 'outbox-sending' }],
    [
      'where the live record has none, whatever is open',
      { backup: 'not-needed', liveLacksBackup: true },
      { why: 'no-live-backup' },
    ],
    ['where there is no backup that counts', { backup: null }, { why: 'no-backup' }],
    [
      'for a newer backup than one of 21 minutes ago',
      { backup: { madeAt: now - 21 * minute, upToDate: false } },
      { why: 'backup-old', madeAt: now - 21 * minute },
    ],
    ['until it was put off to', { putOffUntil: now + 1 }, { why: 'put-off', until: now + 1 }],
    [
      'until ten minutes after somebody touched the screen',
      { touchedAt: now - 9 * minute },
      { why: 'in-use', minutes: 10, until: now + minute },
    ],
    [
      'to be asked for, where it could not take the record over before',
      { wentBack: '1.1.0' },
      { why: 'went-back-before' },
    ],
    [
      'to be asked for, where an administrator’s password is wanted, also past the last date',
      { needsAdministrator: true, release: security('2026-11-19') },
      { why: 'needs-administrator' },
    ],
  ])('%s', (_what, changes, wait) => {
    expect(waits(changes)).toEqual([wait])
  })

  test('for all of it at once', () => {
    const all = waits({
      windowOpen: true,
      working: 2,
      sending: true,
      backup: null,
      putOffUntil: now + 1,
      touchedAt: now,
    })
    expect(all.map(({ why }) => why)).toEqual([
      'put-off',
      'window-open',
      'in-use',
      'act-under-way',
      'outbox-sending',
      'no-backup',
    ])
  })
})

test('a backup that holds everything is fresh however old it is, and practice needs none', () => {
  expect(waits({ backup: { madeAt: now - 3 * 24 * 60 * minute, upToDate: true } })).toEqual([])
  expect(waits({ backup: 'not-needed' })).toEqual([])
})

test('another version having failed keeps nothing from being installed', () => {
  expect(waits({ wentBack: '1.0.9' })).toEqual([])
})

test('an update that a person pressed for waits for no quiet, but for acts, the outbox and the backup', () => {
  const asked = { how: 'asked', touchedAt: now, windowOpen: true, putOffUntil: now + 1, wentBack: '1.1.0' } as const
  expect(waits(asked)).toEqual([])
  expect(waits({ ...asked, working: 1, sending: true, backup: null }).map(({ why }) => why)).toEqual([
    'act-under-way',
    'outbox-sending',
    'no-backup',
  ])
})

describe('a security release', () => {
  test('is put off up to the end of its last date in the UK, summer or winter', () => {
    expect(putOffAtMost(security('2026-11-30'))).toBe(Date.parse('2026-12-01T00:00:00Z'))
    expect(putOffAtMost(security('2026-07-30'))).toBe(Date.parse('2026-07-30T23:00:00Z'))
    expect(putOffAtMost(security('2026-03-28'))).toBe(Date.parse('2026-03-29T00:00:00Z'))
    expect(putOffAtMost(security('2026-10-24'))).toBe(Date.parse('2026-10-24T23:00:00Z'))
    expect(putOffAtMost({ version: '1.1.0', securityLastDate: null })).toBeNull()
  })

  test('put off before, it is installed after two quiet minutes once that date has passed, and no sooner', () => {
    const late = { release: security('2026-11-20'), putOffUntil: now + minute }
    expect(waits({ ...late, touchedAt: now - 2 * minute })).toEqual([])
    expect(waits({ ...late, touchedAt: now - minute })).toEqual([{ why: 'in-use', minutes: 2, until: now + minute }])
    expect(waits({ ...late, release: security('2026-11-21'), touchedAt: now - 10 * minute })).toEqual([
      { why: 'put-off', until: now + minute },
    ])
  })

  test('still waits for a window, an act, the outbox and a backup after its last date', () => {
    const late = { release: security('2026-11-20'), windowOpen: true, working: 1, sending: true, backup: null }
    expect(waits(late)).toHaveLength(4)
  })
})

describe('what screens say of themselves', () => {
  test('nothing heard yet counts as in use now', () => {
    expect(createInUse(() => now).state()).toEqual({ touchedAt: now, windowOpen: false })
  })

  test('any screen with a window open keeps this PC in use, until it is closed or not heard of for three minutes', () => {
    let at = now
    const inUse = createInUse(() => at)
    inUse.report('one', { windowOpen: true, quietMs: 0 })
    inUse.report('other', { windowOpen: false, quietMs: 5 * minute })
    expect(inUse.state()).toEqual({ touchedAt: now, windowOpen: true })
    at += 2 * minute
    inUse.report('other', { windowOpen: false, quietMs: 7 * minute })
    expect(inUse.state().windowOpen).toBe(true)
    at += 2 * minute
    expect(inUse.state()).toEqual({ touchedAt: now, windowOpen: false })
  })

  test('a clock set back does not keep this PC in use for ever', () => {
    let at = now
    const inUse = createInUse(() => at)
    inUse.report('one', { windowOpen: false, quietMs: 0 })
    at -= 24 * 60 * minute
    expect(inUse.state().touchedAt).toBe(at)
  })
})
