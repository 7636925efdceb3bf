import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Output } from '../../../src/contract/index.ts'
import { findBackups } from '../../../src/main/backup/restore/find-backups.ts'
import { decideSwap, keptSuffix } from '../../../src/main/backup/restore/swap.ts'
import type { Reopening } from '../../../src/main/desk/open-desk.ts'
import { codeText, newRecoveryCode } from '../../../src/main/keys/recovery-code.ts'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'

let rig: DeskRig
let target = ''
let asked: Reopening | undefined

beforeEach(async () => {
  asked = undefined
  rig = await openDeskRig({ reopen: (change) => (asked = change) })
  target = mkdtempSync(path.join(os.tmpdir(), 'pestle-restore-from-'))
})
afterEach(async () => {
  await rig.remove()
  rmSync(target, { recursive: true })
})

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

const job = async (
  settled: (job: Output<'restore:state'>['job']) => boolean,
): Promise<Output<'restore:state'>['job']> => {
  for (let turns = 0; turns < 5_000; turns += 1) {
    const { job: now } = await rig.ask('restore:state', {})
    if (settled(now)) return now
    await turn()
  }
  throw new Error('What the test waits for did not come')
}

const backUp = async (): Promise<string> => {
  await rig.ask('backup:choose-target', { folder: target })
  for (let turns = 0; (await rig.ask('backup:state', {})).last === null; turns += 1) {
    if (turns > 5_000) throw new Error('No backup was made')
    await turn()
  }
  const { rows } = await rig.ask('restore:find', { folder: target })
  return rows[0]?.folder ?? ''
}

test('a backup is found from the place, from the folder of a PC and by itself, and says of itself what it is', async () => {
  const folder = await backUp()
  for (const place of [target, path.dirname(folder), folder]) {
    const { rows } = await rig.ask('restore:find', { folder: place })
    expect(rows).toMatchObject([{ folder, environment: 'practice', ours: true, trouble: null }])
  }
  expect(await rig.reply('restore:find', { folder: path.join(target, 'elsewhere') })).toMatchObject({
    refusal: { code: 'not-reachable' },
  })
  mkdirSync(path.join(target, 'x', '20261116T090000Z.partial'), { recursive: true })
  expect((await rig.ask('restore:find', { folder: target })).rows).toHaveLength(1)
})

test('a backup that is removed in the middle of the look is not found, and those beside it are', async () => {
  const folder = await backUp()
  const ofThisPc = path.dirname(folder)
  const [going, gone] = [path.join(ofThisPc, '20261115T090000Z-1'), path.join(ofThisPc, '20261114T090000Z-1')]
  for (const one of [going, gone]) cpSync(folder, one, { recursive: true })
  const asked = { folder: ofThisPc, key: null }
  const found = findBackups(asked, (of) => {
    const listed = readdirSync(of).map((name) => path.join(of, name))
    for (const one of [going, gone]) rmSync(one, { recursive: true, force: true })
    return of === ofThisPc ? listed : []
  })
  expect(found).toMatchObject({ ok: true, value: [{ folder }] })
  const pulled = findBackups(asked, () => {
    rmSync(ofThisPc, { recursive: true })
    return []
  })
  expect(pulled).toMatchObject({ refusal: { code: 'not-reachable' } })
})

test('what is checked is what may be put back, and only a pharmacist may do either', async () => {
  const folder = await backUp()
  expect(await rig.reply('restore:begin', { folder })).toMatchObject({ refusal: { code: 'not-checked' } })
  await rig.ask('restore:check', { folder, code: null })
  const checked = await job((now) => now?.state !== 'running' && now !== null)
  expect(checked).toMatchObject({ state: 'checked', folder, lost: { of: 0 }, maybe: 0 })
  expect(await rig.reply('restore:begin', { folder: target })).toMatchObject({ refusal: { code: 'not-checked' } })
  await rig.ask('restore:cancel', {})
  expect(await job((now) => now === null)).toBeNull()
  expect(await rig.reply('restore:begin', { folder })).toMatchObject({ refusal: { code: 'not-checked' } })
  const { people } = await rig.ask('desk:state', {})
  await rig.ask('desk:start-work', { personId: people.find(({ role }) => role === 'dispenser')?.id ?? '' })
  for (const [name, input] of [
    ['restore:find', { folder }],
    ['restore:check', { folder, code: null }],
    ['restore:drill', { folder, code: null }],
    ['restore:begin', { folder }],
    ['restore:seen-unsure', {}],
    ['restore:release', {}],
  ] as const)
    expect(await rig.reply(name, input)).toMatchObject({ refusal: { code: 'not-permitted' } })
})

