import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { queuePage } from '../../../src/main/dispensing/questions/queue-page.ts'
import { generatePharmacy } from '../../../src/main/desk/generate/generate-pharmacy.ts'
import { openForCommand, type CommandFile } from '../../../src/main/desk/open-for-command.ts'
import type { Ports } from '../../../src/main/desk/ports.ts'
import { verifyFile } from '../../../src/main/desk/verify-file.ts'
import { readEvents } from '../../../src/main/ledger/read.ts'
import { outboxCounts } from '../../../src/main/outbox/questions.ts'
import { findProduct } from '../../../src/main/products/products.ts'
import { benchQueue } from '../../bench/queue.ts'
import { inThread } from '../../support/in-thread.ts'
import { lookOn } from '../../support/look.ts'
import { practiceProductFile } from '../../../src/main/practice/scripts/practice-products.ts'

const saturday = Date.parse('2026-11-21T11:00:00Z')
const ports: Ports = {
  now: () => saturday,
  randomBytes: (count) => randomBytes(count),
  random: () => 0.5,
  after: () => () => undefined,
  soon: () => undefined,
  http: () => Promise.reject(new Error('Nothing is sent')),
  inWorker: inThread,
}

const folders: string[] = []
const files: CommandFile[] = []
afterEach(() => {
  for (const { file } of files.splice(0)) file.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const newFolder = (): string => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pestle-generate-'))
  folders.push(folder)
  return folder
}

const newFile = (dataDir = newFolder()): CommandFile => {
  const opened = openForCommand(ports, { dataDir, environment: 'practice', make: true })
  if (!opened.ok) throw new Error(opened.refusal.sentence)
  files.push(opened.value)
  return opened.value
}

const generated = (opened: CommandFile, items: number, seed: number) => {
  const steps = generatePharmacy(ports, opened, { items, seed })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

const storyOf = ({ database }: CommandFile) =>
  readEvents(database.db, { afterSeq: 0, limit: 100_000 }).map(({ type, stream, happenedAt, actor }) => [
    type,
    stream.startsWith('staff') ? 'staff' : stream,
    happenedAt,
    actor.name,
  ])

describe('a generated pharmacy', () => {
  test('has exactly as many items as asked, and passes ledger verify', () => {
    const opened = newFile()
    const done = generated(opened, 900, 7)
    expect(done).toMatchObject({ ok: true, value: { items: 900, days: 3 } })
    expect(verifyFile(ports, opened.database)).toMatchObject({
      chainOk: true,
      replayMatches: true,
      tasksComplete: true,
    })
  })

  test('is spread over every stage of the queue and over past days, and most of it is done', () => {
    const opened = newFile()
    generated(opened, 2_000, 1)
    const asked = { stage: null, search: '', after: null, limit: 10 }
    const { counts } = opened.database.snapshot((db) => queuePage(db, asked, lookOn(saturday)))
    // Nothing typed in by hand is generated, and what came in today is counted by stage as well.
    const { done, 'needs-you': needsYou, entry: _entry, received: _received, ...stages } = counts
    expect([needsYou, Object.entries(stages).filter(([, count]) => count === 0)]).toEqual([0, []])
    const open = Object.values(stages).reduce((total, count) => total + count, 0)
    expect(open).toBeGreaterThan(200)
    expect(open).toBeLessThan(500)
    expect(done).toBeGreaterThan(0)
    const events = readEvents(opened.database.db, { afterSeq: 0, limit: 100_000 })
    const days = new Set(events.map(({ happenedAt }) => new Date(happenedAt).toISOString().slice(0, 10)))
    expect(days.size).toBeGreaterThanOrEqual(6)
    expect(days.has('2026-11-15')).toBe(false)
    const times = events.map(({ recordedAt }) => recordedAt)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.at(-1)).toBeLessThanOrEqual(saturday)
  })

  test('owes the NHS next to nothing, and can have its packs scanned', () => {
    const opened = newFile()
    const done = generated(opened, 600, 2)
    const { recorded, waiting, needsYou } = outboxCounts(opened.database.db)
    expect(recorded).toBe(done.ok ? done.value.updates : 0)
    expect(recorded).toBeGreaterThan(900)
    expect([needsYou, waiting < 30]).toEqual([0, true])
    const gtin = practiceProductFile().split('\n')[1]?.split(',')[0] ?? ''
    expect(findProduct(opened.database.db, gtin)).toBeDefined()
  })

  test('is the same for the same seed, and another for another', () => {
    const [one, same, other] = [newFile(), newFile(), newFile()]
    generated(one, 120, 5)
    generated(same, 120, 5)
    generated(other, 120, 6)
    expect(storyOf(one)).toEqual(storyOf(same))
    expect(storyOf(one)).not.toEqual(storyOf(other))
  })

  test('is never made over data that is there', () => {
    const opened = newFile()
    generated(opened, 50, 1)
    const before = storyOf(opened).length
    expect(generated(opened, 50, 1)).toEqual({ ok: false, refusal: { code: 'not-empty' } })
    expect(storyOf(opened)).toHaveLength(before)
  })

  test('is what the queue is measured on', () => {
    const folder = newFolder()
    const opened = newFile(folder)
    generated(opened, 300, 4)
    opened.file.close()
    files.splice(0)
    const { open, figures } = benchQueue(folder, 4)
    expect(open).toBeGreaterThan(20)
    expect(figures.map(({ what }) => what)).toEqual([
      'first-page',
      'next-page',
      'by-patient',
      'filtered',
      'counts',
      'one-letter',
      'search',
      'detail',
      'act',
    ])
    expect(figures.every(({ ours, plainSql }) => ours.p99 >= ours.p50 && plainSql.p50 > 0)).toBe(true)
  })
})
