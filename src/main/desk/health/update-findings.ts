import type { Finding } from '../../../contract/health.ts'
import { isPastLastDate } from '../../updates/may-install.ts'
import type { UpdateState } from '../../updates/updates.ts'
import type { UpgradeNote } from '../upgrade-note.ts'
import { attention, fine, wrong } from './found.ts'

const dayMs = 86_400_000
// A counter that is closed over a long weekend has not asked for four days.
const silentDays = 5

/** What there is to say of updates: a version that could not take the record over, a security release that waits, a feed that is refused. */
export const updateFindings = (
  updates: UpdateState,
  { failed }: Pick<UpgradeNote, 'failed'>,
  now: number,
): readonly Finding[] => {
  const troubles = [...wentBack(failed), ...late(updates, now), ...silent(updates, now)]
  return troubles.length > 0 ? troubles : [fine('Updates', wellWords(updates))]
}

const wentBack = (failed: UpgradeNote['failed']): readonly Finding[] =>
  failed === null
    ? []
    : [
        attention(
          'Updates',
          'A new version could not be used',
          `Version ${failed.version} found ${failed.findings.join(', ')} wrong when it was to take this record over on ${new Date(failed.at).toISOString().slice(0, 10)}; this version went on and nothing was lost. Tell support.`,
        ),
      ]

const late = (updates: UpdateState, now: number): readonly Finding[] =>
  updates.kind === 'on' && updates.offered !== null && isPastLastDate(updates.offered, now)
    ? [
        wrong(
          'Updates',
          'A security update is late',
          `Version ${updates.offered.version} closes a gap and its last date has passed. “This PC” says what it waits for.`,
        ),
      ]
    : []

const silent = (updates: UpdateState, now: number): readonly Finding[] =>
  updates.kind === 'on' && updates.trouble !== null && now - (updates.checkedAt ?? 0) > silentDays * dayMs
    ? [
        attention(
          'Updates',
          'Updates are not reached',
          `For ${silentDays} days nothing was learnt of new versions (${updates.trouble}). “This PC” says why.`,
        ),
      ]
    : []

const wellWords = (updates: UpdateState): string => {
  if (updates.kind === 'off') return `This Pestle does not update itself (${updates.why}).`
  return updates.offered === null
    ? 'No newer version is known.'
    : `Version ${updates.offered.version} is to come, in a quiet moment.`
}
