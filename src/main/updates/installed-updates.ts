import { installKind } from './install-kind.ts'
import type { InstallFacts } from './install-kind.ts'
import { openUpdates } from './open-updates.ts'
import type { UpdatesDeps } from './open-updates.ts'
import type { ReleaseSource } from './release.ts'
import { updatesOff } from './updates-off.ts'
import type { Updates } from './updates.ts'

/** What a host knows. */
export interface InstalledUpdatesDeps extends Omit<UpdatesDeps, 'app' | 'feed' | 'keys' | 'publisher'> {
  readonly app: Omit<UpdatesDeps['app'], 'target'>
  readonly facts: InstallFacts
  readonly source: ReleaseSource
}

// Feeds are public and signed; https keeps what a PC asks for, and that it asks, from whoever shares the line.
const mayBeAsked = (address: string): boolean => URL.canParse(address) && /^https:\/\/[^/].*\/$/.test(address)

/** The updates of an app as it is installed here, or the reason why it has none. Throws when the build's own address is unusable. */
export const installedUpdates = ({ facts, source, ...deps }: InstalledUpdatesDeps): Updates => {
  const kind = installKind(facts)
  if (kind.kind === 'not-installed') return updatesOff('not-installed')
  if (kind.kind === 'managed') return updatesOff('managed', kind.by)
  const signedByUs = kind.target !== 'win32-x64-nsis' || source.publisher !== null
  if (source.feed === null || source.keys.length === 0 || !signedByUs) return updatesOff('not-configured')
  if (!mayBeAsked(source.feed)) throw new Error('The address of the feed is no https address ending in /')
  const { feed, keys, publisher } = source
  return openUpdates({ ...deps, app: { ...deps.app, target: kind.target }, feed, keys, publisher })
}
