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
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
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
  await setFuses(path.join(appOutDir, windows ? `${packager.appInfo.productFilename}.exe` : 'pestle'))
}
