import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { writePrivateFile } from '../keys/durable-file.ts'

const finding = z.enum(['upgrade', 'integrity', 'ledger', 'replay', 'tasks'])

const note = z.object({
  /** The version that last looked the file through and found it well. */
  checked: z.object({ version: z.string(), schema: z.int(), at: z.int() }).nullable(),
  /**
   * A version is taking the file over and has not found it well yet: nobody has worked on the file since `copy` was made, so
   * that putting the copy back loses no act. `copy` is a file name; `sequence` and `head` are where its ledger ends.
   */
  underWay: z
    .object({
      version: z.string(),
      previous: z.string().nullable(),
      from: z.int(),
      copy: z.string(),
      sequence: z.int(),
      head: z.string(),
    })
    .nullable(),
  /** A version could not take the file over. `previous` goes on; `told` once that stands in the ledger. */
  failed: z
    .object({
      version: z.string(),
      previous: z.string().nullable(),
      findings: z.array(finding),
      at: z.int(),
      told: z.boolean(),
    })
    .nullable(),
})

/** What is remembered beside a data file about versions taking it over. Instants are UTC ms. */
export type UpgradeNote = z.infer<typeof note>

const nothing: UpgradeNote = { checked: null, underWay: null, failed: null }

const noteFile = (file: string): string => `${file}.versions.json`

/** Reads it; nothing where there is none, or none that can be read: then the file is looked through again. */
export const readUpgradeNote = (file: string): UpgradeNote => {
  if (!existsSync(noteFile(file))) return nothing
  const parsed = note.safeParse(jsonOrNothing(readFileSync(noteFile(file), 'utf8')))
  return parsed.success ? parsed.data : nothing
}

/** Changes some of it, on the disk when this returns. */
export const changeUpgradeNote = (file: string, some: Partial<UpgradeNote>): void => {
  writePrivateFile(noteFile(file), Buffer.from(JSON.stringify({ ...readUpgradeNote(file), ...some })))
}

const jsonOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
