import type { Finding } from '../../../contract/health.ts'
import { dateWords, ukDate } from '../../../domain/uk-date.ts'
import { isPastLastDate } from '../../updates/may-install.ts'
import type { UpdateState, UpdateTrouble } from '../../updates/updates.ts'
import type { UpgradeNote } from '../upgrade-note.ts'
import { attention, fine, wrong } from './found.ts'

const dayMs = 86_400_000
// A counter that is closed over a long weekend has not asked for four days.
const silentDays = 5
// Without a trouble it asks every four hours, so that this means that nothing asks.
const quietDays = 14
// A feed is signed for 30 days: whoever keeps new ones away can show the last one for so long and no longer.
const feedLifeDays = 30
// What no bad line does: somebody, or a mistake in publishing, has to be behind it.
const tampering: ReadonlySet<UpdateTrouble> = new Set([
  'feed-forged',
  'feed-replayed',
  'feed-expired',
  'download-altered',
  'publisher-refused',
] as const)

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
          `Version ${failed.version} found ${failed.findings.join(', ')} wrong when it was to take this record over on ${dayOf(failed.at)}; this version went on and nothing was lost. Tell support.`,
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

const silent = (updates: UpdateState, now: number): readonly Finding[] => {
  if (updates.kind === 'off') return []
  const { checkedAt, trouble } = updates
  const days = checkedAt === null ? null : (now - checkedAt) / dayMs
  if (days !== null && days > feedLifeDays)
    return [
      wrong(
        'Updates',
        'No news of updates for a month',
        `Since ${dayOf(checkedAt)} nothing was learnt of new versions (${trouble ?? 'not asked'}): gaps in security stay open. Tell support.`,
      ),
    ]
  if (trouble !== null && tampering.has(trouble))
    return [
      attention(
        'Updates',
        'An update was refused',
        `What came as an update, or as the list of updates, was not taken (${trouble}). Nothing was installed; “This PC” says why. Tell support if it stays.`,
      ),
    ]
  const isSilent = days === null ? trouble !== null : days > (trouble === null ? quietDays : silentDays)
  return isSilent
    ? [
        attention(
          'Updates',
          'Updates are not reached',
          `${checkedAt === null ? 'So far' : `Since ${dayOf(checkedAt)}`} nothing was learnt of new versions (${trouble ?? 'not asked'}). “This PC” says why.`,
        ),
      ]
    : []
}

const dayOf = (at: number | null): string => dateWords(ukDate(at ?? 0))

const wellWords = (updates: UpdateState): string => {
  if (updates.kind === 'off') return `This Pestle does not update itself (${updates.why}).`
  return updates.offered === null
    ? 'No newer version is known.'
    : `Version ${updates.offered.version} is to come, in a quiet moment.`
}
