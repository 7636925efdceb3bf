import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { realPorts, startDesk, type Desk } from '../../../src/main/compose.ts'
import { dataFile, environmentDir, openFile } from '../../../src/main/desk/open-file.ts'
import { openForCommand } from '../../../src/main/desk/open-for-command.ts'
import { sentenceOf } from '../../../src/main/desk/start-refusal.ts'
import { append } from '../../../src/main/ledger/append.ts'
import { addPracticeStaff } from '../../../src/main/desk/practice-day.ts'
import { build, first } from '../../../src/main/database/query.ts'
import { addPerson } from '../../../src/main/staff/add-person.ts'
import { people } from '../../../src/main/staff/people.ts'

let dir = ''
const running: Desk[] = []

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-start-'))
})
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.stop()
  rmSync(dir, { recursive: true, force: true })
})

const start = async (): Promise<Desk> => {
  const opened = await startDesk({ dataDir: dir, host: 'browser', version: '0' })
  if (!opened.ok) throw new Error(opened.refusal.code)
  running.push(opened.value)
  return opened.value
}

const practiceRecord = () => path.join(dir, 'practice', 'nhs-stand-in', 'psu-stand-in.jsonl')
const environmentOf = async (desk: Desk): Promise<unknown> => {
  const reply = await desk.router('test', 'desk:state', {})
  return reply.kind === 'answer' ? (reply.value as { environment: unknown }).environment : reply
}

test('a start that faults lets go of the folder: the next one, after the mend, opens it', async () => {
  mkdirSync(path.dirname(practiceRecord()), { recursive: true })
  writeFileSync(practiceRecord(), 'damaged\n{}\n')
  await expect(start()).rejects.toThrow('cannot be read')
  rmSync(practiceRecord())
  expect(await environmentOf(await start())).toBe('practice')
})

test('a change to an environment that faults on opening comes back to the one before, and the desk still stops', async () => {
  const desk = await start()
  await working(desk)
  mkdirSync(path.join(dir, 'sandbox', 'in-use.lock'), { recursive: true })
  await desk.router('test', 'desk:change-environment', { environment: 'sandbox' })
  await vi.waitFor(async () => {
    expect(await environmentOf(desk)).toBe('practice')
  })
  expect(readFileSync(path.join(dir, 'pestle.log'), 'utf8')).toContain('"event":"fault"')
  await desk.stop()
})

test('whoever asks a second time for the desk to stop waits for the same stop', async () => {
  const desk = await start()
  await Promise.race([desk.stop(), desk.stop()])
  const again = openFile(realPorts, dir, 'practice')
  expect(again.ok).toBe(true)
  if (again.ok) again.value.close()
})

test('a file lost together with its key is missed, and no new key takes the place of the lost one', () => {
  const made = openFile(realPorts, dir, 'practice')
  if (!made.ok) throw new Error(made.refusal.code)
  made.value.close()
  const file = dataFile(environmentDir(dir, 'practice'))
  const keyFile = file.replace('.db', '.key.json')
  rmSync(file)
  rmSync(keyFile)
  expect(openFile(realPorts, dir, 'practice')).toEqual({ ok: false, refusal: { code: 'file-missing' } })
  expect(existsSync(keyFile)).toBe(false)
})

test('a command that makes nothing leaves a folder empty in which no file was ever finished', () => {
  mkdirSync(environmentDir(dir, 'practice'))
  const opened = openForCommand(realPorts, { dataDir: dir, environment: 'practice', make: false })
  expect(opened).toMatchObject({ ok: false, refusal: { code: 'nothing-here' } })
  expect(readdirSync(environmentDir(dir, 'practice'))).toEqual([])
})

test('practice staff of a first start that was killed are completed at the next', () => {
  const made = openFile(realPorts, dir, 'practice')
  if (!made.ok) throw new Error(made.refusal.code)
  const { database, newId } = made.value
  const staff = { database, ledger: { now: realPorts.now, newId, newSalt: () => realPorts.randomBytes(16) } }
  addPerson(
    staff,
    { id: 'system', name: 'Pestle', role: 'system' },
    { name: 'Aisha Karim', role: 'pharmacist', registration: null },
  )
  addPracticeStaff(staff)
  addPracticeStaff(staff)
  expect(people(database.db)).toHaveLength(5)
  made.value.close()
})

const working = async (desk: Desk): Promise<void> => {
  const reply = await desk.router('test', 'desk:state', {})
  if (reply.kind !== 'answer') throw new Error(reply.kind)
  const [person] = (reply.value as { people: { id: string }[] }).people
  await desk.router('test', 'desk:start-work', { personId: person?.id })
}

test('a file with an event of a newer version is refused in a sentence that is true: not a byte of it changes', () => {
  const made = openFile(realPorts, dir, 'practice')
  if (!made.ok) throw new Error(made.refusal.code)
  const { database, newId } = made.value
  database.transact((tx) =>
    append(
      tx,
      { now: realPorts.now, newId, newSalt: () => realPorts.randomBytes(16) },
      {
        stream: 'settings',
        expectedVersion: 0,
        commandId: newId(),
        actId: newId(),
        actor: { id: 'system', name: 'Pestle', role: 'system' },
        happenedAt: realPorts.now(),
        events: [{ type: 'settings-changed', typeVersion: 99, body: { changes: {} } }],
      },
    ),
  )
  made.value.close()
  const folder = environmentDir(dir, 'practice')
  const before = readFileSync(dataFile(folder))
  const listed = readdirSync(folder)
  const refused = openFile(realPorts, dir, 'practice')
  expect(refused).toEqual({ ok: false, refusal: { code: 'newer-events', type: 'settings-changed' } })
  if (!refused.ok) expect(sentenceOf(refused.refusal)).toContain('this one changed nothing')
  expect(readFileSync(dataFile(folder)).equals(before)).toBe(true)
  expect(readdirSync(folder)).toEqual(listed)
})

const files = [
  'in-use.lock',
  'wrapping.key',
  'pestle.key.json',
  'pestle.db',
  'pestle.db.versions.json',
  'pestle.db.made',
]

test.each([1, 2, 3, 4, 5])('a first start that was killed after %i of its files is finished by the next', (count) => {
  const whole = openFile(realPorts, dir, 'practice')
  if (!whole.ok) throw new Error(whole.refusal.code)
  whole.value.close()
  const folder = environmentDir(dir, 'practice')
  expect(readdirSync(folder).toSorted()).toEqual(files.toSorted())
  for (const file of files.slice(count)) rmSync(path.join(folder, file))
  for (const file of files) writeFileSync(path.join(folder, `${file}.new`), 'half a fi')

  const next = openFile(realPorts, dir, 'practice')
  if (!next.ok) throw new Error(next.refusal.code)
  const terminal = first(next.value.database.db, build.selectFrom('meta').select('terminal_id'))
  next.value.close()
  const again = openFile(realPorts, dir, 'practice')
  if (!again.ok) throw new Error(again.refusal.code)
  expect(first(again.value.database.db, build.selectFrom('meta').select('terminal_id'))).toEqual(terminal)
  again.value.close()
})
