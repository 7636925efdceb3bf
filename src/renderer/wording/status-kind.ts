import type { Finding } from '../../contract/health.ts'
import type { Output } from '../../contract/index.ts'
import { statusSentence } from './health.ts'

/**
 * What the sentence of the header is about, without how many: who listens to the screen is told when this changes, and not of
 * every update that goes.
 */
export const statusKind = (
  sync: Output<'sync:state'> | undefined,
  troubles: readonly Finding[],
  away: boolean,
): string => {
  if (away) return 'away'
  const { tone, place } = statusSentence(sync, troubles)
  if (tone === 'quiet') return 'quiet'
  if (place === 'this-pc') return `this-pc ${troubles[0]?.topic ?? ''}`
  return `sync ${sync?.line.kind ?? ''} ${String((sync?.needsYou ?? 0) > 0)}`
}
