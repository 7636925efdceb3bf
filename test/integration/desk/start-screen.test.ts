import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Push } from '../../../src/contract/index.ts'
import { startDesk, type Desk } from '../../../src/main/compose.ts'
import { dataFile, environmentDir } from '../../../src/main/desk/open-file.ts'
import { keyFileOf } from '../../../src/main/keys/key-file.ts'
import { keyStoreOf } from '../../support/key-stores.ts'
import { goTo, makeCode, setPharmacy, workHere, type Started } from '../../support/desk-with-start-screen.ts'
import { messageFor } from '../../support/e2e-messages.ts'

let dir = ''
const running: Desk[] = []

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-start-screen-'))
})
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.stop()
  rmSync(dir, { recursive: true, force: true })
})

const start = async (account = 'aisha', kind?: 'plaintext'): Promise<Started> => {
  const keyStore = keyStoreOf(account, kind)
  const opened = await startDesk({ dataDir: dir, host: 'stand-in', version: '0', keyStore, startScreen: true })
  if (!opened.ok) throw new Error(opened.refusal.code)
  const desk = opened.value
  running.push(desk)
  const pushes: Push[] = []
  desk.onPush((push) => pushes.push(push))
  const reply: Started['reply'] = async (name, input) => (await desk.router('window', name, input)) as never
  return {
    desk,
    pushes,
    reply,
    ask: async (name, input) => {
      const answer = await reply(name, input)
      if (answer.kind !== 'answer') throw new Error(`${name}: ${JSON.stringify(answer)}`)
      return answer.value
    },
  }
}

const stop = async ({ desk }: Started): Promise<void> => {
  running.splice(running.indexOf(desk), 1)
  await desk.stop()
}

const eventTypes = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { event: string }).event)

test('production is opened behind a warning that was understood, with a key store that is real, and not otherwise', async () => {
  const started = await start()
  await workHere(started)
  expect(await started.reply('desk:change-environment', { environment: 'production' })).toEqual({
    kind: 'refusal',
    refusal: { code: 'warning-unread' },
  })
  await goTo(started, 'production')
  expect((await started.ask('desk:state', {})).environment).toBe('production')
  expect(await started.ask('keys:state', {})).toEqual({ recovery: false, keptBy: 'key-store' })
  await stop(started)
  const plain = await start('aisha', 'plaintext')
  expect(await plain.ask('start:state', {})).toMatchObject({ refusal: 'key-store-needed', can: ['retry', 'go-back'] })
  await plain.ask('start:go-back', {})
  await workHere(plain)
  expect(await plain.reply('desk:change-environment', { environment: 'integration', understood: true })).toEqual({
    kind: 'refusal',
    refusal: { code: 'key-store-needed' },
  })
})

test.each(['integration', 'production'] as const)(
  'a record of %s begins without a pharmacy, and takes nothing in until somebody gave its name and code',
  async (environment) => {
    const started = await start()
    await goTo(started, environment)
    await workHere(started)
    const { ask } = started
    expect((await ask('desk:state', {})).settings).toMatchObject({ pharmacyName: '', odsCode: '' })
    const refused = await ask('intake:import', messageFor('okafor'))
    expect(refused).toMatchObject({ outcome: 'refused', reasons: [{ code: 'pharmacy-not-set' }] })
    expect(refused.reasons[0]?.message).toContain('A pharmacist gives it in Settings')
    expect((await ask('queue:counts', { only: [] })).counts.check).toBe(0)
    await setPharmacy(started)
    expect((await ask('desk:state', {})).settings).toMatchObject({ odsCode: 'FA565' })
    expect(await ask('intake:retry', { messageId: refused.messageId })).toMatchObject({ outcome: 'imported' })
    const { settings } = await ask('desk:state', {})
    expect(await started.reply('desk:change-settings', { settings: { ...settings, odsCode: 'FX111' } })).toMatchObject({
      refusal: { code: 'ods-code-in-use' },
    })
  },
)

test('a mistyped code can be put right until a prescription of this pharmacy is here, and what was held under it is then taken in', async () => {
  const started = await start()
  await goTo(started, 'integration')
  await workHere(started)
  await setPharmacy(started, 'FH542')
  const imported = await started.ask('intake:import', messageFor('okafor'))
  const id = imported.prescriptions[0]?.id ?? ''
  expect((await started.ask('prescription:detail', { id })).prescription.belongsTo).toBe('FA565')
  await setPharmacy(started, 'FA565')
  expect((await started.ask('prescription:detail', { id })).prescription).toMatchObject({
    tracked: true,
    belongsTo: null,
  })
  const { settings } = await started.ask('desk:state', {})
  expect(await started.reply('desk:change-settings', { settings: { ...settings, odsCode: 'FH542' } })).toMatchObject({
    refusal: { code: 'ods-code-in-use' },
  })
})

