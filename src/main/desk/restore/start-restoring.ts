import { mkdirSync } from 'node:fs'
import type { Environment } from '../../../contract/desk.ts'
import type { HandlersOf } from '../../../contract/handlers.ts'
import { ok, refused } from '../../../domain/result.ts'
import { rememberedBackups } from '../../backup/remembered-backups.ts'
import { keyFileOf, readKeyFile, unwrapOne } from '../../keys/key-file.ts'
import { systemActor } from '../../../domain/people.ts'
import { dataFile, environmentDir } from '../open-file.ts'
import type { Ports } from '../ports.ts'
import { canKeepKey, wrapperOf } from '../wrapper-of.ts'
import { whileHeld } from './while-held.ts'
import { createRestoring } from './restoring.ts'

/** The questions about restoring where no desk is open. */
export type StartRestoreHandlers = HandlersOf<
  'start:find-backups' | 'start:preview' | 'start:restore-state' | 'start:restore'
>

/** What restoring takes where no desk is open. `openAgain` gives whether one is open afterwards. */
export interface StartRestoring {
  readonly dataDir: string
  readonly environment: Environment
  readonly openAgain: () => Promise<boolean>
  /** Gives whether nothing has the file open in the worker any more. */
  readonly workEnded: () => Promise<boolean>
  readonly reportFault: (where: string, fault: unknown) => string
  /** Called when `start:restore-state` has something else to say. */
  readonly changed: () => void
}

/** Restoring in the place of a desk that cannot open; what was there is kept beside, however broken. `stop` calls off what runs. */
export const startRestoreHandlers = (
  ports: Ports,
  desk: StartRestoring,
): { readonly handlers: StartRestoreHandlers; readonly stop: () => Promise<void> } => {
  const { dataDir, environment } = desk
  const dir = environmentDir(dataDir, environment)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const restoring = createRestoring({
    ports,
    dir,
    environment,
    localKey: keyOrNone(ports, desk, dir),
    wrapper: () => wrapperOf(ports, dir, environment),
    changed: desk.changed,
    drilled: () => undefined,
    fault: (error) => void desk.reportFault('restore', error),
  })
  const handlers: StartRestoreHandlers = {
    'start:find-backups': ({ folder }) => restoring.find(folder),
    'start:preview': (asked) => restoring.check(asked),
    'start:restore-state': () =>
      ok({ job: restoring.job(), folder: rememberedBackups(dir).read().target?.folder ?? null }),
    'start:restore': async ({ folder }) => {
      if (!restoring.isChecked(folder) || !canKeepKey(ports, environment))
        return refused({ code: 'not-checked' as const })
      if (!(await desk.workEnded())) return refused({ code: 'busy' as const })
      const done = whileHeld(dir, () => restoring.putBack(systemActor))
      if (!done) return refused({ code: 'not-checked' as const })
      return ok({ opened: await desk.openAgain() })
    },
  }
  return { handlers, stop: restoring.stop }
}

/** What an open desk answers to these questions. */
export const startRestoreNotNeeded = (): StartRestoreHandlers => {
  const notNeeded = () => refused({ code: 'not-needed' as const })
  return {
    'start:find-backups': notNeeded,
    'start:preview': notNeeded,
    'start:restore-state': notNeeded,
    'start:restore': notNeeded,
  }
}

/**
 * The data key here, null where none opens. Only read, and nobody holds the folder: what another process has begun with the key
 * file goes on. While a data key is being changed it is the one from before, which most backups have.
 */
const keyHere = (ports: Ports, dir: string, environment: Environment): Buffer | null => {
  const content = readKeyFile(keyFileOf(dataFile(dir)))
  if (content === undefined || !canKeepKey(ports, environment)) return null
  const wrapper = wrapperOf(ports, dir, environment)
  return unwrapOne(wrapper, content.wrappers) ?? unwrapOne(wrapper, content.next ?? []) ?? null
}

// The disk may be dying, and this screen is what is left: a key that cannot be looked at counts as none.
const keyOrNone = (ports: Ports, desk: StartRestoring, dir: string): Buffer | null => {
  try {
    return keyHere(ports, dir, desk.environment)
  } catch (fault) {
    desk.reportFault('key of the start screen', fault)
    return null
  }
}
