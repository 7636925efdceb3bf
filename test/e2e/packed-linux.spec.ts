import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { wantedFuses, readFuses } from '../../tools/packing/fuses.mjs'
import { answerOf } from '../support/e2e-ask.ts'
import { takeIn, workAs } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { doStep } from '../support/e2e-work.ts'
import { deskPage } from '../support/desk-page.ts'
import { expect, test } from '../support/launch.ts'
import { besideTheArchive, expectLicencesOfAll, expectOnlyWhatRuns } from '../support/packing/contents.ts'
import { faultsOfBill } from '../support/packing/cyclonedx.ts'
import { packedOnce } from '../support/packing/packed-once.ts'
import { jsonOf, layOut } from '../support/packing/tree.ts'

// Packed once for all of them.
test.describe.configure({ mode: 'default' })

const made = packedOnce('linux')

test('inside is what the installed app runs: no source, map, test or tool, and no binary of another system', () => {
  expectOnlyWhatRuns(made.packed, 'linux-x64')
  expect(besideTheArchive(made.packed)).toEqual([
    'app.asar',
    'app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node',
    'licences.txt',
    'sbom.cdx.json',
  ])
})

test('all nine switches of the executable are set as wanted, read back out of what was packed', async () => {
  const found = await readFuses(made.packed.executable)
  expect(Object.keys(found)).toHaveLength(9)
  expect(found).toEqual(wantedFuses)
})

test('a bill of materials by the published schema lies beside it, with the licence of every part in full', () => {
  expect(faultsOfBill(jsonOf(path.join(made.packed.resources, 'sbom.cdx.json')))).toEqual([])
  expect(faultsOfBill({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{}] })).not.toEqual([])
  expectLicencesOfAll(made.packed)
})

test('the packed tree, laid out by itself, opens, takes an act that is still there after a power cut, and makes a backup', async ({
  launch,
}) => {
  // Two starts and a backup.
  test.slow()
  const appDir = await layOut(made.packed.resources, made.folder)
  const start = { appDir, env: { PESTLE_STANDIN_PACKAGED: '1' } }
  const app = await launch(start)
  const page = await app.firstWindow()
  await deskPage(page).sayWho('Aisha Karim')
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  await doStep(page, id, 'check')
  await app.kill('SIGKILL')

  const again = await (await launch(start)).firstWindow()
  await deskPage(again).shown()
  expect((await answerOf(again, 'prescription:detail', { id })).stage).toBe('assemble')

  // In a thread with a script of its own, which nothing imports.
  const target = path.join(made.folder, 'backups')
  mkdirSync(target)
  await workAs(again, 'pharmacist')
  await answerOf(again, 'backup:choose-target', { folder: target })
  // Not "up to date": an update recorded meanwhile is for the next one.
  await expect
    .poll(async () => (await answerOf(again, 'backup:state', {})).last?.folder ?? '', { timeout: 30_000 })
    .toContain(target)
})
