import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { billOfMaterials } from './bill-of-materials.mjs'
import { setFuses } from './fuses.mjs'
import { partsInside } from './inside.mjs'
import { licencesText } from './licences.mjs'

/**
 * Runs when the tree of one system is packed and not yet signed: the signature covers what is done here. Licences and bill of
 * materials are made from what lies in the archive, not from what was meant to.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager, targets }) {
  const windows = electronPlatformName === 'win32'
  const resources = path.join(appOutDir, 'resources')
  const parts = partsInside(resources)
  const bill = billOfMaterials({
    version: packager.appInfo.version,
    system: `${electronPlatformName}-x64`,
    parts,
    madeAt: new Date(),
  })
  writeFileSync(path.join(resources, 'licences.txt'), licencesText(parts))
  writeFileSync(path.join(resources, 'sbom.cdx.json'), `${JSON.stringify(bill, undefined, 2)}\n`)
  tellTheApp(
    resources,
    targets.map(({ name }) => name),
  )
  await setFuses(path.join(appOutDir, windows ? `${packager.appInfo.productFilename}.exe` : 'pestle'))
}

/**
 * How the app on the PC knows who updates it: `managed-by.txt`, first line empty, in what is rolled out to a managed estate (who
 * rolls it out may write a name there); `package-type` in a deb, which electron-builder writes only beside a feed of its own.
 * @param {string} resources
 * @param {readonly string[]} targets
 */
function tellTheApp(resources, targets) {
  if (process.env['PESTLE_INSTALL'] === 'managed') writeFileSync(path.join(resources, 'managed-by.txt'), '\n')
  if (!targets.includes('deb')) return
  if (targets.length > 1)
    throw new Error('A deb is packed by itself: what says that it is one would be in the others too.')
  writeFileSync(path.join(resources, 'package-type'), 'deb')
}
