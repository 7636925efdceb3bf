import { findBackups } from '../../backup/restore/find-backups.ts'
import { recordRestore } from '../../backup/restore/restored-event.ts'
import { rememberedBackups } from '../../backup/remembered-backups.ts'
import type { LongWork } from '../../database/long-work.ts'
import { refused, type Result } from '../../../domain/result.ts'
import { systemActor } from '../../../domain/people.ts'
import type { Environment } from '../../../contract/desk.ts'
import type { CommandFile } from '../open-for-command.ts'
import type { Ports } from '../ports.ts'
import { restoreDrill, type Drilled, type DrillRefusal } from './drill.ts'

/** Why a drill was not even begun: no place for backups was chosen, it cannot be reached, or there is none of this file in it. */
export type NoDrill = { readonly code: 'no-target' | 'not-reachable' | 'no-backup' }

/** The backup that was drilled with, and what came of it. */
export interface DrillDone extends Drilled {
  readonly folder: string
  readonly tookMs: number
}

/** Restores the newest backup of this file in a folder of its own, from where the screen has backups go unless `from` names another place. */
export const drillForCommand = (
  ports: Ports,
  { file, database, ledger }: CommandFile,
  { environment, from }: { readonly environment: Environment; readonly from: string | null },
  work: LongWork,
): Result<DrillDone, DrillRefusal | NoDrill> => {
  const place = from ?? rememberedBackups(file.dir).read().target?.folder
  if (place === undefined) return refused({ code: 'no-target' })
  const found = findBackups({ folder: place, key: file.dataKey })
  if (!found.ok) return found
  const newest = found.value.find(({ ours, manifest }) => ours && manifest.environment === environment)
  if (newest === undefined) return refused({ code: 'no-backup' })
  const begun = ports.now()
  const drilled = restoreDrill(
    {
      folder: newest.folder,
      dir: file.dir,
      environment,
      key: file.dataKey,
      present: { file: database.file, key: file.dataKey },
      now: begun,
      seed: ports.randomBytes(32),
    },
    work,
  )
  if (!drilled.ok) return drilled
  const { sequence, madeAt } = drilled.value
  const tookMs = ports.now() - begun
  database.transact((tx) => {
    recordRestore(tx, ledger, systemActor, { type: 'restore-drilled', sequence, madeAt, tookMs })
  })
  return { ok: true, value: { ...drilled.value, folder: newest.folder, tookMs } }
}
