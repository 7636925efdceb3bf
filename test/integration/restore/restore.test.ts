import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { backupFiles } from '../../../src/main/backup/manifest.ts'
import { decideSwap, finishSwap, keptSuffix, stagingDir } from '../../../src/main/backup/restore/swap.ts'
import { checkCopy, type CheckInput } from '../../../src/main/desk/restore/check-copy.ts'
import { restoreDrill } from '../../../src/main/desk/restore/drill.ts'
import { runJob } from '../../../src/main/desk/worker-jobs.ts'
import { verifyFile } from '../../../src/main/desk/verify-file.ts'
import { isReady } from '../../../src/domain/tracking.ts'
import { fileWrapper } from '../../../src/main/keys/file-wrapper.ts'
import { fileStand } from '../../../src/main/ledger/history.ts'
import { eventsOfType } from '../../../src/main/ledger/read.ts'
import { holdProgress, isHeld, releaseAfterRestore, seeAfterRestore } from '../../../src/main/outbox/after-restore.ts'
import { reviewRows } from '../../../src/main/outbox/hold-store.ts'
import { openTasks, tasksOfPrescription } from '../../../src/main/outbox/store.ts'
import { fixtureText } from '../../support/intake-fixtures.ts'
import { intakeOf } from '../intake/intake-of.ts'
import { importAllProducts } from '../../../src/main/products/import-products.ts'
import { systemActor } from '../../../src/domain/people.ts'
import { contentNumber } from '../../support/content-number.ts'
import { handedOut } from '../../support/journeys.ts'
import { makeCopy } from '../../support/make-copy.ts'
import { restoreEachTest, work } from '../../support/restore-each-test.ts'

const rig = restoreEachTest()
const { ready, copyNow, input, checked, restore, signed } = rig

test('what would be lost is said before anything is changed: which acts, on whose prescriptions, since when', () => {
  const [kept, changed] = [ready(1), ready(2)]
  copyNow()
  rig.world.clock.advance(600_000)
  handedOut(rig.world, changed)
  const arrived = rig.world.receive(contentNumber(3, {}))
  const before = readFileSync(rig.world.file)
  const { gap } = checked()
  expect(gap.maybe).toEqual([])
  expect(gap.lost?.prescriptions.map(({ prescriptionId, acts, inCopy }) => ({ prescriptionId, acts, inCopy }))).toEqual(
    expect.arrayContaining([
      { prescriptionId: changed, acts: 1, inCopy: true },
      { prescriptionId: arrived, acts: 1, inCopy: false },
    ]),
  )
  expect(gap.lost?.prescriptions.map((one) => one.prescriptionId)).not.toContain(kept)
  expect(gap.lost?.from).toBe(rig.world.clock.now())
  expect(readFileSync(rig.world.file).equals(before)).toBe(true)
})

test('what came in and was not taken in, and a product file that a command took in, are said to be missing too', () => {
  const { world } = rig
  const intake = intakeOf(world)
  intake.importMessage(fixtureText('orderSigned'), 'before.json')
  copyNow()
  expect(checked().gap.lost).toMatchObject({ acts: 0, otherActs: 0, messages: { all: 0, notTaken: 0 } })
  intake.importMessage('no message', 'refused.json')
  intake.importMessage(fixtureText('orderSigned'), 'again.json')
  const product = '05012345678900,12345678,87654321,Ramipril 5mg capsules,none,28,capsule,room,no'
  const head = 'gtin,product_code,parent_code,name,schedule,pack_size,unit,storage,safe_custody'
  const { database, dispensing } = world
  const chunks = [Buffer.from(`${head}\n${product}\n`)]
  importAllProducts({ database, ledger: dispensing.ledger }, { name: 'products.csv', chunks, by: systemActor })
  expect(checked().gap.lost).toMatchObject({ acts: 1, otherActs: 1, messages: { all: 2, notTaken: 1 } })
})

test('a restored file is another terminal, says in its ledger what is missing, and keeps the one it replaced', () => {
  const id = ready(1)
  copyNow()
  const { terminalId } = fileStand(rig.world.database.db)
  rig.world.clock.advance(60_000)
  handedOut(rig.world, id)
  const replaced = fileStand(rig.world.database.db)
  const { kept } = restore()
  const [event] = eventsOfType(rig.world.database.db, 'restored', 0)
  expect(event?.body).toMatchObject({
    copy: { terminalId },
    replaced: { ...replaced, acts: 1 },
    prescriptions: { changed: 1, missing: 0, maybe: 0 },
  })
  expect(fileStand(rig.world.database.db).terminalId).not.toBe(terminalId)
  expect(existsSync(`${rig.world.file}${kept}`)).toBe(true)
  expect(existsSync(stagingDir(rig.dir))).toBe(false)
  expect(verifyFile({ now: rig.world.clock.now }, rig.world.database)).toMatchObject({
    chainOk: true,
    replayMatches: true,
    tasksComplete: true,
  })
})

