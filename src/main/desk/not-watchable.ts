import { existsSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * What keeps a folder from being watched; undefined when nothing does. It must be there, named by its whole path (another start
 * has another working folder), and not be the data folder or inside it, whose files the watcher would take for messages and
 * move away.
 */
export const notWatchable = (folder: string, dataDir: string): 'folder-not-found' | 'folder-is-ours' | undefined => {
  if (!path.isAbsolute(folder) || !existsSync(folder) || !statSync(folder).isDirectory()) return 'folder-not-found'
  return isWithin(folder, dataDir) ? 'folder-is-ours' : undefined
}

const isWithin = (folder: string, outer: string): boolean => {
  const way = path.relative(realpathSync.native(outer), realpathSync.native(folder))
  return !path.isAbsolute(way) && way.split(path.sep)[0] !== '..'
}
