import path from 'node:path'
import { systemActor } from '../../../domain/people.ts'
import { refused, type Result } from '../../../domain/result.ts'
import type { LongWork } from '../../database/long-work.ts'
import type { CommandFile } from '../open-for-command.ts'
import type { Ports } from '../ports.ts'
import { forgetRecorded, recordLeft } from './left-event.ts'
import { removeUnfinished } from './unfinished.ts'
import { writeLeaving, type LeaveRefusal, type Left } from './write-leaving.ts'

/** Takes everything out for a command and writes down that it did. `odsCode` is typed by whoever wants it, as on the screen. */
export const leaveForCommand = (
  ports: Pick<Ports, 'now'>,
  opened: CommandFile,
  asked: {
    readonly dataDir: string
    readonly environment: string
    readonly version: string
    readonly to: string
    readonly odsCode: string
  },
  work: LongWork,
): Result<Left, LeaveRefusal | { readonly code: 'other-code' }> => {
  if (asked.odsCode.toUpperCase() !== opened.ourOds) return refused({ code: 'other-code' })
  const { file, database, ourOds: odsCode } = opened
  const { dataDir, environment, version: appVersion, to: folder } = asked
  const at = ports.now()
  const of = { file: database.file, dataKey: file.dataKey, dataDir, folder, environment, odsCode, appVersion, at }
  const left = writeLeaving(of, work)
  if (!left.ok) return left
  try {
    recordLeft(opened, systemActor, left.value)
  } catch (fault) {
    removeUnfinished(path.dirname(database.file))
    throw fault
  }
  forgetRecorded(database.db, path.dirname(database.file))
  return left
}
