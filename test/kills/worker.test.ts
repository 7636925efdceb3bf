import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { threads } from '../../src/main/desk/in-worker.ts'
import { createBackupRig } from '../support/backup-rig.ts'

const inWorker = threads(path.resolve(import.meta.dirname, '../../out/main/worker.js'))
const folder = mkdtempSync(path.join(tmpdir(), 'pestle-worker-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the built worker makes a backup while this thread writes to the same file', async () => {
  using rig = createBackupRig()
  for (let n = 0; n < 30; n += 1) rig.work()
  let going = true as boolean
  const steps: string[] = []
  const making = inWorker('backup:make', rig.asked(), { onProgress: ({ step }) => steps.push(step) }).finally(
    () => (going = false),
  )
  let written = 0
  while (going) {
    rig.work()
    written += 1
    await new Promise((resolve) => setImmediate(resolve))
  }
  const made = await making
  expect(made).toMatchObject({ ok: true })
  expect(new Set(steps)).toEqual(new Set(['copying', 'checking', 'reading']))
  expect(written).toBeGreaterThan(3)
  expect(made.ok && rig.verify(made.value.folder)).toMatchObject({ ok: true })
  expect(rig.world.verify().chain.chainOk).toBe(true)
})

test('work that was called off before it began says so', async () => {
  using rig = createBackupRig()
  rig.work()
  const calledOff = new AbortController()
  calledOff.abort()
  expect(await inWorker('backup:make', rig.asked(), { signal: calledOff.signal })).toEqual({
    ok: false,
    refusal: { code: 'cancelled' },
  })
})

test('a fault in the worker is thrown here with its code', async () => {
  using rig = createBackupRig()
  const notOurs = inWorker('backup:make', rig.asked({ dataKey: Buffer.alloc(32, 1) }))
  await expect(notOurs).rejects.toMatchObject({ code: 'SQLITE_NOTADB' })
})

test('a worker that is not there is a fault and no promise that never ends', async () => {
  const nowhere = threads(path.join(folder, 'worker.js'))
  await expect(nowhere('backup:places', { file: folder })).rejects.toThrow()
})
