import type { Environment } from '../../contract/desk.ts'
import type { HandlersOf } from '../../contract/handlers.ts'
import { ok, refused } from '../../domain/result.ts'
import { isDiskFull } from '../database/disk-full.ts'
import type { VersionsBefore } from '../updates/updates.ts'
import { createRouter } from '../rpc/router.ts'
import type { Router } from '../rpc/router.ts'
import { dataFile, environmentDir } from './open-file.ts'
import type { Ports } from './ports.ts'
import { startRestoreHandlers, startRestoreNotNeeded } from './restore/start-restoring.ts'
import { sentenceOf, type StartRefusal } from './start-refusal.ts'
import { previousOf, remediesOf } from './start-remedies.ts'
import { unlockFile } from './unlock-file.ts'

type StartHandlers = HandlersOf<
  | 'start:state'
  | 'start:unlock'
  | 'start:retry'
  | 'start:go-back'
  | 'start:previous-version'
  | 'start:find-backups'
  | 'start:preview'
  | 'start:restore-state'
  | 'start:restore'
>

/** How a desk is opened again: gives whether it is open now. `recovered`: its key came back by the recovery code. */
export type OpenAgain = (how: { readonly environment: Environment; readonly recovered?: true }) => Promise<boolean>

/** What a desk that cannot open is made of. */
export interface StartDesk {
  readonly dataDir: string
  readonly environment: Environment
  readonly refusal: StartRefusal
  readonly openAgain: OpenAgain
  readonly reportFault: (where: string, fault: unknown) => string
  /** Versions of the app that ran here before. */
  readonly versions?: VersionsBefore | undefined
  /** Called when there is something new to show. */
  readonly changed: () => void
}

/** Answers in the place of a desk that cannot open: why, and what a person can do about it. Nothing else is answered. */
export const startDeskRouter = (ports: Ports, desk: StartDesk): Router =>
  createRouter({
    handlers: startHandlers(ports, desk),
    personOf: () => null,
    reportFault: desk.reportFault,
    isDiskFull,
  })

const startHandlers = (ports: Ports, desk: StartDesk): StartHandlers => {
  const { dataDir, environment, refusal, openAgain } = desk
  return {
    'start:state': () =>
      ok({
        refusal: refusal.code,
        sentence: sentenceOf(refusal),
        environment,
        can: [...remediesOf(refusal, dataFile(environmentDir(dataDir, environment)), environment, desk.versions)],
      }),
    'start:unlock': async ({ code }) => {
      const unlocked = unlockFile(ports, { dataDir, environment, typed: code })
      if (!unlocked.ok) {
        // Without a folder there is no key file either.
        const why = unlocked.refusal.code
        return refused({ code: why === 'nothing-here' ? 'no-recovery' : why })
      }
      return ok({ opened: await openAgain({ environment, recovered: true }) })
    },
    'start:retry': async () => ok({ opened: await openAgain({ environment }) }),
    'start:previous-version': async () => {
      const previous = previousOf(refusal, desk.versions)
      return ok({ begun: previous !== null && (await desk.versions?.putBack(previous)) === true })
    },
    'start:go-back': async () => ok({ opened: await openAgain({ environment: 'practice' }) }),
    ...startRestoreHandlers(ports, { ...desk, openAgain: () => openAgain({ environment }) }),
  }
}

/** What an open desk answers to these questions. `said`: how what was done with the closed file ended. */
export const startNotNeeded = (environment: Environment, said = ''): StartHandlers => {
  const notNeeded = () => refused({ code: 'not-needed' as const })
  return {
    'start:state': () => ok({ refusal: null, sentence: said, environment, can: [] }),
    'start:unlock': notNeeded,
    'start:retry': notNeeded,
    'start:previous-version': notNeeded,
    'start:go-back': notNeeded,
    ...startRestoreNotNeeded(),
  }
}
