import { randomBytes } from 'node:crypto'
import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import type { Environment } from '../../../src/contract/desk.ts'
import type { Finding } from '../../../src/contract/health.ts'
import { examine } from '../../../src/main/desk/examine.ts'
import type { Ports } from '../../../src/main/desk/ports.ts'
import { backupFindings, type BackupStand } from '../../../src/main/desk/health/backup-findings.ts'
import { diskFinding } from '../../../src/main/desk/health/disk-findings.ts'
import { faultFinding } from '../../../src/main/desk/health/fault-finding.ts'
import { clockFinding, skewFinding } from '../../../src/main/desk/health/file-findings.ts'
import { keyFinding } from '../../../src/main/desk/health/key-finding.ts'
import { mayRemoveReplaced } from '../../../src/main/desk/health/replaced-records.ts'
import { notSetUpFindings } from '../../../src/main/desk/health/not-set-up.ts'
import { unreadFindings } from '../../../src/main/desk/health/unread-finding.ts'
import { lookEveryMs } from '../../../src/main/desk/health/watch-health.ts'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'
import { inThread } from '../../support/in-thread.ts'
import { pestle } from '../../support/pestle.ts'
import { createWorld } from '../../support/world.ts'

test('files of the watched folder that cannot be read are a trouble of the status line; none is none', () => {
  expect(unreadFindings(0)).toEqual([])
  const [one] = unreadFindings(1)
  expect(one).toMatchObject({ state: 'wrong', head: 'A file in the watched folder cannot be read' })
  expect(one?.words).toContain('in it are not in the queue. The inbox names it ')
  expect(unreadFindings(2)[0]?.words).toContain('in them are not in the queue. The inbox names them ')
})

const topics = (findings: readonly Finding[]): readonly string[] => findings.map(({ topic }) => topic)

describe('the health of an open desk', () => {
  let rig: DeskRig
  beforeEach(async () => {
    rig = await openDeskRig()
  })
  afterEach(() => rig.remove())

  it('has nothing wrong to say while all is well, and says what practice has not set up', async () => {
    const { troubles, notSetUp } = await rig.ask('health:state', {})
    expect(notSetUp.map(({ state, head }) => [state, head])).toEqual([
      ['attention', 'No recovery code'],
      ['attention', 'No backup yet'],
    ])
    // The disk of whoever runs this test may be nearly full.
    expect(troubles.filter(({ topic }) => topic !== 'Disk')).toEqual([])
  })

  it('says within minutes that a key can be read by others, and that it no longer can', async () => {
    const key = path.join(rig.dir, 'practice', 'wrapping.key')
    chmodSync(key, 0o644)
    const before = rig.pushes.length
    rig.advance(lookEveryMs)
    expect((await rig.ask('health:state', {})).troubles[0]).toMatchObject({ topic: 'Keys', state: 'wrong' })
    expect(rig.pushes.slice(before)).toContainEqual({ kind: 'desk' })
    chmodSync(key, 0o600)
    rig.advance(lookEveryMs)
    expect(topics((await rig.ask('health:state', {})).troubles)).not.toContain('Keys')
  })

  it('finds in the app what doctor finds on the command line', async () => {
    const { findings } = await rig.ask('health:examine', {})
    await rig.stop()
    const run = await pestle('doctor', '--data', rig.dir, '--json')
    const there = run.out.map((line) => JSON.parse(line) as Finding)
    expect(topics(there)).toEqual(topics(findings))
    // The clock moves and the log shrinks between the two.
    const lasting = ({ topic }: Finding): boolean =>
      ['Keys', 'Folder', 'Integrity', 'Durability', 'Backup'].includes(topic)
    expect(there.filter(lasting)).toEqual(findings.filter(lasting))
  })

  it('asks in a closed file too whether the date is right, where nobody worked for weeks before', async () => {
    await rig.stop()
    const headAfter = async (days: number): Promise<string | null | undefined> => {
      const ports: Ports = {
        now: () => rig.now() + days * 86_400_000,
        randomBytes,
        random: () => 0,
        after: () => () => undefined,
        soon: setImmediate,
        http: () => Promise.reject(new Error('The practice service is not asked')),
        inWorker: inThread,
      }
      for await (const { topic, head } of examine(ports, { dataDir: rig.dir, environment: 'practice', version: '0' }))
        if (topic === 'Clock') return head
      return undefined
    }
    expect([await headAfter(1), await headAfter(400)]).toEqual([null, 'Is this PC’s date right?'])
  })

  it('says nothing of any person or prescription it holds, nor where on the disk it lies', async () => {
    const { rows } = await rig.ask('queue:page', { stage: null, search: '', after: null, limit: 50 })
    const { people } = await rig.ask('desk:state', {})
    const { findings } = await rig.ask('health:examine', {})
    const said = JSON.stringify(findings).toLowerCase()
    const canaries = [
      ...rows.flatMap(({ id, patient }) => [id, ...Object.values(patient)]),
      ...people.map(({ name }) => name),
      rig.dir,
    ]
    expect(canaries.length).toBeGreaterThan(20)
    expect(canaries.filter((canary) => said.includes(canary.toLowerCase()))).toEqual([])
    expect(said).not.toMatch(/\b9\d{9}\b/)
  })
})