test('after a restore nothing may be sent until a person has gone through every prescription in doubt', () => {
  const [one, two] = [ready(1), ready(2)]
  copyNow()
  rig.world.clock.advance(60_000)
  handedOut(rig.world, two)
  restore()
  const { db } = rig.world.database
  expect(isHeld(db)).toBe(true)
  expect(holdProgress(db)).toMatchObject({ of: 2, left: 2, unsure: 0 })
  const readies = (id: string) => tasksOfPrescription(db, id).filter(({ status }) => isReady(status))
  expect(openTasks(db).filter(({ status, state }) => isReady(status) || state !== 'unknown')).toEqual([])
  expect(new Set(readies(one).map(({ reason }) => reason))).toEqual(new Set(['still-here']))
  const release = () =>
    rig.world.database.attempt((tx) => releaseAfterRestore(tx, rig.world.dispensing, { signed: signed() }))
  const see = (prescriptionId: string) =>
    rig.world.database.attempt((tx) => seeAfterRestore(tx, rig.world.dispensing, { prescriptionId, signed: signed() }))
  expect(release()).toEqual({ ok: false, refusal: { code: 'not-gone-through', left: 2 } })
  expect(see(one).ok).toBe(true)
  expect(release()).toEqual({ ok: false, refusal: { code: 'not-gone-through', left: 1 } })
  // It was handed out since: said so first, its "ready" is gone.
  handedOut(rig.world, two)
  expect(see(two).ok).toBe(true)
  expect(release().ok).toBe(true)
  expect(isHeld(rig.world.database.db)).toBe(false)
  expect(new Set(readies(one).map(({ state }) => state))).toEqual(new Set(['unknown']))
  expect(new Set(readies(two).map(({ reason }) => reason))).toEqual(new Set(['no-longer-true']))
  expect(reviewRows(db, null, 10)).toEqual([])
})

test('what only the replaced file knew is named with its patient, so that it can be brought in again', () => {
  ready(1)
  copyNow()
  const arrived = rig.world.receive(contentNumber(3, {}))
  restore()
  const missing = reviewRows(rig.world.database.db, null, 10).find(({ why }) => why === 'missing')
  expect(missing?.prescriptionId).toBe(arrived)
  expect(missing?.label).toMatch(/^[A-Z]+, /)
})

test.each([
  ['is not there', (file: string) => rmSync(file)],
  ['cannot be read', (file: string) => writeFileSync(file, 'rubbish')],
])('where the file %s, every unfinished prescription is looked at', (_name, spoil) => {
  const open = ready(1)
  const done = ready(2)
  handedOut(rig.world, done)
  copyNow()
  rig.world.database.close()
  for (const name of readdirSync(rig.dir))
    if (name !== 'pestle.db') rmSync(path.join(rig.dir, name), { recursive: true })
  spoil(rig.world.file)
  const { gap } = checked()
  expect(gap).toEqual({ lost: null, maybe: [open] })
  restore()
  expect(holdProgress(rig.world.database.db)).toMatchObject({ of: 2 })
  expect(eventsOfType(rig.world.database.db, 'restored', 0)[0]?.body).toMatchObject({ replaced: null })
})

test('a backup that was changed, cut, is another environment’s or another pharmacy’s is refused, and nothing is touched', () => {
  ready(1)
  copyNow()
  const { database, manifest } = backupFiles(rig.backup)
  const [whole, said] = [readFileSync(database), readFileSync(manifest, 'utf8')]
  const codeOf = (more: Partial<CheckInput> = {}): string | undefined => {
    const found = checkCopy(input(more), work)
    return found.ok ? undefined : found.refusal.code
  }
  const altered = Buffer.from(whole)
  altered[whole.length >> 1]! ^= 1
  writeFileSync(database, altered)
  expect(codeOf()).toBe('copy-altered')
  writeFileSync(database, whole.subarray(0, -4096))
  expect(codeOf()).toBe('copy-altered')
  rmSync(database)
  expect(codeOf()).toBe('copy-missing')
  writeFileSync(database, whole)
  expect(codeOf({ key: Buffer.alloc(32, 8) })).toBe('not-signed')
  expect(codeOf({ environment: 'sandbox' })).toBe('other-environment')
  writeFileSync(manifest, said.replace('"sequence": ', '"sequence": 9'))
  expect(codeOf()).toBe('not-signed')
  writeFileSync(manifest, '{')
  expect(codeOf()).toBe('manifest-unreadable')
  rmSync(manifest)
  expect(codeOf()).toBe('manifest-missing')
  writeFileSync(manifest, said)
  expect(checkCopy(input(), { ...work, isCancelled: () => true })).toMatchObject({ refusal: { code: 'cancelled' } })
  expect(codeOf()).toBeUndefined()
})

