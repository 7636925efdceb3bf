import path from 'node:path'
import type { Environment } from '../../contract/desk.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import { buildCore, type Core } from './core.ts'
import { environmentDir, openFile, wasMade, type OpenFile } from './open-file.ts'
import type { Ports } from './ports.ts'
import { sentenceOf, type StartRefusal } from './start-refusal.ts'

/** A file opened for one command: nothing is sent while it is, and it must be closed. */
export interface CommandFile extends Core {
  readonly file: OpenFile
}

/** Why a command could not begin, with the sentence for the person who asked. */
export interface CommandRefusal {
  readonly code: StartRefusal['code'] | 'nothing-here'
  readonly sentence: string
}

/** Whether a data folder has, or had, the file of an environment. */
export const hasEnvironment = (dataDir: string, environment: Environment): boolean =>
  wasMade(environmentDir(dataDir, environment))

/** Opens an environment's file for a command; `make` lets a first start happen, otherwise an empty folder is refused and stays empty. */
export const openForCommand = (
  ports: Ports,
  {
    dataDir,
    environment,
    make,
  }: { readonly dataDir: string; readonly environment: Environment; readonly make: boolean },
): Result<CommandFile, CommandRefusal> => {
  if (!make && !hasEnvironment(dataDir, environment))
    return refused({
      code: 'nothing-here',
      sentence: `There is no ${environment} data in ${path.resolve(dataDir)}. Check the folder, or name another --environment.`,
    })
  const file = openFile(ports, dataDir, environment)
  if (!file.ok) return refused({ code: file.refusal.code, sentence: sentenceOf(file.refusal) })
  const core = buildCore(ports, file.value, { environment, committed: () => undefined })
  return ok({ ...core, file: file.value })
}
