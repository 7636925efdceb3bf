import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from '../launch.ts'
import { pack, type Packed } from './pack.ts'

/** Packs once for all tests of a file, into a folder that is removed after them. */
export const packedOnce = (system: Parameters<typeof pack>[1], env: Parameters<typeof pack>[2] = {}) => {
  let folder = ''
  let packed: Packed
  test.beforeAll(async () => {
    test.setTimeout(120_000)
    folder = mkdtempSync(path.join(tmpdir(), 'pestle-packed-'))
    packed = await pack(folder, system, env)
  })
  test.afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    get folder(): string {
      return folder
    },
    get packed(): Packed {
      return packed
    },
  }
}
