import path from 'node:path'
import { updateTargets } from './feed.ts'
import type { UpdateTarget } from './feed.ts'

/** What is known of how this app came to be on this PC. */
export interface InstallFacts {
  readonly platform: NodeJS.Platform
  /** Not run from its sources. */
  readonly packaged: boolean
  readonly execPath: string
  /** The app's own folder of resources. */
  readonly resourcesDir: string
  readonly env: NodeJS.ProcessEnv
  /** A small text file, or null where there is none. */
  readonly read: (file: string) => string | null
}

/** Who may update it: the app itself, whoever manages the PC, or nobody, because it is not installed. */
export type InstallKind =
  | { readonly kind: 'itself'; readonly target: UpdateTarget }
  | { readonly kind: 'managed'; readonly by: string | null }
  | { readonly kind: 'not-installed' }

const isInside = (file: string, folder: string | undefined): boolean => {
  if (folder === undefined || folder === '') return false
  const way = path.win32.relative(folder.toLowerCase(), file.toLowerCase())
  return !way.startsWith('..') && !path.win32.isAbsolute(way)
}

const targetOn = ({ platform, execPath, env, ...facts }: InstallFacts): UpdateTarget | null => {
  // For everybody on the PC: only an administrator may write there, and no counter has one.
  const forEverybody = ['ProgramFiles', 'ProgramFiles(x86)', 'ProgramW6432'].some((name) =>
    isInside(execPath, env[name]),
  )
  if (platform === 'win32') return forEverybody ? null : 'win32-x64-nsis'
  if (platform !== 'linux') return null
  if (path.posix.isAbsolute(env['APPIMAGE'] ?? '')) return 'linux-x64-appimage'
  // electron-builder leaves it there.
  const made = `linux-x64-${facts.read(path.join(facts.resourcesDir, 'package-type'))?.trim() ?? ''}`
  return updateTargets.find((target) => target === made) ?? null
}

/**
 * How the app is installed. A file `managed-by.txt` among its resources, put there by whoever rolls it out, means that they
 * update it whatever else is the case; its first line says who they are.
 */
export const installKind = (facts: InstallFacts): InstallKind => {
  if (!facts.packaged) return { kind: 'not-installed' }
  const managed = facts.read(path.join(facts.resourcesDir, 'managed-by.txt'))
  if (managed !== null) return { kind: 'managed', by: (managed.split('\n')[0] ?? '').trim().slice(0, 80) || null }
  const target = targetOn(facts)
  return target === null ? { kind: 'managed', by: null } : { kind: 'itself', target }
}

/** Where downloads of updates lie: on this PC, never in a profile that follows a person to another one. */
export const updateCacheDir = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string => {
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? path.win32.join(home, 'AppData', 'Local')
  return env['XDG_CACHE_HOME'] ?? path.posix.join(home, '.cache')
}
