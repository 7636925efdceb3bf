import { existsSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * Whether a folder may be watched: it is there, is named by its whole path (another start has another working folder), and is
 * not the data folder or inside it, whose files the watcher would take for messages and move away.
 */
export const mayBeWatched = (folder: string, dataDir: string): boolean =>
  path.isAbsolute(folder) && existsSync(folder) && statSync(folder).isDirectory() && !isWithin(folder, dataDir)

const isWithin = (folder: string, outer: string): boolean => {
  const way = path.relative(realpathSync.native(outer), realpathSync.native(folder))
  return !path.isAbsolute(way) && way.split(path.sep)[0] !== '..'
}
