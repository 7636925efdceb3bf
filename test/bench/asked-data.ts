import { rmSync } from 'node:fs'
import { generatedFolder } from './generated-folder.ts'
import type { takenNow } from './taken.ts'

/** What every measurement of a data folder may be asked for: one that is there, or how a generated one is made. */
export const dataOptions = {
  json: { type: 'boolean', default: false },
  items: { type: 'string', default: '20000' },
  seed: { type: 'string', default: '1' },
  data: { type: 'string' },
} as const

/** Those options as they were read. */
interface DataAsked {
  readonly json: boolean
  readonly items: string
  readonly seed: string
  readonly data?: string
}

/** The data folder of a measurement. */
interface DataFolder extends Disposable {
  readonly dir: string
  /** How many were generated; null of a folder that was there. */
  readonly items: number | null
  readonly name: string
}

/** Tells whoever waits how far it is. */
export const say = (said: string): void => void process.stderr.write(`${said}\n`)

/** The folder that was named, or a generated one that is removed with `using`. */
export const dataFolder = ({ data, items, seed }: DataAsked): DataFolder => {
  if (data !== undefined) return { dir: data, items: null, name: data, [Symbol.dispose]: () => undefined }
  const count = Number(items)
  const dir = generatedFolder(count, Number(seed), say)
  return {
    dir,
    items: count,
    name: `${count} items`,
    [Symbol.dispose]: () => {
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Prints what was found, with what it was taken on: as JSON, or as `text`, whose last line that ends. */
export const print = (
  { json }: DataAsked,
  taken: ReturnType<typeof takenNow>,
  found: Readonly<Record<string, unknown>>,
  text: string,
): void => {
  const { commit, machine, loadBefore } = taken
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...taken, ...found })}\n`
      : `${text}commit ${commit}, ${machine}, load before ${loadBefore.toFixed(1)}\n`,
  )
}
