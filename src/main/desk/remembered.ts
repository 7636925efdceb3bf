import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { environment as environmentSchema } from '../../contract/desk.ts'

const remembered = z.object({
  environment: environmentSchema.default('practice'),
  lastWorking: z.string().nullable().default(null),
  practiceLine: z.enum(['on', 'cut']).default('on'),
})

/** What this PC remembers between starts that is no record: choices, never patients. */
export type Remembered = z.infer<typeof remembered>

/** Choices kept in `choices.json` of the data folder; an unreadable file counts as none, because nothing in it is a record. */
export const rememberedChoices = (
  dataDir: string,
): { read: () => Remembered; change: (some: Partial<Remembered>) => void } => {
  const file = path.join(dataDir, 'choices.json')
  const read = (): Remembered => {
    const parsed = existsSync(file) ? remembered.safeParse(parseOrNothing(readFileSync(file, 'utf8'))) : undefined
    return parsed?.success === true ? parsed.data : remembered.parse({})
  }
  return {
    read,
    change: (some) => {
      writeFileSync(`${file}.new`, JSON.stringify({ ...read(), ...some }), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
  }
}

const parseOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
