import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { environment as environmentSchema } from '../../contract/desk.ts'
import { listChoices, noListChoices } from '../../contract/lists.ts'
import { writePrivateFile } from '../keys/durable-file.ts'

const remembered = z.object({
  environment: environmentSchema.default('practice'),
  lastWorking: z.string().nullable().default(null),
  practiceLine: z.enum(['on', 'cut']).default('on'),
  putOff: z.object({ version: z.string(), until: z.number() }).nullable().catch(null).default(null),
  lists: listChoices.catch(noListChoices).default(noListChoices),
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
      // On the disk: a power cut must not bring the counter back in another environment.
      writePrivateFile(file, Buffer.from(JSON.stringify({ ...read(), ...some })))
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
