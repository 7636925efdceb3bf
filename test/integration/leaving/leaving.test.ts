import { createHash, hash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { tablesOf } from '../../../src/main/database/every-row.ts'
import type { InWorker } from '../../../src/main/desk/in-worker.ts'
import { noteUnfinished, unfinishedIn } from '../../../src/main/desk/leaving/unfinished.ts'
import { writeLeaving, type Leaving, type WriteLeaving } from '../../../src/main/desk/leaving/write-leaving.ts'
import { digestOfBody, hashedColumns, hashOfHeader } from '../../../src/main/ledger/event-hash.ts'
import { lastSeq, readEvents } from '../../../src/main/ledger/read.ts'
import { contentNumber } from '../../support/content-number.ts'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'
import { inThread } from '../../support/in-thread.ts'
import { handedOut, madeReady } from '../../support/journeys.ts'
import { createWorld, type World } from '../../support/world.ts'

const unwatched = { progress: () => undefined, isCancelled: () => false }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pestle-leaving-'))
  mkdirSync(path.join(folder, 'data'))
  mkdirSync(path.join(folder, 'out'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const aWorld = (): World => {
  const world = createWorld({ folder: path.join(folder, 'data') })
  for (let n = 1; n <= 6; n += 1) {
    const id = world.receive(contentNumber(n))
    if (n % 2 === 0) madeReady(world, id)
    if (n === 4) handedOut(world, id)
  }
  return world
}

const askedOf = (world: World): WriteLeaving => ({
  file: world.file,
  dataKey: world.key,
  dataDir: path.join(folder, 'data'),
  folder: path.join(folder, 'out'),
  environment: 'practice',
  odsCode: world.ourOds,
  appVersion: '0.1.0',
  at: world.clock.now(),
})

const jsonLines = <T = Record<string, unknown>>(where: string, name: string): readonly T[] =>
  readFileSync(path.join(where, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)

const csvRecords = (where: string, name: string): number =>
  // Lines within quotes are part of a cell.
  readFileSync(path.join(where, name), 'utf8')
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split('\r\n').length - 2

it('every event and every prescription is in it, as the record has them', () => {
  using world = aWorld()
  const left = writeLeaving(askedOf(world), unwatched)
  if (!left.ok) throw new Error(left.refusal.code)
  const { folder: where, leaving } = left.value
  const { db } = world.database
  const events = readEvents(db, { afterSeq: 0, limit: 10_000 })
  expect(events.length).toBeGreaterThan(20)
  expect(jsonLines(where, 'events.jsonl')).toEqual(JSON.parse(JSON.stringify(events)))
  const standing = jsonLines<{ prescription: { id: string } }>(where, 'prescriptions.jsonl')
  expect(standing.map(({ prescription }) => prescription)).toEqual(
    standing.map(({ prescription }) => JSON.parse(JSON.stringify(world.prescription(prescription.id))) as unknown),
  )
  expect(standing).toHaveLength(6)
  expect(leaving).toMatchObject({ sequence: lastSeq(db), prescriptions: 6 })
  expect(csvRecords(where, 'events.csv')).toBe(events.length)
  expect(csvRecords(where, 'prescriptions.csv')).toBe(6)
  expect(csvRecords(where, 'updates.csv')).toBe(jsonLines(where, 'tables/outbox_task.jsonl').length)
})

it('another program can check the hash chain with nothing but the files', () => {
  using world = aWorld()
  const left = writeLeaving(askedOf(world), unwatched)
  if (!left.ok) throw new Error(left.refusal.code)
  const where = left.value.folder
  const bodies = new Map(jsonLines(where, 'tables/event_body.jsonl').map((row) => [row['seq'], row]))
  let previous = Buffer.alloc(32).toString('base64')
  for (const row of jsonLines(where, 'tables/event.jsonl')) {
    const bytes = (column: string): Buffer => Buffer.from(String(row[column]), 'base64')
    const body = bodies.get(row['seq'])
    const salt = Buffer.from(String(body?.['salt']), 'base64')
    expect(digestOfBody(salt, String(body?.['body']))).toEqual(bytes('body_digest'))
    expect(row['previous_hash']).toBe(previous)
    const text = hashedColumns
      .map((column) =>
        column === 'body_digest' || column === 'previous_hash' ? bytes(column).toString('hex') : String(row[column]),
      )
      .map((value) => `${Buffer.byteLength(value)}:${value},`)
      .join('')
    expect(hashOfHeader(text)).toEqual(bytes('hash'))
    expect(hash('sha256', `pestle event 1\n${text}`, 'hex')).toBe(bytes('hash').toString('hex'))
    previous = String(row['hash'])
  }
  expect(Buffer.from(previous, 'base64').toString('hex')).toBe(left.value.leaving.head)
})

it('every table is in it, and every file is named with what it holds', () => {
  using world = aWorld()
  const left = writeLeaving(askedOf(world), unwatched)
  if (!left.ok) throw new Error(left.refusal.code)
  const where = left.value.folder
  const leaving = JSON.parse(readFileSync(path.join(where, 'leaving.json'), 'utf8')) as Leaving
  const tables = tablesOf(world.database.db)
  expect(tables).toContain('intake_message')
  expect(tables.some((name) => name.startsWith('sqlite_') || name.includes('_search'))).toBe(false)
  const there = [...readdirSync(where), ...readdirSync(path.join(where, 'tables')).map((name) => `tables/${name}`)]
  const named = leaving.files.map(({ name }) => name)
  expect(there.filter((name) => name !== 'tables').toSorted()).toEqual([...named, 'leaving.json'].toSorted())
  expect(named.filter((name) => name.startsWith('tables/')).toSorted()).toEqual(
    tables.map((name) => `tables/${name}.jsonl`).toSorted(),
  )
  for (const { name, bytes, sha256 } of leaving.files) {
    const content = readFileSync(path.join(where, name))
    expect([name, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([name, bytes, sha256])
    if (process.platform !== 'win32') expect(statSync(path.join(where, name)).mode & 0o077).toBe(0)
  }
})

it('the text beside the files says PRACTICE, which amounts are hundredths and which are not, and names no table there is none of', () => {
  using world = aWorld()
  const asked = askedOf(world)
  const left = writeLeaving(asked, unwatched)
  if (!left.ok) throw new Error(left.refusal.code)
  const where = left.value.folder
  const text = readFileSync(path.join(where, 'READ-ME.txt'), 'utf8')
  const everyAmount = 'amount, toSupply and loose, wherever they stand in an item but in its content'
  for (const said of ['PRACTICE', asked.odsCode, everyAmount]) expect(text).toContain(said)
  const tables = [...text.matchAll(/tables\/([a-z_]+)/g)].map(([, name]) => `tables/${name ?? ''}.jsonl`)
  expect(tables.length).toBeGreaterThan(5)
  expect(tables.filter((name) => !existsSync(path.join(where, name)))).toEqual([])
  type Standing = {
    prescription: {
      items: { content: { quantity: { value: string } }; toSupply: number; portions: { amount: number }[] }[]
    }
  }
  const items = jsonLines<Standing>(where, 'prescriptions.jsonl').flatMap(({ prescription }) => prescription.items)
  expect(items.flatMap(({ portions }) => portions).length).toBeGreaterThan(0)
  for (const { content, toSupply } of items) expect(toSupply).toBe(Number(content.quantity.value) * 100)
  expect(readFileSync(path.join(where, 'items.csv'), 'utf8')).toContain(`,${items[0]?.content.quantity.value ?? ''},`)
})

it('called off or refused, it leaves nothing behind', () => {
  using world = aWorld()
  for (let n = 7; n < 60; n += 1) world.receive(contentNumber(n))
  const asked = askedOf(world)
  const refusalOf = (of: Partial<WriteLeaving>, isCancelled = false) => {
    const left = writeLeaving({ ...asked, ...of }, { progress: () => undefined, isCancelled: () => isCancelled })
    return left.ok ? 'done' : left.refusal.code
  }
  expect([
    refusalOf({ folder: 'out' }),
    refusalOf({ folder: path.join(folder, 'nowhere') }),
    refusalOf({ folder: asked.dataDir }),
  ]).toEqual(['not-absolute', 'target-missing', 'target-is-ours'])
  expect(refusalOf({}, true)).toBe('cancelled')
  expect(readdirSync(asked.folder)).toEqual([])
})

it('what a kill left in the clear is noted before its first byte, and goes the next time everything is taken out', () => {
  using world = aWorld()
  const asked = askedOf(world)
  const dir = path.dirname(asked.file)
  // A kill: nothing of the process runs any more.
  const partial = path.join(asked.folder, 'pestle-everything-20261116T090000Z.partial')
  noteUnfinished(dir, partial)
  mkdirSync(path.join(partial, 'tables'), { recursive: true })
  writeFileSync(path.join(partial, 'events.jsonl'), 'a patient')
  let notedWhileWriting: readonly string[] = []
  const watched = {
    isCancelled: () => false,
    progress: () => (notedWhileWriting = unfinishedIn(dir).map((one) => one.partial)),
  }
  for (let n = 7; n < 60; n += 1) world.receive(contentNumber(n))
  const left = writeLeaving({ ...asked, at: asked.at + 60_000 }, watched)
  if (!left.ok) throw new Error(left.refusal.code)
  expect(notedWhileWriting).toEqual([`${left.value.folder}.partial`])
  expect(readdirSync(asked.folder)).toEqual([path.basename(left.value.folder)])
  expect(unfinishedIn(dir).map((one) => one.partial)).toEqual([left.value.partial])
})

it('what lies on a disk that is not there is tried again, and is said until then', async () => {
  const rig = await openDeskRig()
  await rig.stop()
  const dir = path.join(rig.dir, 'practice')
  const partial = path.join(folder, 'stick', 'pestle-everything-20261116T090000Z.partial')
  mkdirSync(partial, { recursive: true })
  writeFileSync(path.join(dir, 'leaving.json'), JSON.stringify([{ partial, otherDisk: true }]))
  // The disk is pulled out: an empty folder of our own disk stands where it was mounted.
  renameSync(path.join(folder, 'stick'), path.join(folder, 'pulled'))
  mkdirSync(path.join(folder, 'stick'))
  await rig.start()
  await expect.poll(async () => (await rig.ask('leaving:state', {})).trouble).toBe('unfinished-left')
  expect((await rig.ask('health:state', {})).troubles).toContainEqual(
    expect.objectContaining({ topic: 'Taking out', state: 'wrong' }),
  )
  await rig.stop()
  rmSync(path.join(folder, 'stick'), { recursive: true })
  renameSync(path.join(folder, 'pulled'), path.join(folder, 'stick'))
  await rig.start()
  await expect.poll(async () => (await rig.ask('leaving:state', {})).trouble).toBe('unfinished-removed')
  expect(existsSync(partial)).toBe(false)
  expect((await rig.ask('health:state', {})).troubles.map(({ topic }) => topic)).not.toContain('Taking out')
  await rig.remove()
})

const finished = async (rig: DeskRig) => {
  for (;;) {
    const state = await rig.ask('leaving:state', {})
    if (state.running === null) return state
    await new Promise(setImmediate)
  }
}

it('a share that hangs does not keep the desk from closing, and what comes of it later is not left there', async () => {
  let written: () => void = () => undefined
  const hung = new Promise<void>((resolve) => (written = resolve))
  const inWorker: InWorker = (name, input, waiting) =>
    name === 'leaving:write'
      ? inThread(name, input, {}).then((output) => hung.then(() => output))
      : inThread(name, input, waiting)
  const rig = await openDeskRig({ inWorker })
  const out = path.join(folder, 'out')
  const { settings } = await rig.ask('desk:state', {})
  await rig.ask('leaving:begin', { folder: out, odsCode: settings.odsCode, understood: true })
  await expect.poll(() => readdirSync(out).filter((name) => !name.endsWith('.partial'))).toHaveLength(1)
  const stopping = rig.stop()
  await new Promise(setImmediate)
  rig.advance(5_000)
  await stopping
  written()
  await expect.poll(() => unfinishedIn(path.join(rig.dir, 'practice'))).toHaveLength(1)
  expect(rig.faults).toEqual([])
  await rig.start()
  await expect.poll(() => readdirSync(out)).toEqual([])
  await rig.remove()
})

it('each step of it tells the screens how it stands, and nothing that has them read every list again', async () => {
  const rig = await openDeskRig()
  const { settings } = await rig.ask('desk:state', {})
  const before = rig.pushes.length
  await rig.ask('leaving:begin', { folder: path.join(folder, 'out'), odsCode: settings.odsCode, understood: true })
  await finished(rig)
  expect(rig.pushes.slice(before)).toContainEqual({ kind: 'work' })
  expect(rig.pushes.slice(before)).not.toContainEqual({ kind: 'desk' })
  await rig.remove()
})

it('only a pharmacist who types the code of the pharmacy takes everything out, and the record says that they did', async () => {
  const rig = await openDeskRig()
  const out = path.join(folder, 'out')
  const begin = (odsCode: string) => rig.reply('leaving:begin', { folder: out, odsCode, understood: true })
  const { people, settings } = await rig.ask('desk:state', {})
  const dispenser = people.find(({ role }) => role === 'dispenser')
  const pharmacist = people.find(({ role }) => role === 'pharmacist')
  await rig.ask('desk:start-work', { personId: dispenser?.id ?? '' })
  expect(await begin(settings.odsCode)).toMatchObject({ kind: 'refusal', refusal: { code: 'not-permitted' } })
  await rig.ask('desk:start-work', { personId: pharmacist?.id ?? '' })
  expect(await begin('XX999')).toMatchObject({ kind: 'refusal', refusal: { code: 'other-code' } })
  expect(await begin(settings.odsCode)).toMatchObject({ kind: 'answer' })
  const { last, trouble } = await finished(rig)
  expect([trouble, existsSync(path.join(last?.folder ?? '', 'leaving.json'))]).toEqual([null, true])
  rig.advance(1_000)
  expect(await begin(settings.odsCode)).toMatchObject({ kind: 'answer' })
  const second = await finished(rig)
  const taken = jsonLines(second.last?.folder ?? '', 'events.jsonl').filter(
    ({ type }) => type === 'everything-taken-out',
  )
  expect(taken).toHaveLength(1)
  expect(taken[0]).toMatchObject({
    stream: 'leaving',
    actor: { id: pharmacist?.id },
    body: { sequence: last?.events, prescriptions: last?.prescriptions },
  })
  expect(JSON.stringify(taken[0])).not.toContain(out)
  expect(rig.faults).toEqual([])
  await rig.remove()
})
