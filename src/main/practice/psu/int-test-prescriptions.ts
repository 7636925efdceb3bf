import type { StoredRow } from './rows.ts'

/** Ids of the four conformance prescriptions of the integration environment; none by default. */
export type IntTestPrescriptions = {
  /** Stored and answered 500; the same task id again is answered 201. */
  readonly failsThenCreated?: readonly string[]
  /** Stored and answered 500; the same task id again is answered 409. */
  readonly failsThenConflicts?: readonly string[]
  /** Always 400, nothing stored. */
  readonly alwaysRefused?: readonly string[]
  /** Always 429, nothing stored. */
  readonly alwaysThrottled?: readonly string[]
}

/** What matching a test prescription does to the whole bundle. */
export type Interception = 'none' | 'fail-after-write' | 'created-if-cancelled' | 'refused' | 'throttled'

/** Only the first matching entry's key is looked up, before anything is written; it decides for the whole bundle. */
export const intercept = (
  rows: readonly StoredRow[],
  exists: (row: StoredRow) => boolean,
  ids: IntTestPrescriptions,
): Interception => {
  const first = (list: readonly string[] | undefined) =>
    rows.find((row) => list?.some((id) => id.toUpperCase() === row.prescriptionId))
  if (first(ids.alwaysRefused) !== undefined) return 'refused'
  if (first(ids.alwaysThrottled) !== undefined) return 'throttled'
  const second = first(ids.failsThenConflicts)
  if (second !== undefined) return exists(second) ? 'none' : 'fail-after-write'
  const one = first(ids.failsThenCreated)
  if (one !== undefined) return exists(one) ? 'created-if-cancelled' : 'fail-after-write'
  return 'none'
}
