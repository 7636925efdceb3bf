import { existsSync } from 'node:fs'
import type { Environment } from '../../../contract/desk.ts'
import type { Actor } from '../../../domain/people.ts'
import { ok, refused, type Result } from '../../../domain/result.ts'
import type { Manifest } from '../../backup/manifest.ts'
import { recordRestore } from '../../backup/restore/restored-event.ts'
import { stagedFile } from '../../backup/restore/swap.ts'
import type { Database } from '../../database/database.ts'
import { syncFile } from '../../database/sync-to-disk.ts'
import type { LedgerContext } from '../../ledger/append.ts'
import { ledgerEnd } from '../../ledger/ledger-end.ts'
import { changeTerminal } from '../../ledger/terminal.ts'
import { endDutyAtRestore } from '../../on-duty/end-at-restore.ts'
import { holdAfterRestore } from '../../outbox/after-restore.ts'
import { withPresent, type CheckInput } from './check-copy.ts'
import { openBeside, type BesideRefusal } from './open-beside.ts'
import { restoreGap, type RestoreGap } from './restore-gap.ts'

/** A checked copy that is to take the place of the file at work, which nobody has open for work any more. */
export interface PrepareInput extends Omit<CheckInput, 'folder'> {
  readonly environment: Environment
  readonly manifest: Manifest
  readonly ledger: LedgerContext
  readonly actor: Actor
}

/** Why a checked copy could not be made ready: it is not what was checked any more. */
export type PrepareRefusal = BesideRefusal | { readonly code: 'not-checked' }

/**
 * Makes the checked copy ready to be worked on, in one transaction of its own: another terminal, the gap as an event, whatever
 * waits in doubt, the outbox held. Afterwards it is closed, whole and on the disk; the file at work was only read.
 */
export const prepareCopy = (input: PrepareInput): Result<RestoreGap, PrepareRefusal> => {
  const { dir, key, environment, now, manifest } = input
  const file = stagedFile(dir)
  const copy = openBeside({ file, key, environment, now })
  if (!copy.ok) return copy
  let gap: RestoreGap
  try {
    const end = ledgerEnd(copy.value.db)
    if (end.sequence !== manifest.sequence || end.head !== manifest.head) return refused({ code: 'not-checked' })
    gap = withPresent(input.present, (present) => restoreGap(copy.value.db, present))
    makeReady(copy.value, gap, input)
  } finally {
    copy.value.close()
  }
  if (existsSync(`${file}-wal`)) throw new Error('The copy that is put back did not close')
  syncFile(file)
  return ok(gap)
}

const endedByRestore =
  'A backup was put back. Whether this went on after the backup was made, and until when, is not in this record.'

const makeReady = (copy: Database, { lost, maybe }: RestoreGap, input: PrepareInput): void => {
  const { ledger, now, actor, manifest } = input
  const { madeAt, appVersion, sequence, head } = manifest
  const terminalId = ledger.newId()
  const changed = lost?.prescriptions.filter(({ inCopy }) => inCopy) ?? []
  const missing = lost?.prescriptions.filter(({ inCopy }) => !inCopy) ?? []
  copy.transact((tx) => {
    changeTerminal(tx, terminalId)
    recordRestore(tx, ledger, actor, {
      type: 'restored',
      copy: { terminalId: manifest.terminalId, sequence, head, madeAt, appVersion },
      terminalId,
      replaced: lost && {
        ...lost.end,
        common: lost.common,
        acts: lost.acts,
        from: lost.from,
        until: lost.until,
      },
      prescriptions: { changed: changed.length, missing: missing.length, maybe: maybe.length },
    })
    endDutyAtRestore(tx, ledger, { actor, now, reason: endedByRestore })
    holdAfterRestore(
      tx,
      { ledger, now },
      {
        copiedAt: madeAt,
        changed: changed.map(({ prescriptionId }) => prescriptionId),
        missing: missing.map(({ prescriptionId, patient }) => ({ prescriptionId, label: patient })),
        maybe,
        lost: lost?.prescriptions.map(({ prescriptionId, done }) => ({ prescriptionId, acts: done })) ?? [],
      },
    )
  })
}
