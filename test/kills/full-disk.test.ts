import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { troubleWords } from '../../src/renderer/wording/troubles.ts'
import { startPsu, type PsuProcess } from '../support/e2e-psu.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { nothingPromised } from '../torture/asked.ts'
import { startDeskProcess, type DeskProcess } from '../torture/desk-process.ts'
import { checkFile } from '../torture/file-check.ts'
import { importOne, messageNumber, type AtWork } from '../torture/people-at-work.ts'
import { startWork } from '../torture/pharmacy.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'pestle-full-'))
const disk = path.join(folder, 'disk')
const dataDir = path.join(disk, 'data')
const filler = path.join(disk, 'filler')
mkdirSync(disk)
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]).status === 0
const needsRoot = '(needs root: skipped where no small disk can be mounted)'

let psu: PsuProcess
let desk: DeskProcess | undefined
const random = seededRandom(11)
const promised = nothingPromised()
const messages = { made: 0 }

beforeAll(async () => {
  psu = await startPsu(path.join(folder, 'nhs'))
})
beforeEach(() => {
  if (mounted) makeRoom()
})
afterEach(async () => {
  await desk?.kill()
  desk = undefined
})
afterAll(async () => {
  await psu.stop()
  if (mounted) spawnSync('umount', [disk])
  rmSync(folder, { recursive: true })
})

/** Takes all room there is, byte by byte in the end. */
const fillDisk = (): void => {
  const file = openSync(filler, 'a')
  for (const size of [65_536, 4_096, 1])
    try {
      for (;;) writeSync(file, Buffer.alloc(size))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    }
  closeSync(file)
}

const makeRoom = (): void => rmSync(filler, { force: true })

const open = async (): Promise<AtWork> => {
  desk = await startDeskProcess(dataDir, psu.url).open
  return { desk, random, promised, messages, personId: await startWork(desk), stopped: () => false }
}

const nothingWrong = async (): Promise<void> => {
  await desk?.kill()
  const outside = { rows: await psu.rows(), requests: await psu.requests() }
  expect(checkFile(dataDir, promised, outside).wrong).toEqual([])
}

const waiting = async (): Promise<number | undefined> => {
  const reply = await desk!.ask('sync:state', {})
  return reply.kind === 'answer' ? reply.value.waiting : undefined
}

const full = { kind: 'fault', reference: expect.any(String) as string, why: 'disk-full' } as const

test.skipIf(!mounted)(`a start on a full disk says so, and works once there is room ${needsRoot}`, async () => {
  fillDisk()
  await expect(startDeskProcess(dataDir, psu.url).open).rejects.toThrow('The disk of this PC is full')
  makeRoom()
  await importOne(await open())
  await nothingWrong()
})

test.skipIf(!mounted)(
  `an import on a full disk is refused whole and done once there is room ${needsRoot}`,
  async () => {
    const work = await open()
    fillDisk()
    const message = messageNumber(work)
    expect(await work.desk.ask('intake:import', message)).toEqual(full)
    makeRoom()
    expect(await work.desk.ask('intake:import', message)).toMatchObject({
      kind: 'answer',
      value: { outcome: 'imported' },
    })
    await nothingWrong()
  },
)

test.skipIf(!mounted)(
  `an act on a full disk is refused whole, in words, and done by pressing again ${needsRoot}`,
  async () => {
    const work = await open()
    await importOne(work)
    const [id = ''] = [...promised.prescriptions].slice(-1)
    const before = await work.desk.ask('prescription:detail', { id })
    if (before.kind !== 'answer') throw new Error('The prescription is not there')
    const { version, items } = before.value.prescription
    const command = { type: 'hold', itemIds: items.map(({ content }) => content.id), reason: 'Query' } as const
    const act = {
      actId: randomUUID(),
      asPersonId: work.personId,
      happened: null,
      commands: [{ commandId: randomUUID(), prescriptionId: id, expectedVersion: version, command }],
    }
    fillDisk()
    const refused = await work.desk.ask('prescription:act', act)
    expect(refused).toEqual(full)
    if (refused.kind === 'fault') expect(troubleWords(refused).what).toBe('The disk of this PC is full.')
    expect(await work.desk.ask('prescription:detail', { id })).toMatchObject({ value: { prescription: { version } } })
    makeRoom()
    expect(await work.desk.ask('prescription:act', act)).toMatchObject({ kind: 'answer' })
    await nothingWrong()
  },
)

test.skipIf(!mounted)(
  `what cannot be written down is not sent, is said, and goes once there is room ${needsRoot}`,
  async () => {
    const work = await open()
    await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 10_000 })
    await psu.setLine(false)
    await importOne(work)
    fillDisk()
    await psu.setLine(true)
    const before = (await psu.rows()).length
    await vi.waitFor(
      async () =>
        expect(await work.desk.ask('sync:state', {})).toMatchObject({ value: { line: { kind: 'cannot-save' } } }),
      { timeout: 15_000 },
    )
    expect((await psu.rows()).length).toBe(before)
    makeRoom()
    await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 20_000 })
    expect((await psu.rows()).length).toBeGreaterThan(before)
    await nothingWrong()
  },
)