test.each(['integration', 'production'] as const)(
  'from %s nothing is sent: updates wait, and the line says that nobody signed in',
  async (environment) => {
    const started = await start()
    await goTo(started, environment)
    await workHere(started)
    await setPharmacy(started)
    await started.ask('intake:import', messageFor('okafor'))
    await vi.waitFor(async () => {
      const { line, waiting } = await started.ask('sync:state', {})
      expect(line.kind).toBe('not-signed-in')
      expect(waiting).toBeGreaterThan(0)
    })
  },
)

test('a code counts only when it was typed back as it was shown, by a pharmacist, before the desk was closed', async () => {
  const started = await start()
  await goTo(started, 'production')
  await workHere(started)
  const { ask, reply } = started
  expect(await reply('keys:confirm-code', { code: 'anything' })).toMatchObject({ refusal: { code: 'nothing-shown' } })
  const { code } = await ask('keys:make-code', {})
  const groups = code.split('-')
  expect(await reply('keys:confirm-code', { code: groups.with(1, 'ZZZZ').join(' ') })).toMatchObject({
    refusal: { code: 'differs', groups: [2] },
  })
  expect((await ask('keys:state', {})).recovery).toBe(false)
  await ask('keys:confirm-code', { code: groups.join(' ').toLowerCase() })
  expect((await ask('keys:state', {})).recovery).toBe(true)
  expect(await ask('keys:try-code', { code })).toEqual({ opens: true })

  const dispenser = await ask('desk:add-person', { name: 'Sam Patel', role: 'dispenser', registration: null })
  await ask('desk:start-work', { personId: dispenser.id })
  for (const refused of [
    await reply('keys:make-code', {}),
    await reply('keys:confirm-code', { code }),
    await reply('keys:try-code', { code }),
    await reply('keys:change-data-key', { code }),
  ])
    expect(refused).toMatchObject({ refusal: { code: 'not-permitted' } })
  await stop(started)
  const everything = [
    readFileSync(path.join(dir, 'pestle.log'), 'utf8'),
    readFileSync(path.join(dir, 'choices.json'), 'utf8'),
  ]
  for (const group of groups) expect(everything.join('')).not.toContain(group)
})

test('a lost key store is shown with its sentence, nothing else is answered, and the code opens the desk with everything in it', async () => {
  const first = await start()
  await goTo(first, 'production')
  await workHere(first)
  await setPharmacy(first)
  const { prescriptions } = await first.ask('intake:import', messageFor('okafor'))
  const code = await makeCode(first)
  await stop(first)

  const anew = await start('set up anew')
  const state = await anew.ask('start:state', {})
  expect(state).toMatchObject({ refusal: 'key-store-lost', can: ['unlock', 'restore', 'retry', 'go-back'] })
  expect(state.sentence).toContain('The recovery code opens it.')
  expect(await anew.reply('desk:state', {})).toEqual({ kind: 'fault', reference: 'desk-closed' })
  expect(await anew.ask('start:retry', {})).toEqual({ opened: false })
  expect(await anew.reply('start:unlock', { code: code.slice(0, 12) })).toMatchObject({
    refusal: { code: 'not-a-code' },
  })
  expect(await anew.ask('start:unlock', { code })).toEqual({ opened: true })
  expect(anew.pushes).toContainEqual({ kind: 'restarted' })
  expect(await anew.ask('start:state', {})).toMatchObject({
    refusal: null,
    sentence: expect.stringContaining('The recovery code was right') as string,
  })
  const { people } = await anew.ask('desk:state', {})
  expect(people.map(({ name }) => name)).toEqual(['Aisha Karim'])
  await workHere(anew)
  const detail = await anew.ask('prescription:detail', { id: prescriptions[0]?.id ?? '' })
  expect(detail.prescription.content.patient.family).toBe('Okafor')
  expect(await anew.reply('start:unlock', { code })).toMatchObject({ refusal: { code: 'not-needed' } })
  await stop(anew)
  expect(eventTypes(readFileSync(path.join(dir, 'pestle.log'), 'utf8'))).toContain('refused')
  expect((await (await start('set up anew')).ask('start:state', {})).refusal).toBeNull()
})

