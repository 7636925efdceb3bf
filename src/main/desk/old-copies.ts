import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { failedFile } from './put-copy-back.ts'

const keptCopies = 2

/**
 * Once a version has taken a file over: the copies from before upgrades are those of the newest two, and what a version that could
 * not left behind goes. Each is as large as the record.
 */
export const removeOldCopies = (file: string): void => {
  const folder = path.dirname(file)
  const copies = readdirSync(folder)
    .filter((name) => name.startsWith(`${path.basename(file)}.before-`) && /\.before-\d{4}$/.test(name))
    .toSorted()
  for (const name of copies.slice(0, -keptCopies)) rmSync(path.join(folder, name), { force: true })
  rmSync(failedFile(file), { force: true })
}
