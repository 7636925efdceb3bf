import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import asar from '@electron/asar'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { wantedFuses, readFuses } from '../../tools/packing/fuses.mjs'
import { expect, test } from '../support/launch.ts'
import { besideTheArchive, expectLicencesOfAll, expectOnlyWhatRuns } from '../support/packing/contents.ts'
import { faultsOfBill } from '../support/packing/cyclonedx.ts'
import { packedOnce } from '../support/packing/packed-once.ts'
import { jsonOf } from '../support/packing/tree.ts'

// The tree for a managed estate's Windows PCs, packed by scripts alone: it is not started here, and its installer not made.
test.describe.configure({ mode: 'default' })

const made = packedOnce('win32', { PESTLE_INSTALL: 'managed' })

test('inside is what the installed app runs, with the Windows binary of the database and no other', () => {
  expectOnlyWhatRuns(made.packed, 'win32-x64')
  expect(besideTheArchive(made.packed)).toEqual([
    'app.asar',
    'app.asar.unpacked/node_modules/better-sqlite3/prebuilds/win32-x64.node',
    'licences.txt',
    // By this the app knows that it does not update itself.
    'managed-by.txt',
    'sbom.cdx.json',
  ])
  expect(faultsOfBill(jsonOf(path.join(made.packed.resources, 'sbom.cdx.json')))).toEqual([])
  expectLicencesOfAll(made.packed)
})

test('all nine switches of the executable are set as wanted, read back out of what was packed', async () => {
  expect(await readFuses(made.packed.executable)).toEqual(wantedFuses)
})

test('the executable says what it is, and has our picture', () => {
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(made.packed.executable)))
  const [version] = Resource.VersionInfo.fromEntries(entries)
  const language = version?.getAllLanguagesForStringValues()[0]
  const said = language === undefined ? {} : version?.getStringValues(language)
  expect(said).toMatchObject({ ProductName: 'Pestle', FileDescription: 'Pestle' })
  expect(Resource.IconGroupEntry.fromEntries(entries).map(({ icons }) => icons.length)).toEqual([6])
})

test('the executable has the digest of the archive in it, which Electron holds the archive against at every start', () => {
  const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(made.packed.executable)))
  const entry = resources.entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR')
  const written: unknown = JSON.parse(Buffer.from(entry?.bin ?? new ArrayBuffer(0)).toString('utf8'))
  const { headerString } = asar.getRawHeader(path.join(made.packed.resources, 'app.asar'))
  const value = createHash('sha256').update(headerString).digest('hex')
  expect(written).toEqual([{ file: 'resources\\app.asar', alg: 'SHA256', value }])
})
