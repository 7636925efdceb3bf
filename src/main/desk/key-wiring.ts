import path from 'node:path'
import { ok, refused } from '../../domain/result.ts'
import { lockFolder } from '../database/folder-lock.ts'
import { changeDataKey, whyNotChanged, type ChangeDataKey } from '../keys/change-data-key.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { recordKeyEvent } from './key-events.ts'
import { keyHandlers } from './key-handlers.ts'
import type { OpenDeskOptions } from './open-desk.ts'
import type { OpenFile } from './open-file.ts'
import type { Ports } from './ports.ts'
import { wrapperOf } from './wrapper-of.ts'

const changeClosed = async (asked: ChangeDataKey): Promise<boolean> => {
  const lock = lockFolder(path.dirname(asked.file))
  if (!lock) return false
  try {
    return (await changeDataKey(asked)).ok
  } finally {
    lock.release()
  }
}

/** The questions about keys, on an open file. */
export const keyWiring = (
  ports: Ports,
  desk: {
    readonly opened: OpenFile
    readonly options: OpenDeskOptions
    readonly ledger: LedgerContext
    /** A recovery code counts from now on, perhaps in place of another. */
    readonly recoveryMade: () => void
  },
): ReturnType<typeof keyHandlers> => {
  const { opened, options, ledger, recoveryMade } = desk
  const { randomBytes } = ports
  return keyHandlers({
    database: opened.database,
    ledger,
    keys: opened.keys,
    randomBytes,
    changeDataKey: (code, by) => {
      // Practice holds nobody real, and its stand-in for the NHS keeps a file under a key made of this one.
      if (options.environment === 'practice') return refused({ code: 'practice-key' })
      const why = whyNotChanged({ file: opened.database.file, code, randomBytes })
      if (why !== undefined) return refused({ code: why })
      if (options.reopen === undefined) throw new Error('This desk cannot be closed and opened again')
      const wrapper = wrapperOf(ports, opened.dir, options.environment)
      options.reopen({
        words: {
          doing:
            'The key of this record is being changed. It opens again by itself: seconds for a small record, minutes for a large one. A power cut meanwhile loses nothing.',
          done: 'The data key was changed. The recovery code stays the same.',
          failed: () =>
            'The change of the data key was broken off. The record is whole, and the recovery code is the same. Look at the room on the disk, then try again; tell support if it happens twice.',
        },
        whileClosed: () =>
          changeClosed({
            file: opened.database.file,
            wrapper,
            code,
            randomBytes,
            copy: (asked) => ports.inWorker('keys:copy', asked),
          }),
        atOpen: (core) => {
          recordKeyEvent(core, by, { type: 'data-key-changed', body: {} })
        },
      })
      return ok(null)
    },
    recoveryMade,
    pushDesk: () => {
      options.pushes.send({ kind: 'desk' })
    },
  })
}
