import type { Environment } from '../../contract/desk.ts'
import type { HandlersOf } from '../../contract/handlers.ts'
import type { Input } from '../../contract/index.ts'
import type { StartRemedy } from '../../contract/start.ts'
import { ok, refused } from '../../domain/result.ts'
import { isDiskFull } from '../database/disk-full.ts'
import type { VersionsBefore } from '../updates/updates.ts'
import { createRouter } from '../rpc/router.ts'
import type { Router } from '../rpc/router.ts'
import { dataFile, environmentDir } from './open-file.ts'
import type { Ports } from './ports.ts'
import { startRestoreHandlers, startRestoreNotNeeded, type StartRestoreHandlers } from './restore/start-restoring.ts'
import { sentenceOf, type StartRefusal } from './start-refusal.ts'
import { previousOf, remediesOf } from './start-remedies.ts'
import { unlockFile } from './unlock-file.ts'

type OwnHandlers = HandlersOf<
  'start:state' | 'start:unlock' | 'start:retry' | 'start:go-back' | 'start:previous-version'
>

type StartHandlers = OwnHandlers & StartRestoreHandlers

/** How a desk is opened again: gives whether it is open now. `recovered`: its key came back by the recovery code. */
export type OpenAgain = (how: { readonly environment: Environment; readonly recovered?: true }) => Promise<boolean>

/** What a desk that cannot open is made of. */
export interface StartDesk {
  readonly dataDir: string
  readonly environment: Environment
  readonly refusal: StartRefusal
  readonly openAgain: OpenAgain
  /** Gives whether nothing has the file open in the worker any more. */
  readonly workEnded: () => Promise<boolean>
  readonly reportFault: (where: string, fault: unknown) => string
  /** Versions of the app that ran here before. */
  readonly versions?: VersionsBefore | undefined
  /** Called when there is something new to show. */
  readonly changed: () => void
}

/**
 * Answers in the place of a desk that cannot open: why, and what a person can do about it. Nothing else is answered. It is stopped
 * before another desk opens the file, by itself or by whoever opens one.
 */
export const startDeskRouter = (
  ports: Ports,
  desk: StartDesk,
): { readonly router: Router; readonly stop: () => Promise<void> } => {
  const restoring = startRestoreHandlers(ports, {
    ...desk,
    openAgain: () => openAgain({ environment: desk.environment }),
  })
  const openAgain: OpenAgain = async (how) => {
    await restoring.stop()
    return desk.openAgain(how)
  }
  const byRemedy = offered(desk)
  const handlers: StartHandlers = {
    ...startHandlers(ports, { ...desk, openAgain }),
    ...restoring.handlers,
    'start:find-backups': byRemedy('restore', restoring.handlers['start:find-backups']),
    'start:preview': byRemedy('restore', restoring.handlers['start:preview']),
    'start:restore': byRemedy('restore', restoring.handlers['start:restore']),
  }
  const { reportFault } = desk
  return { router: createRouter({ handlers, personOf: () => null, reportFault, isDiskFull }), stop: restoring.stop }
}

const remediesNow = ({ refusal, dataDir, environment, versions }: StartDesk): readonly StartRemedy[] =>
  remediesOf(refusal, dataFile(environmentDir(dataDir, environment)), environment, versions)

// What is not offered is not done either, above all while something is done with the closed file.
const offered =
  (desk: StartDesk) =>
  <Asked extends readonly unknown[], Answer>(remedy: StartRemedy, work: (...asked: Asked) => Answer) =>
  (...asked: Asked) =>
    remediesNow(desk).includes(remedy) ? work(...asked) : refused({ code: 'not-needed' as const })

const startHandlers = (ports: Ports, desk: StartDesk): OwnHandlers => {
  const { dataDir, environment, refusal, openAgain } = desk
  const byRemedy = offered(desk)
  return {
    'start:state': () =>
      ok({
        refusal: refusal.code,
        sentence: sentenceOf(refusal),
        environment,
        can: [...remediesNow(desk)],
      }),
    'start:unlock': byRemedy('unlock', async ({ code }: Input<'start:unlock'>) => {
      const unlocked = unlockFile(ports, { dataDir, environment, typed: code })
      if (!unlocked.ok) {
        // Without a folder there is no key file either.
        const why = unlocked.refusal.code
        return refused({ code: why === 'nothing-here' ? 'no-recovery' : why })
      }
      return ok({ opened: await openAgain({ environment, recovered: true }) })
    }),
    'start:retry': byRemedy('retry', async () => ok({ opened: await openAgain({ environment }) })),
    'start:previous-version': byRemedy('previous-version', async () => {
      const previous = previousOf(refusal, desk.versions)
      return ok({ begun: previous !== null && (await desk.versions?.putBack(previous)) === true })
    }),
    'start:go-back': byRemedy('go-back', async () => ok({ opened: await openAgain({ environment: 'practice' }) })),
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
