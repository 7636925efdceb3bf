import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { practiceReleases } from '../../src/main/practice/scripts/practice-releases.ts'
import { seededRandom } from './seeded-random.ts'

/** A temporary folder with `data` for the product and practice messages beside it; removed when disposed. */
export interface PracticeFolder extends Disposable {
  readonly data: string
  readonly messages: readonly string[]
  /** Writes another file beside the messages and gives its path. */
  readonly write: (name: string, text: string | Uint8Array) => string
}

/** A folder with so many released practice prescriptions, the same ones every time. */
export const practiceFolder = (count: number): PracticeFolder => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pestle-cli-'))
  const write = (name: string, text: string | Uint8Array): string => {
    const file = path.join(folder, name)
    writeFileSync(file, text)
    return file
  }
  const files = practiceReleases({ ods: 'FA565', now: Date.now(), random: seededRandom(1), count })
  return {
    data: path.join(folder, 'data'),
    messages: files.map(({ name, bytes }) => write(name, bytes)),
    write,
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true })
    },
  }
}
