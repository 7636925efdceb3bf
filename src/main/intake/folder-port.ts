import { mkdir, open, readdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { largestMessage } from './parse-bytes.ts'
import type { FolderEntry, FolderPort } from './watch-folder.ts'

// What programs call files they have not finished writing.
const unfinished = /^[.~]|\.(?:tmp|part|partial|crdownload|download)$/i

/** A real folder. Sub-folders and unfinished files are not listed; of a file over 5 MB only as much is read as shows that it is too large. */
export const folderPort = (folder: string): FolderPort => ({
  list: () => orUndefined(() => listFiles(folder)),
  read: (name) => orUndefined(() => readUpTo(path.join(folder, name), largestMessage + 1)),
  move: async (name, into) => {
    const moved = await orUndefined(async () => {
      await mkdir(path.join(folder, into), { recursive: true })
      await rename(path.join(folder, name), await freeName(path.join(folder, into), name))
      return true
    })
    return moved === true
  },
})

const listFiles = async (folder: string): Promise<readonly FolderEntry[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile() && !unfinished.test(entry.name))
    .map(({ name }) => name)
    .sort()
  const listed = names.map(async (name) => {
    const found = await orUndefined(() => stat(path.join(folder, name)))
    return found === undefined ? [] : [{ name, sizeBytes: found.size, modifiedAt: found.mtimeMs }]
  })
  return (await Promise.all(listed)).flat()
}

const readUpTo = async (file: string, most: number): Promise<Uint8Array> => {
  await using handle = await open(file, 'r')
  const { size } = await handle.stat()
  const bytes = Buffer.alloc(Math.min(size, most))
  let at = 0
  while (at < bytes.length) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, at)
    if (bytesRead === 0) break
    at += bytesRead
  }
  return bytes.subarray(0, at)
}

// A file of the same name may have been through here before; nothing is written over.
const freeName = async (folder: string, name: string): Promise<string> => {
  const { name: stem, ext } = path.parse(name)
  for (let copy = 1; ; copy += 1) {
    const candidate = path.join(folder, copy === 1 ? name : `${stem} (${copy})${ext}`)
    if ((await orUndefined(() => stat(candidate))) === undefined) return candidate
  }
}

const orUndefined = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch (error) {
    // Gone, locked or not allowed right now: the next look tries again. Anything without a code is a bug of ours.
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return undefined
    throw error
  }
}
