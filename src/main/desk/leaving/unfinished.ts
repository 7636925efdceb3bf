import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { targetTrouble } from '../../backup/target.ts'
import { writePrivateFile } from '../../keys/durable-file.ts'

// `recordedAs`: the command that puts it on record, once that is about to be done.
const note = z.array(z.object({ partial: z.string(), otherDisk: z.boolean(), recordedAs: z.string().optional() }))

type Note = z.infer<typeof note>

const noteOf = (dir: string): string => path.join(dir, 'leaving.json')

/**
 * The folders in the clear that were begun, and of which it is neither on record that they were taken out nor known that they are
 * gone. `dir` is that of the data file.
 */
export const unfinishedIn = (dir: string): Note => {
  const file = noteOf(dir)
  if (!existsSync(file)) return []
  try {
    return note.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

const keep = (dir: string, kept: Note): void => {
  if (kept.length === 0) rmSync(noteOf(dir), { force: true })
  else writePrivateFile(noteOf(dir), Buffer.from(JSON.stringify(kept)))
}

const deviceOf = (folder: string): number => statSync(folder).dev

/** Writes down that `partial` is about to be written in the clear, before its first byte: a kill or a pulled disk runs nothing. */
export const noteUnfinished = (dir: string, partial: string): void => {
  const otherDisk = deviceOf(path.dirname(partial)) !== deviceOf(dir)
  keep(dir, [...unfinishedIn(dir), { partial, otherDisk }])
}

/** What such a folder is called once it is whole. */
export const wholeName = (partial: string): string => partial.replace(/\.partial$/, '')

/** Writes down under which command it is about to come on record: a kill just after that must not have it removed. */
export const noteRecording = (dir: string, partial: string, recordedAs: string): void => {
  keep(
    dir,
    unfinishedIn(dir).map((one) => (one.partial === partial ? { ...one, recordedAs } : one)),
  )
}

/** It is on record that it was taken out. */
export const forgetUnfinished = (dir: string, partial: string): void => {
  keep(
    dir,
    unfinishedIn(dir).filter((one) => one.partial !== partial),
  )
}

/** Removes what broke off, or was whole and never came on record, and says how many folders went and how many cannot be reached; those are tried again the next time. */
export const removeUnfinished = (dir: string): { readonly removed: number; readonly left: number } => {
  const before = unfinishedIn(dir)
  if (before.length === 0) return { removed: 0, left: 0 }
  const outcomes = before.map((one) => ({ one, outcome: removeOne(dir, one) }))
  const left = outcomes.flatMap(({ one, outcome }) => (outcome === 'left' ? [one] : []))
  keep(dir, left)
  return { removed: outcomes.filter(({ outcome }) => outcome === 'removed').length, left: left.length }
}

const removeOne = (dir: string, { partial, otherDisk }: Note[number]): 'removed' | 'gone' | 'left' => {
  try {
    const there = [partial, wholeName(partial)].filter((folder) => existsSync(folder))
    for (const folder of there) rmSync(folder, { recursive: true, force: true })
    if (there.length > 0) return 'removed'
    // Throws where its disk is not there; where it was mounted, an empty folder of our own disk may stand.
    const isBare = otherDisk && deviceOf(path.dirname(partial)) === deviceOf(dir)
    return isBare ? 'left' : 'gone'
  } catch (error) {
    if (targetTrouble(error) === undefined) throw error
    return 'left'
  }
}
