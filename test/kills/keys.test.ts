import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { realPorts } from '../../src/main/compose.ts'
import { openFile } from '../../src/main/desk/open-file.ts'
import { verifyFile } from '../../src/main/desk/verify-file.ts'
import { keyFileOf, readKeyFile } from '../../src/main/keys/key-file.ts'
import { normaliseCode } from '../../src/main/keys/recovery-code.ts'
import { lastSeq } from '../../src/main/ledger/read.ts'
import type { KeyChildSaid } from '../support/key-child.ts'
import { keyStoreOf } from '../support/key-stores.ts'
import { seededRandom } from '../support/seeded-random.ts'

const steps = ['know-both', 'copy', 'swap', 'forget-old'] as const
const timedKills = 40
const root = path.resolve(import.meta.dirname, '../..')
const built = path.join(root, '.cache/kills-keys')
const ports = { ...realPorts, keyStore: keyStoreOf('aisha') }
const data = mkdtempSync(path.join(tmpdir(), 'pestle-key-kills-'))

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: path.join(root, 'test/support/key-child.ts'), outDir: built, emptyOutDir: true, target: 'node24' },
  })
})
afterAll(() => rmSync(data, { recursive: true }))

let recorded = 0
let counts = ''
const kills = { 'change under way': 0, 'code under way': 0, otherwise: 0 }
const keptKeys = { old: 0, new: 0 }

/** What a child said until it was killed; killed a moment after it said so and so many things, unless it ends by itself. */
const workAndDie = async (endBefore: string, lines: number, delayMs: number): Promise<readonly KeyChildSaid[]> => {
  const child = spawn(process.execPath, [path.join(built, 'key-child.js'), data, counts, endBefore], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const said: KeyChildSaid[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(JSON.parse(line) as KeyChildSaid)
    if (said.length === lines) void wait(delayMs).then(() => child.kill('SIGKILL'))
  }
  await exited
  expect(child.signalCode).toBe('SIGKILL')
  return said
}

const note = (said: readonly KeyChildSaid[]): string | null => {
  let begun: string | null = null
  for (const one of said) {
    if (one.said === 'recorded') recorded += 1
    if (one.said === 'code-begun') begun = one.code
    if (one.said === 'code-counts') [counts, begun] = [one.code, null]
  }
  const last = said.at(-1)?.said
  kills[last === 'change-begun' ? 'change under way' : last === 'code-begun' ? 'code under way' : 'otherwise'] += 1
  return begun
}

/** The file opens, whole, holds everything that was said to be recorded, and opens with the code that counts. */
const expectWhole = (begun: string | null): void => {
  const before = readKeyFile(keyFileOf(path.join(data, 'production', 'pestle.db')))
  const file = openFile(ports, data, 'production')
  if (!file.ok) throw new Error(file.refusal.code)
  const { database, keys, dir } = file.value
  // One more may be recorded than was said: killed in between.
  expect([recorded, recorded + 1]).toContain(lastSeq(database.db))
  recorded = lastSeq(database.db)
  expect(verifyFile(ports, database)).toMatchObject({ chainOk: true, replayMatches: true, tasksComplete: true })
  expect(database.pragma('integrity_check')).toBe('ok')
  const opening = [counts, begun].filter((code) => {
    const read = code === null ? undefined : normaliseCode(code)
    return read !== undefined && keys.opens(read)
  })
  expect(opening).toHaveLength(counts === '' && begun === null ? 0 : 1)
  counts = opening[0] ?? counts
  const after = readKeyFile(keyFileOf(database.file))
  expect(after?.version).toBe(1)
  expect(readdirSync(dir).filter((name) => name.includes('new-key'))).toEqual([])
  if (before?.version === 2)
    keptKeys[JSON.stringify(after?.wrappers) === JSON.stringify(before.next) ? 'new' : 'old'] += 1
  file.value.close()
}

test.each(steps)(
  'killed before “%s” of a change of the data key, nothing is lost and the file is whole',
  async (step) => {
    if (counts === '') {
      const begun = note(await workAndDie('', 8, 0))
      expectWhole(begun)
    }
    const had = keptKeys.new
    expectWhole(note(await workAndDie(step, Number.POSITIVE_INFINITY, 0)))
    expect(keptKeys.new - had).toBe(step === 'forget-old' ? 1 : 0)
  },
)

test(`killed ${String(timedKills)} times at any moment of recording, making codes and changing keys, nothing acknowledged is missing and one code opens the file`, async () => {
  const random = seededRandom(20261121)
  for (let kill = 0; kill < timedKills; kill += 1) {
    // Eight lines are one round: five recorded, a code begun and counting, a change begun.
    const lines = kill % 4 === 0 ? 6 : 8 + 9 * Math.floor(random() * 2)
    expectWhole(note(await workAndDie('', lines, random() * (lines === 6 ? 4 : 240))))
  }
  console.log('Kills of keys:', JSON.stringify({ ...kills, keptKeys, recorded }))
  expect(kills['change under way']).toBeGreaterThan(5)
}, 600_000)