test('practice is worked in while another environment does not open, and its file stays as it is', async () => {
  const first = await start()
  await goTo(first, 'production')
  await stop(first)
  const before = readFileSync(dataFile(environmentDir(dir, 'production')))
  const anew = await start('set up anew')
  expect(await anew.ask('start:state', {})).toMatchObject({
    refusal: 'key-store-lost',
    can: ['restore', 'retry', 'go-back'],
  })
  expect(await anew.ask('start:go-back', {})).toEqual({ opened: true })
  expect((await anew.ask('desk:state', {})).environment).toBe('practice')
  await workHere(anew)
  await anew.ask('desk:change-environment', { environment: 'production', understood: true })
  await vi.waitFor(async () => {
    expect((await anew.ask('start:state', {})).refusal).toBe('key-store-lost')
  })
  await stop(anew)
  expect(readFileSync(dataFile(environmentDir(dir, 'production'))).equals(before)).toBe(true)
})

const spoil: Readonly<Record<string, (file: string) => void>> = {
  'key-missing': (file) => rmSync(keyFileOf(file)),
  'key-damaged': (file) => writeFileSync(keyFileOf(file), 'half a fi'),
  'file-missing': (file) => rmSync(file),
  'not-a-database': (file) => writeFileSync(file, 'not a database'),
  'not-encrypted': (file) => writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(1008)])),
  'wrong-key': (file) => writeFileSync(file, Buffer.alloc(4096, 7)),
}

test.each(Object.keys(spoil))(
  '%s is shown as a desk that cannot open; put right, trying again opens it',
  async (why) => {
    const first = await start()
    await stop(first)
    const file = dataFile(environmentDir(dir, 'practice'))
    copyFileSync(file, `${file}.kept`)
    copyFileSync(keyFileOf(file), `${keyFileOf(file)}.kept`)
    spoil[why]?.(file)
    const again = await start()
    expect(await again.ask('start:state', {})).toMatchObject({ refusal: why, can: ['restore', 'retry'] })
    expect(await again.ask('start:retry', {})).toEqual({ opened: false })
    renameSync(`${file}.kept`, file)
    renameSync(`${keyFileOf(file)}.kept`, keyFileOf(file))
    expect(await again.ask('start:retry', {})).toEqual({ opened: true })
    expect((await again.ask('desk:state', {})).environment).toBe('practice')
  },
)

test('a data file of which a page was changed is shown as damaged, and left as it is', async () => {
  await stop(await start())
  const file = dataFile(environmentDir(dir, 'practice'))
  const bytes = readFileSync(file)
  bytes.fill(0xff, 4096 * 3, 4096 * 40)
  writeFileSync(file, bytes)
  const again = await start()
  expect(await again.ask('start:state', {})).toMatchObject({ refusal: 'damaged', can: ['restore', 'retry'] })
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

test('a change of the data key that cannot be made is said meanwhile and afterwards, and leaves the record as it was', async () => {
  const started = await start()
  await goTo(started, 'production')
  await workHere(started)
  await setPharmacy(started)
  await started.ask('intake:import', messageFor('okafor'))
  const code = await makeCode(started)
  const keyFile = keyFileOf(dataFile(environmentDir(dir, 'production')))
  const before = readFileSync(keyFile)
  const shown: unknown[] = []
  started.desk.onPush((push) => {
    if (push.kind === 'restarted') void started.ask('start:state', {}).then((state) => shown.push(state))
  })
  // Only the built app has a worker: here the copy fails, as it does on a disk that breaks.
  await started.ask('keys:change-data-key', { code })
  await vi.waitFor(() => {
    expect(shown).toMatchObject([
      { refusal: 'at-work', can: [] },
      { refusal: null, sentence: expect.stringContaining('was broken off. The record is whole') as string },
    ])
  }, 10_000)
  await workHere(started)
  expect(await started.ask('keys:try-code', { code })).toEqual({ opens: true })
  expect((await started.ask('queue:counts', { only: [] })).counts.check).toBe(1)
  expect(readFileSync(keyFile).equals(before)).toBe(true)
})

test('practice keeps its key: whoever wants another is told', async () => {
  const started = await start()
  await workHere(started)
  const code = await makeCode(started)
  expect(await started.reply('keys:change-data-key', { code })).toMatchObject({ refusal: { code: 'practice-key' } })
})
