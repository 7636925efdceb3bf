import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writePrivateFile } from '../keys/durable-file.ts'

const last = z.object({
  terminalId: z.string(),
  /** Tells one data key from another and says nothing of either. */
  keyId: z.string(),
  name: z.string(),
  folder: z.string(),
  madeAt: z.int(),
  sequence: z.int(),
  /** What had been recorded when it was made; the same again means that nothing is newer. */
  mark: z.string(),
  bytes: z.int(),
  checkedAt: z.int(),
  full: z.boolean(),
  /** Of the key file that went with it; another one now means that the code that counts now does not open it. */
  recovery: z.string().nullable().default(null),
  tookMs: z.number(),
})

const remembered = z.object({
  version: z.literal(1),
  target: z.object({ folder: z.string(), id: z.string() }).nullable(),
  last: last.nullable(),
  /** The newest day (UK) whose end is in a backup that was checked in full. */
  dayEndOn: z.string().nullable(),
  /** Names of backups that were read back and found to be damaged. */
  flawed: z.array(z.string()),
})

/** The newest backup that was made and found good. Times are UTC ms. */
export type LastBackup = z.infer<typeof last>

/** What this PC knows of its backups. It is no record: lost, the target is chosen anew. */
export type Remembered = z.infer<typeof remembered>

const nothing: Remembered = { version: 1, target: null, last: null, dayEndOn: null, flawed: [] }

/** `backup.json` beside the data file: where backups go belongs to this PC, and a file restored on another must not bring it along. */
export const rememberedBackups = (
  dir: string,
): { readonly read: () => Remembered; readonly change: (some: Partial<Remembered>) => Remembered } => {
  const file = path.join(dir, 'backup.json')
  const load = (): Remembered => (existsSync(file) ? parsed(readFileSync(file, 'utf8')) : nothing)
  let known = load()
  return {
    read: () => known,
    change: (some) => {
      // Read anew: whoever had the file open before may have written last.
      known = { ...load(), ...some }
      writePrivateFile(file, Buffer.from(`${JSON.stringify(known, undefined, 2)}\n`))
      return known
    },
  }
}

const parsed = (text: string): Remembered => {
  try {
    return remembered.safeParse(JSON.parse(text)).data ?? nothing
  } catch (error) {
    if (error instanceof SyntaxError) return nothing
    throw error
  }
}
