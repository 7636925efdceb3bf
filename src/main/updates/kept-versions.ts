import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { sha512Of } from './fetch-installer.ts'

/** Versions that ran here, kept whole so that one of them can go on where a newer one cannot take the record over. */
export interface KeptVersions {
  /** Copies an installer, or an app that is one file; a version kept before stays as it is. Throws what the disk says. */
  readonly keep: (version: string, file: string) => Promise<void>
  readonly has: (version: string) => boolean
  /** The file of a version and its SHA-512 (base64); null where it is not as it was kept. */
  readonly find: (version: string) => Promise<{ readonly file: string; readonly sha512: string } | null>
}

const noteSchema = z.object({ sha512: z.string(), bytes: z.int() })
const mostKept = 2
// It becomes part of a file's name.
const isVersion = (text: string): boolean => /^\d+\.\d+\.\d+(-[0-9a-z.]+)?$/.test(text)

/** Keeps them in a folder of their own, the newest two. */
export const keptVersions = (folder: string, extension: string): KeptVersions => {
  const fileOf = (version: string): string => path.join(folder, `${version}${extension}`)
  const noteOf = (version: string): string => path.join(folder, `${version}.json`)
  const has = (version: string): boolean =>
    isVersion(version) && existsSync(fileOf(version)) && existsSync(noteOf(version))
  const prune = (): void => {
    const notes = readdirSync(folder).filter((name) => name.endsWith('.json'))
    const newestFirst = notes.toSorted((a, b) => madeAt(path.join(folder, b)) - madeAt(path.join(folder, a)))
    for (const name of newestFirst.slice(mostKept))
      for (const file of [name, `${path.basename(name, '.json')}${extension}`])
        rmSync(path.join(folder, file), { force: true })
  }
  return {
    keep: async (version, file) => {
      if (!isVersion(version) || has(version)) return
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const growing = `${fileOf(version)}.partial`
      copyFileSync(file, growing, constants.COPYFILE_FICLONE)
      const note = { sha512: await sha512Of(growing), bytes: statSync(growing).size }
      renameSync(growing, fileOf(version))
      // Last: without its note a version does not count as kept.
      writeFileSync(noteOf(version), JSON.stringify(note), { flush: true })
      prune()
    },
    has,
    find: async (version) => {
      if (!has(version)) return null
      const note = noteSchema.safeParse(jsonOrNothing(readFileSync(noteOf(version), 'utf8')))
      if (!note.success || (await sha512Of(fileOf(version))) !== note.data.sha512) return null
      return { file: fileOf(version), sha512: note.data.sha512 }
    },
  }
}

const madeAt = (file: string): number => statSync(file).mtimeMs

const jsonOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