it('however often it is pressed, the whole file is read once at a time, and the file is not closed under the reading', async () => {
  let reads = 0
  let letGo: () => void = () => undefined
  const rig = await openDeskRig({
    inWorker: (name, input, waiting) => {
      if (name !== 'health:integrity') return inThread(name, input, waiting)
      reads += 1
      return new Promise<void>((resolve) => (letGo = resolve)).then(() => inThread(name, input, waiting))
    },
  })
  const presses = [1, 2, 3].map(() => rig.ask('health:examine', {}))
  await expect.poll(() => reads).toBe(1)
  let stopped = false
  const stopping = rig.stop().then(() => (stopped = true))
  await new Promise(setImmediate)
  expect([reads, stopped]).toEqual([1, false])
  letGo()
  const answers = await Promise.all(presses)
  await stopping
  expect(answers[0]?.findings).toContainEqual(expect.objectContaining({ topic: 'Integrity', state: 'fine' }))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  await rig.remove()
})

it('records that restores replaced are listed with their size, and go by a pharmacist’s press once they are a month old', async () => {
  const rig = await openDeskRig()
  const dir = path.join(rig.dir, 'practice')
  // The rig’s clock stands at 16 November.
  const [old, young] = ['20261010T090000Z', '20261101T090000Z']
  const of = (stamp: string) =>
    ['pestle.db', 'pestle.key.json', 'nhs-stand-in'].map((name) => `${name}.before-restore-${stamp}`)
  for (const name of [...of(old), `pestle.db.before-restore-${old}-wal`, ...of(young), 'pestle.db.before-0016'])
    writeFileSync(path.join(dir, name), Buffer.alloc(1_000_000))
  rig.advance(lookEveryMs)
  expect((await rig.ask('health:state', {})).troubles).toContainEqual(
    expect.objectContaining({ topic: 'Replaced', state: 'attention' }),
  )
  expect(await rig.ask('health:replaced', {})).toEqual({ removable: 1, bytes: 4_000_000 })
  const { people } = await rig.ask('desk:state', {})
  const as = (role: string) =>
    rig.ask('desk:start-work', { personId: people.find((one) => one.role === role)?.id ?? '' })
  await as('dispenser')
  expect(await rig.reply('health:remove-replaced', {})).toMatchObject({ refusal: { code: 'not-permitted' } })
  await as('pharmacist')
  expect(await rig.ask('health:remove-replaced', {})).toEqual({ removable: 0, bytes: 0 })
  const left = readdirSync(dir)
  expect(left.filter((name) => name.includes(old))).toEqual([])
  expect(left).toEqual(expect.arrayContaining([...of(young), 'pestle.db', 'pestle.key.json', 'pestle.db.before-0016']))
  rig.advance(lookEveryMs)
  expect(topics((await rig.ask('health:state', {})).troubles)).not.toContain('Replaced')
  await rig.remove()
})

it('where patients are real, records that were replaced go only while a fresh backup of the present one counts', () => {
  const now = Date.parse('2026-11-21T12:00:00Z')
  const backup = (minutes: number, upToDate: boolean) => ({ madeAt: now - minutes * 60_000, upToDate })
  const may = [null, backup(21, false), backup(19, false), backup(600, true)].map((newest) =>
    mayRemoveReplaced('production', newest, now),
  )
  expect(may).toEqual([false, false, true, true])
  expect(mayRemoveReplaced('practice', null, now)).toBe(true)
})

