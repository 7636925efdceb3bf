import { cp, mkdir } from 'node:fs/promises'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import asar from '@electron/asar'

/** Every file in an archive of a packed tree, with `/` between folders. */
export function filesIn(archive: string): readonly string[] {
  return asar
    .listPackage(archive, { isPack: false })
    .map((each) => each.split(path.sep).slice(1).join('/'))
    .filter((each) => 'size' in asar.statFile(archive, each.split('/').join(path.sep)))
}

/** Lays the archive and what lies beside it out in a folder, as Electron reads them, and gives the app's folder. */
export async function layOut(resources: string, into: string): Promise<string> {
  const folder = path.join(into, 'app')
  await mkdir(folder, { recursive: true })
  asar.extractAll(path.join(resources, 'app.asar'), folder)
  const beside = path.join(resources, 'app.asar.unpacked')
  if (existsSync(beside)) await cp(beside, folder, { recursive: true })
  return folder
}

/** A JSON file of the repository or of a packed tree. */
export const jsonOf = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