test('a manifest signed for another end of the ledger than the copy has is refused', () => {
  ready(1)
  makeCopy({ file: rig.world.file, key: rig.world.key, now: 0 }, rig.backup, { sequence: 1 })
  expect(checkCopy(input(), work)).toMatchObject({ refusal: { code: 'ledger-broken' } })
})

test('with another key the key file goes with the data file, and the old one is kept', () => {
  ready(1)
  copyNow()
  const other = Buffer.alloc(32, 9)
  writeFileSync(path.join(rig.dir, 'pestle.key.json'), 'the old one')
  const { kept } = restore({ present: { file: rig.world.file, key: other }, localKey: other })
  expect(readFileSync(path.join(rig.dir, `pestle.key.json${kept}`), 'utf8')).toBe('the old one')
  const wrapped = JSON.parse(readFileSync(path.join(rig.dir, 'pestle.key.json'), 'utf8')) as {
    wrappers: readonly { id: string; blob: string }[]
  }
  expect(wrapped.wrappers.map(({ id }) => id)).toEqual(['file'])
  const opened = fileWrapper(path.join(rig.dir, 'wrapping.key'), (count) => Buffer.alloc(count)).unwrap(
    Buffer.from(wrapped.wrappers[0]!.blob, 'base64'),
  )
  expect(opened.equals(rig.world.key)).toBe(true)
})

test('a copy that was fetched and not decided on is forgotten at the next opening', () => {
  ready(1)
  copyNow()
  checked()
  expect(existsSync(stagingDir(rig.dir))).toBe(true)
  expect(finishSwap(rig.dir)).toBe('nothing-to-do')
  expect(existsSync(stagingDir(rig.dir))).toBe(false)
})

test('a copy that is refused or called off does not stay on the disk', async () => {
  ready(1)
  copyNow()
  writeFileSync(backupFiles(rig.backup).database, 'rubbish')
  const refused = await runJob('restore:check', input(), work)
  expect(refused).toMatchObject({ refusal: { code: 'copy-altered' } })
  expect(existsSync(stagingDir(rig.dir))).toBe(false)
})

test('where another program holds the file, the swap is finished another time and both stay whole', () => {
  ready(1)
  copyNow()
  checked()
  rig.world.database.close()
  decideSwap(rig.dir, keptSuffix(rig.world.clock.now()))
  // A folder in the place of the kept file cannot be renamed over, as a file that is held on Windows cannot be renamed.
  const inTheWay = `${rig.world.file}${keptSuffix(rig.world.clock.now())}`
  chmodSync(rig.dir, 0o500)
  const asRoot = process.getuid?.() === 0
  expect(finishSwap(rig.dir)).toBe(asRoot ? 'restored' : 'in-the-way')
  chmodSync(rig.dir, 0o700)
  if (!asRoot) expect(finishSwap(rig.dir)).toBe('restored')
  expect(existsSync(inTheWay)).toBe(true)
  rig.world.reopen()
})

test.each(['{"version":1,"kept":"/../../elsewhere"}', '{"version":'])('the journal %s moves nothing', (journal) => {
  writeFileSync(path.join(rig.dir, 'restore.json'), journal)
  const there = readdirSync(rig.dir)
  expect(finishSwap(rig.dir)).toBe('in-the-way')
  expect(readdirSync(rig.dir)).toEqual(there)
})

test('a drill restores into a folder of its own, finds that all is there and held, and leaves nothing behind', () => {
  ready(1)
  copyNow()
  const there = readdirSync(rig.dir).toSorted()
  const drilled = restoreDrill({ ...input(), seed: Buffer.alloc(32, 1) }, work)
  expect(drilled).toMatchObject({ ok: true, value: { replayMatches: true, tasksComplete: true, held: true } })
  expect(isHeld(rig.world.database.db)).toBe(false)
  expect(readdirSync(rig.dir).toSorted()).toEqual(there)
})
