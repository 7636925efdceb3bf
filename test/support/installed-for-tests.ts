import type { InstalledUpdatesDeps } from '../../src/main/updates/installed-updates.ts'
import { openUpdates } from '../../src/main/updates/open-updates.ts'
import type { Updates } from '../../src/main/updates/updates.ts'

/**
 * Stands in for `installedUpdates` in the app that `app-with-feed.ts` builds: an installed AppImage whose feed and key are the
 * test's, asked for over plain HTTP on this PC. Everything behind it is the product's.
 */
export const installedUpdates = ({ facts: _facts, source: _source, ...deps }: InstalledUpdatesDeps): Updates => {
  const feed = process.env['PESTLE_TEST_FEED']
  const key = process.env['PESTLE_TEST_FEED_KEY']
  if (feed === undefined || key === undefined) throw new Error('The test names no feed')
  return openUpdates({
    ...deps,
    app: { ...deps.app, target: 'linux-x64-appimage' },
    feed,
    keys: [key],
    publisher: null,
    fetch: globalThis.fetch,
    pace: { ...deps.pace, bytesPerSecond: 1_000_000_000, keepFreeBytes: 0 },
  })
}
