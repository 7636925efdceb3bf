import { summonsPatient } from './codes.ts'
import type { StoredRow } from './rows.ts'

/**
 * What one arriving row would have made NHS Notify do. `sent` is a message to the patient; the others say why not:
 * the item already showed that status, the site is not enabled, another message for patient and pharmacy was queued within
 * five minutes (`collapsed`) or sent within two hours (`cooling-down`), or the row is post-dated.
 */
export type NotificationRecord = {
  readonly at: number
  readonly outcome: 'sent' | 'same-status' | 'site-not-enabled' | 'collapsed' | 'cooling-down' | 'post-dated'
  readonly prescriptionId: string
  readonly lineItemId: string
  readonly taskId: string
  readonly status: string
  readonly nhsNumber: string
  readonly odsCode: string
  readonly previousStatus: string | null
}

/** Which sites notify: `enabledSites` absent means every site; a blocked site never does. */
export type NotificationOptions = {
  readonly enabled?: boolean
  readonly enabledSites?: readonly string[]
  readonly blockedSites?: readonly string[]
}

const collapseMs = 5 * 60_000
const coolDownMs = 7_200_000

/** The row that counts as the item's last before this arrival: highest `lastModified`, any pharmacy, future ones too. */
const previousRow = (stored: readonly StoredRow[], row: StoredRow): StoredRow | undefined =>
  stored
    .filter((other) => other.lineItemId === row.lineItemId && other.taskId !== row.taskId)
    .sort((a, b) => Date.parse(a.lastModified) - Date.parse(b.lastModified) || (a.taskId < b.taskId ? -1 : 1))
    .at(-1)

/**
 * Decides by order of arrival, never by the new row's `lastModified`. `storedBefore` gives a prescription's rows as they
 * were before this bundle was written; `earlier` is everything recorded so far. Draining is taken as immediate.
 */
export const notificationsFor = (
  rows: readonly StoredRow[],
  storedBefore: (prescriptionId: string) => readonly StoredRow[],
  earlier: readonly NotificationRecord[],
  now: number,
  options: NotificationOptions,
): readonly NotificationRecord[] => {
  if (options.enabled === false) return []
  const blocked = new Set((options.blockedSites ?? []).map((site) => site.toUpperCase()))
  const enabled = options.enabledSites?.map((site) => site.toUpperCase())
  const decided: NotificationRecord[] = []
  for (const row of rows.filter((each) => summonsPatient(each.status))) {
    const previous = previousRow(storedBefore(row.prescriptionId), row)
    const sent = [...earlier, ...decided].filter(
      (other) => other.outcome === 'sent' && other.nhsNumber === row.nhsNumber && other.odsCode === row.odsCode,
    )
    const sinceMs = now - Math.max(...sent.map((other) => other.at), Number.NEGATIVE_INFINITY)
    decided.push({
      at: now,
      outcome:
        blocked.has(row.odsCode) || (enabled !== undefined && !enabled.includes(row.odsCode))
          ? 'site-not-enabled'
          : previous?.status.toLowerCase() === row.status.toLowerCase()
            ? 'same-status'
            : row.postDatedSetAt !== undefined
              ? 'post-dated'
              : sinceMs < collapseMs
                ? 'collapsed'
                : sinceMs <= coolDownMs
                  ? 'cooling-down'
                  : 'sent',
      prescriptionId: row.prescriptionId,
      lineItemId: row.lineItemId,
      taskId: row.taskId,
      status: row.status,
      nhsNumber: row.nhsNumber,
      odsCode: row.odsCode,
      previousStatus: previous?.status ?? null,
    })
  }
  return decided
}

/** Whether a record went as far as the queue, where a request id with a space or over 128 characters breaks the push. */
export const reachesQueue = (record: NotificationRecord): boolean =>
  record.outcome !== 'same-status' && record.outcome !== 'site-not-enabled'
