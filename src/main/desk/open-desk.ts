import type { Environment } from '../../contract/desk.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import { isDiskFull } from '../database/disk-full.ts'
import type { BackoffSettings } from '../outbox/backoff.ts'
import type { Updates } from '../updates/updates.ts'
import { createRouter, type Router } from '../rpc/router.ts'
import { answersOf } from './answers-of.ts'
import type { Core } from './core.ts'
import { endAll, type End } from './end-all.ts'
import { openFile } from './open-file.ts'
import type { Ports } from './ports.ts'
import type { Pushes } from './pushes.ts'
import type { rememberedChoices } from './remembered.ts'
import { startParts } from './start-parts.ts'
import type { StartRefusal } from './start-refusal.ts'

/** Which host shows the screen; `stand-in` is Electron's test stand-in. */
export type DeskHost = 'electron' | 'browser' | 'stand-in'

/** One environment's desk while it is open. */
export interface OpenDesk {
  readonly router: Router
  readonly stop: () => Promise<void>
}

/** How long the outbox holds back and waits, where the product's own times are too long: the demo. */
export interface DeskPace {
  readonly undoMs: number
  readonly backoff: BackoffSettings
}

/**
 * What is done with a closed file, and once with the open one after it. A fault or refusal of the first opens the file as it is.
 * `words` are shown meanwhile, and afterwards by how it ended; those of a failure are asked for when it was closed again.
 */
export interface Reopening {
  readonly words?: { readonly doing: string; readonly done: string; readonly failed: () => string }
  readonly whileClosed: () => Promise<boolean> | boolean
  readonly atOpen: (core: Core) => void
}

/** What one environment's desk is built from besides the ports. */
export interface OpenDeskOptions {
  readonly dataDir: string
  readonly environment: Environment
  readonly host: DeskHost
  readonly version: string
  readonly psuUrl?: string
  /** That one answers without looking, as the NHS sandbox does. */
  readonly cannedAnswers?: boolean
  readonly pace?: DeskPace
  readonly choices: ReturnType<typeof rememberedChoices>
  readonly pushes: Pushes
  readonly reportFault: (where: string, fault: unknown) => string
  /** Closes this desk and opens another, also of the same environment (a new ODS code). */
  readonly changeEnvironment: (environment: Environment) => void
  /** Closes this desk, does something with its file while it is closed, and opens it again. */
  readonly reopen?: (change: Reopening) => void
  /** How what was done with the closed file ended, in a sentence. */
  readonly said?: string
  /** Done once with the open file, before anything is answered or sent. */
  readonly atOpen?: (core: Core) => void
  /** Updates of the app; without them it has none. */
  readonly updates?: Updates
  /** Ends the app the way closing its window does; a host without it is not closed from within. */
  readonly quit?: () => void
}

/** Opens an environment: file, outbox, and for practice its own NHS; then answers questions until stopped. */
export const openDesk = async (ports: Ports, options: OpenDeskOptions): Promise<Result<OpenDesk, StartRefusal>> => {
  if (options.psuUrl !== undefined && options.environment !== 'practice')
    return refused({ code: 'stand-in-outside-practice' })
  const file = openFile(ports, options.dataDir, options.environment, options.version)
  if (!file.ok) return file
  const started: End[] = [() => file.value.close()]
  try {
    const parts = await startParts(ports, options, file.value, started)
    const handlers = answersOf(ports, options, file.value, parts)
    const { reportFault } = options
    const router = parts.updating.counted(
      createRouter({ handlers, personOf: parts.working.personOf, reportFault, isDiskFull }),
    )
    return ok({ router, stop: () => endAll(started) })
  } catch (fault) {
    await endAll(started)
    if (isDiskFull(fault)) return refused({ code: 'disk-full' })
    throw fault
  }
}
