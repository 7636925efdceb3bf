import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { TaskRow } from '../../src/main/outbox/task.ts'
import type { StoredRow } from '../../src/main/practice/psu/rows.ts'
import { startPsu, type PsuProcess } from '../support/e2e-psu.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { nothingPromised, type Promised } from '../torture/asked.ts'
import { startDeskProcess } from '../torture/desk-process.ts'
import { checkFile, readiesTooLate, type Outside } from '../torture/file-check.ts'
import { importOne } from '../torture/people-at-work.ts'
import { startWork } from '../torture/pharmacy.ts'
import { torture } from '../torture/torture.ts'

const kills = 20

test(`the built app, killed ${kills} times while it imports, works and delivers, keeps what it acknowledged and is never stuck`, async () => {
  const found = await torture({ kills, seed: 20261121, killsPerFile: 10, jobs: 2, untilDelivered: false })
  expect(found.wrong).toEqual([])
  expect(found).toMatchObject({ kills })
  expect(found.acts).toBeGreaterThan(kills / 2)
  expect(found.updatesStored).toBeGreaterThan(kills / 2)
})

describe('the check after a kill finds what is wrong', () => {
  let folder = ''
  let psu: PsuProcess
  const promised: Promised = nothingPromised()
  let outside: Outside

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pestle-kill-check-'))
    psu = await startPsu(path.join(folder, 'nhs'))
    const desk = await startDeskProcess(path.join(folder, 'data'), psu.url).open
    const personId = await startWork(desk)
    const messages = { made: 0 }
    await importOne({ desk, random: seededRandom(5), promised, personId, messages, stopped: () => false })
    await vi.waitFor(
      async () => expect(await desk.ask('sync:state', {})).toMatchObject({ kind: 'answer', value: { waiting: 0 } }),
      { timeout: 10_000 },
    )
    await desk.kill()
    outside = { rows: await psu.rows(), requests: await psu.requests() }
  })
  afterAll(async () => {
    await psu.stop()
    rmSync(folder, { recursive: true })
  })

  const check = (given: { promised?: Promised; outside?: Outside }): readonly string[] =>
    checkFile(path.join(folder, 'data'), given.promised ?? promised, given.outside ?? outside).wrong

  test('nothing, when nothing is', () => {
    expect(check({})).toEqual([])
  })

  test('an import that was acknowledged and is not there', () => {
    expect(check({ promised: { ...promised, prescriptions: new Set(['24F5DA-A83008-7EFE6Z']) } })).toEqual([
      'import lost: 24F5DA-A83008-7EFE6Z',
    ])
  })

  test('an act that was acknowledged and is not there', () => {
    const [id = ''] = promised.prescriptions
    const answered = [{ id, version: 1, eventIds: ['00000000-0000-7000-8000-000000000001'] }]
    const act = { actId: 'an-act', commandIds: ['a-command'], answered, settled: true, again: null }
    expect(check({ promised: { ...promised, acts: new Map([['an-act', act]]) } })).toEqual([
      'acknowledged act lost: an-act',
    ])
  })

  test('an update that is stored outside and never was written down as sent', () => {
    const rows = outside.rows.map((row) => ({ ...row, taskId: `other ${row.taskId}` }))
    expect(check({ outside: { ...outside, rows } }).join()).toContain('sent but not written down: other')
  })

  test('an update that counts as recorded and is not stored outside', () => {
    expect(check({ outside: { ...outside, rows: [] } }).join()).toContain('recorded here and not there')
  })

  test('an update that was stored twice', () => {
    const requests = [...outside.requests, ...outside.requests]
    expect(check({ outside: { ...outside, requests } }).join()).toContain('stored twice')
  })

  test('a ready that left, or arrived, when a later status was written down already', () => {
    const task = { short_id: '24F5DA', item_id: 'item', attempts: 1 }
    const ready = { ...task, rank: 1, task_id: 'ready', status: 'Ready to Collect', last_attempt_at: 2_000 }
    const later = { ...task, rank: 2, task_id: 'later', status: 'Collected', enqueued_at: 1_000 }
    const rows = [{ taskId: 'later' }, { taskId: 'ready' }]
    expect(readiesTooLate([ready, later] as TaskRow[], { requests: [], rows: rows as StoredRow[] })).toEqual([
      'a ready left after a later status: ready',
      'a ready arrived after a later status: ready',
    ])
    const inTime = [{ ...ready, last_attempt_at: 1_000 }, later] as TaskRow[]
    expect(readiesTooLate(inTime, { requests: [], rows: rows.toReversed() as StoredRow[] })).toEqual([])
  })
})
