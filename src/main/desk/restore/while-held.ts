import { lockFolder } from '../../database/folder-lock.ts'

/** Does something with an environment's folder that nobody else may have meanwhile; false when somebody has it. */
export const whileHeld = (dir: string, work: () => boolean): boolean => {
  const lock = lockFolder(dir)
  if (!lock) return false
  try {
    return work()
  } finally {
    lock.release()
  }
}