describe('what is found', () => {
  it('little room is said before the disk is full, and loudly when it almost is', () => {
    const disk = (free: number) => diskFinding('/', () => ({ bavail: free / 4096, bsize: 4096 })).state
    expect([disk(5e9), disk(0.9e9), disk(1e8)]).toEqual(['fine', 'attention', 'wrong'])
  })

  it('a clock more than a minute off is said, either way', () => {
    expect([skewFinding(59_000), skewFinding(61_000), skewFinding(-61_000)].map(({ state }) => state)).toEqual([
      'fine',
      'attention',
      'attention',
    ])
  })

  it('while nobody worked for weeks and the NHS was not heard the date is asked about, whatever was known of the clock before; where the NHS says how wrong it is, that is said', () => {
    using world = createWorld()
    const known = [
      { aheadMs: null, dayDoubt: null },
      { aheadMs: null, dayDoubt: 'quiet' },
      { aheadMs: 0, dayDoubt: 'quiet' },
      { aheadMs: 90_000, dayDoubt: 'quiet' },
      { aheadMs: 86_400_000, dayDoubt: 'service' },
    ] as const
    const heads = known.map((clock) => clockFinding(world.database, world.clock.now(), clock).head)
    expect(heads).toEqual([
      null,
      'Is this PC’s date right?',
      'Is this PC’s date right?',
      'Is this PC’s date right?',
      'The clock of this PC is wrong',
    ])
  })

  it('a key store that no longer keeps secrets is wrong while there is still time', async () => {
    const rig = await openDeskRig()
    await rig.stop()
    const file = path.join(rig.dir, 'practice', 'pestle.db')
    writeFileSync(
      path.join(rig.dir, 'practice', 'pestle.key.json'),
      JSON.stringify({ version: 1, wrappers: [{ id: 'os', blob: 'AAAA' }] }),
    )
    const kinds = (['real', 'plaintext', 'none'] as const).map((kind) => keyFinding({ file, keyStore: { kind } }).state)
    await rig.remove()
    expect(kinds).toEqual(['fine', 'wrong', 'wrong'])
  })

  it('practice asks for no backup; every other environment does, loudly', () => {
    const stand = { troubles: ['no-target' as const], last: null }
    const states = (['practice', 'sandbox', 'production'] as const).map(
      (environment) => backupFindings(stand, environment, 0)[0]?.state,
    )
    expect(states).toEqual([undefined, 'wrong', 'wrong'])
  })

  it('the age of the newest backup is said as people say it', () => {
    const words = (now: number): string =>
      backupFindings({ troubles: [], last: { madeAt: 0, checkedAt: 0 } }, 'production', now)[0]?.words ?? ''
    expect(words(20_000)).toContain('made just now and')
    expect(words(60_000)).toContain('made 1 minute ago and')
    expect(words(3 * 86_400_000)).toContain('made 3 days ago and')
  })

  it('where nothing is wrong, it is still said that there is no recovery code and no backup yet', () => {
    const none = { troubles: ['no-target' as const], last: null }
    const heads = (hasRecovery: boolean, backups: BackupStand, environment: Environment) =>
      notSetUpFindings({ hasRecovery, backups, environment }).map(({ head }) => head)
    expect(heads(false, none, 'practice')).toEqual(['No recovery code', 'No backup yet'])
    expect(heads(true, { troubles: [], last: { madeAt: 0, checkedAt: 0 } }, 'practice')).toEqual([])
    // A place was chosen and nothing of this record lies there: after a restore, too.
    expect(heads(true, { troubles: [], last: null }, 'practice')).toEqual(['No backup yet'])
    expect(heads(true, { troubles: [], last: null }, 'production')).toEqual(['No backup yet'])
    // Said as a trouble already.
    expect(heads(false, none, 'production')).toEqual([])
  })

  it('a fault of the log is named by its reference and place, and nothing else of its line is repeated', async () => {
    const rig = await openDeskRig()
    const log = path.join(rig.dir, 'pestle.log')
    const line = (reference: string, where: string) =>
      JSON.stringify({ time: '2026-11-16T08:00:00Z', event: 'fault', reference, where, kind: 'Whitfield' })
    writeFileSync(
      log,
      [line('0A1B2C3D', 'outbox'), line('0A1B2C3E', 'Mr Whitfield 9990000018'), '{"event":"fault"'].join('\n'),
    )
    const found = faultFinding([log], Date.parse('2026-11-16T09:00:00Z'))
    await rig.remove()
    expect(found).toMatchObject({ state: 'attention' })
    expect(found.words).toContain('0A1B2C3D (outbox')
    expect(found.words).not.toMatch(/Whitfield|9990000018|0A1B2C3E/)
  })
})
