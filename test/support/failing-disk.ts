import type { Database } from '../../src/main/database/database.ts'
import type { World } from './world.ts'

/** The data file of a world, on a disk that fails: `full` is asked before each transaction, `unreadable` before each reading. */
export const onFailingDisk = (
  world: World,
  disk: { readonly full?: () => boolean; readonly unreadable?: () => boolean },
): Database => ({
  ...world.database,
  transact: (work) => {
    if (disk.full?.() === true) throw new Error('database or disk is full')
    return world.database.transact(work)
  },
  get db() {
    if (disk.unreadable?.() === true) throw new Error('disk I/O error')
    return world.database.db
  },
})
