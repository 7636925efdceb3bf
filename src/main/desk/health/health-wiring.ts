import type { HandlersOf } from '../../../contract/handlers.ts'
import type { Finding } from '../../../contract/health.ts'
import { mayManageDesk } from '../../../domain/permission.ts'
import { ok, refused } from '../../../domain/result.ts'
import type { Backups } from '../../backup/backups-port.ts'
import type { Outbox } from '../../outbox/loop.ts'
import { hasRecovery } from '../../keys/key-file.ts'
import type { DayDoubt } from '../day-doubt.ts'
import { examine } from '../examine.ts'
import type { Inbound } from '../inbound.ts'
import { lineSealer } from '../line-sealer.ts'
import type { OpenDeskOptions } from '../open-desk.ts'
import type { OpenFile } from '../open-file.ts'
import { placeHandlers } from '../place/place-handlers.ts'
import type { Ports } from '../ports.ts'
import { backupFindings } from './backup-findings.ts'
import { drillFinding } from '../restore/drill-stand.ts'
import { diskFinding, folderFinding, sizeFindings } from './disk-findings.ts'
import { leftBehindFindings } from './left-behind-finding.ts'
import { clockFinding, type KnownOfClock } from './file-findings.ts'
import { keyFinding, recoveryFinding } from './key-finding.ts'
import { notSetUpFindings } from './not-set-up.ts'
import { readUpgradeNote } from '../upgrade-note.ts'
import { longReplaced, mayRemoveReplaced, removeReplaced, replacedFindings } from './replaced-records.ts'
import { sharedRun } from './shared-run.ts'
import { unreadFindings } from './unread-finding.ts'
import { updateFindings } from './update-findings.ts'
import { watchHealth } from './watch-health.ts'

/** What is asked of an open desk to say whether it is well. */
export interface HealthWiring {
  readonly opened: Pick<OpenFile, 'database' | 'dir' | 'dataKey' | 'keyFor'>
  readonly options: Pick<OpenDeskOptions, 'dataDir' | 'environment' | 'version' | 'pushes' | 'reportFault' | 'updates'>
  readonly backups: Pick<Backups, 'state' | 'lastVerified' | 'lookIfAway'>
  readonly outbox: Pick<Outbox, 'clockAheadMs'>
  readonly leaving: { readonly leftBehind: () => number }
  readonly inbound: Pick<Inbound, 'unread'>
  /** Why the day itself is in doubt, for which the daily review waits. */
  readonly dayDoubt: () => DayDoubt | null
}

type Handled = HandlersOf<
  'health:state' | 'health:examine' | 'health:replaced' | 'health:remove-replaced' | 'place:last' | 'place:keep'
>

/**
 * Watches an open desk and answers the questions about its health, and about what was going on when it had to start again. `stop`
 * waits for the place that is being kept, and for the thread that reads the whole file: until it has ended the file is in use.
 */
export const healthWiring = (
  ports: Ports,
  { opened, options, backups, outbox, leaving, inbound, dayDoubt }: HealthWiring,
): { readonly handlers: Handled; readonly stop: () => Promise<void> } => {
  const { database, dir } = opened
  const { environment } = options
  const { file } = database
  const clock = (): KnownOfClock => ({ aheadMs: outbox.clockAheadMs(), dayDoubt: dayDoubt() })
  const backupNow = (): readonly Finding[] => backupFindings(backups.state(), environment, ports.now())
  const recovery = (): readonly Finding[] => {
    const found = recoveryFinding(file, environment)
    // Said once: where it is a trouble of the backups they say it themselves.
    return found === undefined || backups.state().troubles.includes('no-recovery-code') ? [] : [found]
  }
  const updatesNow = (): readonly Finding[] =>
    options.updates === undefined ? [] : updateFindings(options.updates.state(), readUpgradeNote(file), ports.now())
  const health = watchHealth({
    look: () => {
      backups.lookIfAway()
      return [
        diskFinding(dir),
        folderFinding(dir, file),
        keyFinding({ file, keyStore: ports.keyStore }),
        clockFinding(database, ports.now(), clock()),
        ...sizeFindings(file),
        ...replacedFindings(dir, ports.now()),
        drillFinding(database.db, environment, ports.now()),
      ]
    },
    known: () => [
      ...backupNow(),
      ...recovery(),
      ...updatesNow(),
      ...leftBehindFindings(leaving.leftBehind()),
      ...unreadFindings(inbound.unread().length),
    ],
    now: ports.now,
    after: ports.after,
    changed: () => {
      options.pushes.send({ kind: 'desk' })
    },
    fault: (error) => void options.reportFault('health', error),
  })
  const integrity = sharedRun(() => ports.inWorker('health:integrity', { file, dataKey: opened.dataKey }))
  const examination = sharedRun(async () => {
    const open = {
      database,
      integrity: integrity.ask,
      backups: backups.state(),
      clock: clock(),
    }
    const { dataDir, version } = options
    const findings: Finding[] = []
    for await (const found of examine(ports, { dataDir, environment, version, open })) findings.push(found)
    return { at: ports.now(), findings }
  })
  const replaced = () => {
    const old = longReplaced(dir, ports.now())
    return { removable: old.length, bytes: old.reduce((sum, one) => sum + one.bytes, 0) }
  }
  const sealer = lineSealer(opened.keyFor('place'), ports.randomBytes)
  const place = placeHandlers({ dir, dataDir: options.dataDir, now: ports.now, sealer })
  const handlers: Handled = {
    ...place.handlers,
    'health:state': () => {
      const { troubles, lookedAt } = health.state()
      const notSetUp = notSetUpFindings({ hasRecovery: hasRecovery(file), backups: backups.state(), environment })
      return ok({ troubles: [...troubles], notSetUp: [...notSetUp], lookedAt })
    },
    'health:replaced': () => ok(replaced()),
    'health:remove-replaced': (_asked, { person }) => {
      if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
      if (!mayRemoveReplaced(environment, backups.lastVerified(), ports.now()))
        return refused({ code: 'no-fresh-backup' as const })
      removeReplaced(dir, longReplaced(dir, ports.now()))
      options.pushes.send({ kind: 'desk' })
      return ok(replaced())
    },
    // Anybody may press it, as often as they like.
    'health:examine': async () => ok(await examination.ask()),
  }
  const stop = async (): Promise<void> => {
    health.stop()
    await place.stop()
    await integrity.settled()
  }
  return { handlers, stop }
}
