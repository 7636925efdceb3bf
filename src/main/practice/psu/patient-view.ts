import type { StoredRow } from './rows.ts'

/**
 * What the NHS App is asked to show. `releasedAt` is when Spine gave the prescription to the pharmacy (null: not yet, so
 * Spine still says Prescriber Approved); `cancelledAtSpine` are items Spine calls Prescriber Cancelled; `odsCode` null is a
 * prescription without a performer. Instants are UTC ms.
 */
export type PatientViewQuery = {
  readonly odsCode: string | null
  readonly prescriptionId: string
  readonly itemIds: readonly string[]
  readonly now: number
  readonly releasedAt: number | null
  readonly cancelledAtSpine?: readonly string[]
  readonly lookupFailed?: boolean
}

/** One item as shown. `rule` is the row of the published decision table; `at` null means Spine's own date is shown. */
export type ShownItem = {
  readonly itemId: string
  readonly status: string
  readonly at: number | null
  readonly medicationRequest: 'active' | 'completed' | 'as-spine'
  readonly rule: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
}

const graceMs = 60 * 60_000
const completedShownMs = 604_800_000

const latest = (rows: readonly StoredRow[]): StoredRow | undefined =>
  rows.reduce<StoredRow | undefined>(
    (best, row) => (best === undefined || Date.parse(row.lastModified) > Date.parse(best.lastModified) ? row : best),
    undefined,
  )

const shownRow = (rows: readonly StoredRow[], now: number): StoredRow | undefined => {
  const past = rows.filter((row) => Date.parse(row.lastModified) <= now)
  const regular = latest(past.filter((row) => row.postDatedSetAt === undefined))
  const postDated = latest(past.filter((row) => row.postDatedSetAt !== undefined))
  if (postDated === undefined) return regular
  const revoked = regular !== undefined && Date.parse(regular.lastModified) > Date.parse(postDated.postDatedSetAt ?? '')
  return revoked ? regular : postDated
}

/** What the patient sees for each item, from the stored rows of exactly this pharmacy and prescription. */
export const patientView = (
  rowsOf: (prescriptionId: string) => readonly StoredRow[],
  query: PatientViewQuery,
): readonly ShownItem[] => {
  const { now, releasedAt } = query
  const id = query.prescriptionId.toUpperCase()
  const cancelled = new Set((query.cancelledAtSpine ?? []).map((item) => item.toUpperCase()))
  const rows = rowsOf(id).filter((row) => row.odsCode === query.odsCode)
  const untold = (item: string) => releasedAt === null || cancelled.has(item.toUpperCase())
  const spineStatus = (item: string) =>
    cancelled.has(item.toUpperCase())
      ? 'Prescriber Cancelled'
      : releasedAt === null
        ? 'Prescriber Approved'
        : 'With Pharmacy but Tracking not Supported'
  const everyItemUntold = query.itemIds.every(untold)

  return query.itemIds.map((itemId): ShownItem => {
    const asSpine = (rule: 1 | 2) =>
      ({ itemId, status: spineStatus(itemId), at: null, medicationRequest: 'as-spine', rule }) as const
    if (everyItemUntold || untold(itemId)) return asSpine(1)
    if (query.odsCode === null) return asSpine(2)
    const active = (status: string, at: number, rule: 3 | 4 | 5 | 6 | 7 | 8) =>
      ({ itemId, status, at, medicationRequest: 'active', rule }) as const
    if (query.lookupFailed === true) return active('Tracking Temporarily Unavailable', now, 3)
    if (rows.length === 0)
      return now - (releasedAt ?? 0) < graceMs
        ? active('Prescriber Approved', now, 4)
        : active('With Pharmacy but Tracking not Supported', now, 5)
    const row = shownRow(
      rows.filter((each) => each.lineItemId === itemId.toUpperCase()),
      now,
    )
    if (row === undefined) return active('With Pharmacy', now, 6)
    const when = Date.parse(row.lastModified)
    if (row.terminalStatus !== 'completed') return active(row.status, when, 7)
    if (now - when <= completedShownMs) return active(row.status, when, 8)
    return { itemId, status: row.status, at: when, medicationRequest: 'completed', rule: 9 }
  })
}
