import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startPsu } from '../support/e2e-psu.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { nothingPromised } from '../torture/asked.ts'
import { startDeskProcess } from '../torture/desk-process.ts'
import { importOne } from '../torture/people-at-work.ts'
import { startWork } from '../torture/pharmacy.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'pestle-synced-'))
const hasStrace = spawnSync('strace', ['-V']).status === 0
const imports = 10
afterAll(() => rmSync(folder, { recursive: true }))

test.skipIf(!hasStrace)(
  'the whole app syncs to the disk before it acknowledges an import (needs strace: skipped where it is not installed)',
  async () => {
    const log = path.join(folder, 'syncs.log')
    const psu = await startPsu(path.join(folder, 'nhs'))
    const strace = ['strace', '-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', log]
    const desk = await startDeskProcess(path.join(folder, 'data'), psu.url, strace).open
    const promised = nothingPromised()
    const work = { desk, random: seededRandom(3), promised, messages: { made: 0 }, stopped: () => false }
    const personId = await startWork(desk)
    const syncs = (): number => readFileSync(log, 'utf8').match(/fsync\(|fdatasync\(/g)?.length ?? 0
    for (let n = 0; n < imports; n += 1) {
      const before = syncs()
      await importOne({ ...work, personId })
      expect(syncs()).toBeGreaterThan(before)
    }
    await desk.kill()
    await psu.stop()
  },
)
