import { z } from 'zod'
import { byShown, never, question } from './question.ts'

/**
 * What is wrong with the backups of this PC. `old`: work has been without a second copy for more than 15 minutes. `newest-gone`:
 * the newest backup was removed or cut by somebody else. `failed` is a fault of ours, written down in the log. `source-damaged` is the data file itself.
 */
export const backupTrouble = z.enum([
  'no-target',
  'no-recovery-code',
  'same-disk',
  'target-missing',
  'target-full',
  'target-not-writable',
  'check-failed',
  'newest-gone',
  'source-damaged',
  'failed',
  'old',
])

/** One thing that is wrong with the backups. */
export type BackupTrouble = z.infer<typeof backupTrouble>

/** Why a folder that a person named cannot take what is to be written into it. `target-is-ours`: it lies in the data folder. */
export const folderRefusals = [
  'not-absolute',
  'target-missing',
  'target-not-a-folder',
  'target-not-writable',
  'target-full',
  'target-is-ours',
] as const

const state = z.object({
  target: z.string().nullable(),
  /** Whether the place lies on the disk of the record is not known: the system does not say. */
  mayBeSameDisk: z.boolean(),
  /** The loudest first. */
  troubles: z.array(backupTrouble),
  last: z
    .object({
      madeAt: z.int(),
      /** When it was last read back from the target and found good. */
      checkedAt: z.int(),
      /** Every index and every event was read, not only every page and the newest events. */
      full: z.boolean(),
      bytes: z.int(),
      folder: z.string(),
      /** Nothing was recorded since. */
      upToDate: z.boolean(),
    })
    .nullable(),
  running: z.object({ step: z.string(), done: z.number(), of: z.number(), since: z.int() }).nullable(),
  /** The newest is on the target, was read back, and the recovery code that counts now opens it. */
  counts: z.boolean(),
  /** How many backups lie in the target, and how much room there is; null before it was looked at. */
  kept: z.int().nullable(),
  /** How many more lie there that are of another PC, or of the record that was here before a restore. */
  ofOthers: z.int(),
  freeBytes: z.number().nullable(),
})

/** How the backups of this PC stand. */
export type BackupState = z.infer<typeof state>

/** Questions about second copies of the data file. */
export const backupQuestions = {
  'backup:state': question({ needs: 'anyone', input: z.strictObject({}), output: state, refusal: never }),
  /** Chooses the folder and makes the first backup there. */
  'backup:choose-target': question({
    needs: 'person-shown',
    input: z.strictObject({ ...byShown, folder: z.string().trim().min(1).max(500) }),
    output: state,
    refusal: z.object({
      code: z.enum(['not-permitted', ...folderRefusals]),
    }),
  }),
  /** Folders that may do: other disks that are connected now. */
  'backup:places': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({ folders: z.array(z.string()) }),
    refusal: never,
  }),
  /** Begins one; how it went is in the state. */
  'backup:make': question({
    needs: 'person',
    input: z.strictObject({}),
    output: state,
    refusal: z.object({ code: z.literal('no-target') }),
  }),
  /** Begins to read the newest backup back in full; how it went is in the state. */
  'backup:check': question({
    needs: 'person',
    input: z.strictObject({}),
    output: state,
    refusal: z.object({ code: z.literal('no-backup') }),
  }),
} as const
