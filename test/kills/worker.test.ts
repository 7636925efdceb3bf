import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { threads } from '../../src/main/desk/in-worker.ts'
import { createBackupRig } from '../support/backup-rig.ts'

const built = path.resolve(import.meta.dirname, '../../out/main/worker.js')
const inWorker = threads(built)
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

// Counts each rest beside the uses.
const countsRests = `
import { workerData } from 'node:worker_threads'
const { wait } = Atomics
Atomics.wait = (...asked) => {
  Atomics.add(new Int32Array(workerData.used), 1, 1)
  return wait(...asked)
}
await import(${JSON.stringify(pathToFileURL(built).href)})`

test('the built worker stands back while the counter is used, and for nobody else', async () => {
  using rig = createBackupRig()
  for (let n = 0; n < 30; n += 1) rig.work()
  const counting = path.join(folder, 'counting.mjs')
  writeFileSync(counting, countsRests)
  const restsWith = async (key: (counter: Int32Array) => void): Promise<number> => {
    const used = new SharedArrayBuffer(8)
    const counter = new Int32Array(used)
    const keys = setInterval(() => {
      key(counter)
    }, 1)
    expect(await threads(counting)('backup:make', rig.asked(), { used })).toMatchObject({ ok: true })
    clearInterval(keys)
    return Atomics.load(counter, 1)
  }
  expect(await restsWith(() => undefined)).toBe(0)
  expect(await restsWith((counter) => void Atomics.add(counter, 0, 1))).toBeGreaterThan(0)
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