test('a damaged backup is refused in the state, and one of a strange key asks for its recovery code', async () => {
  const folder = await backUp()
  writeFileSync(path.join(folder, 'pestle.db'), 'rubbish')
  await rig.ask('restore:check', { folder, code: null })
  expect(await job((now) => now?.state === 'refused')).toEqual({
    state: 'refused',
    what: 'check',
    code: 'copy-altered',
  })
  const strange = path.join(target, 'strange')
  mkdirSync(strange)
  for (const [code, why] of [
    [null, 'needs-code'],
    ['1234', 'not-a-code'],
  ] as const)
    expect(await rig.reply('restore:check', { folder: strange, code })).toMatchObject({ refusal: { code: why } })
})

test('a drill says that it succeeded and when, and nothing is held by it', async () => {
  const folder = await backUp()
  expect(await rig.ask('restore:state', {})).toMatchObject({ drilledAt: null, drillDue: false, held: null })
  await rig.ask('restore:drill', { folder, code: null })
  expect(await job((now) => now?.state === 'drilled')).toMatchObject({ state: 'drilled' })
  expect(await rig.ask('restore:state', {})).toMatchObject({ drilledAt: rig.now(), drillDue: false, held: null })
  expect(readdirSync(path.join(rig.dir, 'practice')).filter((name) => name.startsWith('restore'))).toEqual([])
})

test('a drill takes the recovery code by its word: a wrong one is refused although this PC has the key', async () => {
  const { code } = await rig.ask('keys:make-code', {})
  await rig.ask('keys:confirm-code', { code })
  const folder = await backUp()
  const other = codeText(newRecoveryCode((count) => Buffer.alloc(count, 7)))
  expect(await rig.reply('restore:drill', { folder, code: other })).toMatchObject({ refusal: { code: 'wrong-code' } })
  await rig.ask('restore:drill', { folder, code: null })
  expect(await job((now) => now?.state === 'drilled')).toMatchObject({ withCode: false })
  await rig.ask('restore:drill', { folder, code })
  expect(await job((now) => now?.state === 'drilled')).toMatchObject({ withCode: true })
})

test('where nothing was put back there is nothing to go through', async () => {
  expect(await rig.ask('restore:review', { after: null, limit: 10 })).toEqual({ rows: [], next: null })
  expect(await rig.reply('restore:seen', { prescriptionId: 'x' })).toMatchObject({ refusal: { code: 'not-held' } })
  expect(await rig.reply('restore:seen-unsure', {})).toMatchObject({ refusal: { code: 'not-held' } })
  expect(await rig.reply('restore:release', {})).toMatchObject({ refusal: { code: 'not-held' } })
  expect(await rig.reply('start:restore-state', {})).toMatchObject({ refusal: { code: 'not-needed' } })
})

test('a restore that fails at the last step says so when the desk opens again on the record from before', async () => {
  const folder = await backUp()
  await rig.ask('restore:check', { folder, code: null })
  await job((now) => now?.state === 'checked')
  await rig.ask('restore:begin', { folder })
  // The disk takes the copy away after it was checked.
  rmSync(path.join(rig.dir, 'practice', 'restore'), { recursive: true })
  await rig.stop()
  expect(await asked?.whileClosed()).toBe(false)
  expect(asked?.words?.failed()).toContain('The backup was NOT put back. This is the record as it was before')
  await rig.start()
  expect((await rig.ask('restore:state', {})).held).toBeNull()
})

test('one that was decided and could not be finished while the desk was closed is not said to have failed', async () => {
  const folder = await backUp()
  await rig.ask('restore:check', { folder, code: null })
  await job((now) => now?.state === 'checked')
  await rig.ask('restore:begin', { folder })
  await rig.stop()
  decideSwap(path.join(rig.dir, 'practice'), keptSuffix(rig.now()))
  expect(asked?.words?.failed()).toContain('The backup was put back')
})
