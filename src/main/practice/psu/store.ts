import type { NotificationRecord } from './notifications.ts'
import type { RequestRecord } from './request-log.ts'
import { rowKey, type StoredRow } from './rows.ts'

/** Everything one arrival leaves behind, kept together or not at all; a write that lands late has no request of its own. */
export type Arrival = {
  readonly request?: RequestRecord
  readonly rows: readonly StoredRow[]
  readonly notified: readonly NotificationRecord[]
}

/** Where the stand-in keeps what it was told. `keep` is durable when it returns, if the store is. */
export type PsuStore = {
  readonly keep: (arrival: Arrival) => void
  readonly rowsOf: (prescriptionId: string) => readonly StoredRow[]
  readonly rows: () => readonly StoredRow[]
  readonly notifications: () => readonly NotificationRecord[]
  readonly requests: () => readonly RequestRecord[]
  readonly close: () => void
}

/** A store in memory, rows indexed by prescription; a key that is already there is never replaced. */
export const memoryStore = (): PsuStore => {
  const byPrescription = new Map<string, StoredRow[]>()
  const keys = new Set<string>()
  const rows: StoredRow[] = []
  const notified: NotificationRecord[] = []
  const requests: RequestRecord[] = []
  return {
    keep: (arrival) => {
      for (const row of arrival.rows) {
        if (keys.has(rowKey(row))) continue
        keys.add(rowKey(row))
        rows.push(row)
        const list = byPrescription.get(row.prescriptionId)
        if (list === undefined) byPrescription.set(row.prescriptionId, [row])
        else list.push(row)
      }
      notified.push(...arrival.notified)
      if (arrival.request !== undefined) requests.push(arrival.request)
    },
    rowsOf: (prescriptionId) => byPrescription.get(prescriptionId.toUpperCase()) ?? [],
    rows: () => rows,
    notifications: () => notified,
    requests: () => requests,
    close: () => undefined,
  }
}
