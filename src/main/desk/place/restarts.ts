import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writePrivateFile } from '../../keys/durable-file.ts'

const restarts = z.array(z.object({ at: z.int(), why: z.enum(['screen', 'hang', 'app', 'app-hang']) }))

/** One time the app, or its screen, had to start again by itself, and why. `at` is UTC ms. */
export type Restart = z.infer<typeof restarts>[number]

// From the third on it is not tried again: something is broken that starting does not mend.
const mostInTenMinutes = 3

const withinMs = 10 * 60_000

const fileOf = (dataDir: string): string => path.join(dataDir, 'restarts.json')

const read = (dataDir: string): readonly Restart[] => {
  const file = fileOf(dataDir)
  if (!existsSync(file)) return []
  try {
    return restarts.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

/** The newest restart that was written down. */
export const lastRestart = (dataDir: string): Restart | null => read(dataDir).at(-1) ?? null

/**
 * Writes down that something broke, in `restarts.json` of the data folder so that it outlives the process, and says whether to start
 * again: not from the third time in ten minutes on.
 */
export const mayRestart = (dataDir: string, { at, why }: Restart): boolean => {
  const recent = [...read(dataDir).filter((one) => Math.abs(at - one.at) < withinMs), { at, why }]
  try {
    writePrivateFile(fileOf(dataDir), Buffer.from(JSON.stringify(recent)))
  } catch (error) {
    // Uncounted, it could go round for ever: a full disk is a reason to stop.
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
  return recent.length < mostInTenMinutes
}

/** Takes back what was written down at that time: what broke went on, and nothing was started. */
export const takeBackRestart = (dataDir: string, at: number): void => {
  const others = read(dataDir).filter((one) => one.at !== at)
  writePrivateFile(fileOf(dataDir), Buffer.from(JSON.stringify(others)))
}
