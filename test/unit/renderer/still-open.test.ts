import { expect, test } from 'vitest'
import type { BackupState } from '../../../src/contract/backup.ts'
import { backupFindings } from '../../../src/main/desk/health/backup-findings.ts'
import { dayBackupWords } from '../../../src/renderer/wording/backup.ts'
import { begunWords, stillOnDutyWords } from '../../../src/renderer/wording/still-open.ts'

const now = Date.UTC(2026, 10, 21, 18)

test('the day’s end says who is still signed on as the responsible pharmacist, and nothing when nobody is', () => {
  const person = { id: 'p1', name: 'Aisha Karim', registration: '2012345' }
  expect(stillOnDutyWords({ id: 's1', person, from: now, until: null, absences: [] })).toEqual([
    'Aisha Karim is still signed on as the responsible pharmacist: sign off with F4.',
  ])
  expect(stillOnDutyWords(null)).toEqual([])
})

test('the day’s end says how many acts are begun and not finished, and where they are', () => {
  const one = { prescriptionId: 'x', patient: 'CHEN, Li Wei', act: 'place-bag', begunAt: now }
  expect(begunWords([one, one])).toEqual(['You have begun 2 acts and not finished: “My acts today” (F2) lists them.'])
  expect(begunWords([])).toEqual([])
})

test('without a recovery code the day’s end says why the newest backup does not count', () => {
  const state: BackupState = {
    target: '/media/backup',
    mayBeSameDisk: false,
    troubles: ['no-recovery-code'],
    last: { madeAt: now, checkedAt: now, full: false, bytes: 1, folder: 'x', upToDate: true },
    running: null,
    counts: false,
    kept: 1,
    ofOthers: 0,
    freeBytes: null,
  }
  expect(dayBackupWords(state, now)).toContain('without a recovery code only this PC can open it')
})

test('a backup that was made just now is never said to be old: that none counts is what is said', () => {
  const last = { madeAt: now, checkedAt: now }
  const heads = (environment: 'practice' | 'production') =>
    backupFindings({ troubles: ['no-recovery-code', 'old'], last }, environment, now).map(({ state }) => state)
  expect(heads('practice')).toEqual(['fine'])
  expect(heads('production')).toEqual(['wrong'])
  expect(backupFindings({ troubles: ['old'], last }, 'production', now)).toHaveLength(1)
})
