import type { Fault, FaultMix, FaultScope } from './faults.ts'
import type { NotificationRecord } from './notifications.ts'
import { patientView, type PatientViewQuery, type ShownItem } from './patient-view.ts'
import type { RequestRecord } from './request-log.ts'
import type { StoredRow } from './rows.ts'
import type { PsuService } from './handle-request.ts'
import type { PsuStore } from './store.ts'

/** What a test, the demo or practice mode may look at and turn; everything it gives is a copy. */
export type PsuControl = {
  /** Plays this fault on the next arrivals at `POST /` (1 unless `times` says more), of one prescription if named. */
  readonly next: (fault: Fault, scope?: FaultScope) => void
  /** Replaces the random mix; null ends it. Scripted faults come first. */
  readonly mix: (mix: FaultMix | null) => void
  /** Forgets scripted faults and the mix. */
  readonly clearFaults: () => void
  /** false cuts the line: open connections are destroyed at once and new ones as they come. */
  readonly line: (on: boolean) => void
  readonly lineIsOn: () => boolean
  /** Makes every access token worthless, so that the next request is answered 401. */
  readonly revokeTokens: () => void
  readonly tokensIssued: () => number
  /** Every stored row in order of arrival. */
  readonly rows: () => readonly StoredRow[]
  readonly notifications: () => readonly NotificationRecord[]
  /** Every `POST /` in order of arrival. */
  readonly requests: () => readonly RequestRecord[]
  readonly patientView: (query: PatientViewQuery) => readonly ShownItem[]
}

/** Joins the core, its store and the server's line switch into one control. */
export const createControl = (
  service: PsuService,
  store: PsuStore,
  line: { readonly set: (on: boolean) => void; readonly isOn: () => boolean },
): PsuControl => ({
  next: service.faults.next,
  mix: service.faults.mix,
  clearFaults: service.faults.clear,
  line: line.set,
  lineIsOn: line.isOn,
  revokeTokens: service.tokens.revokeAll,
  tokensIssued: service.tokens.issued,
  rows: () => {
    service.land()
    return [...store.rows()]
  },
  notifications: () => [...store.notifications()],
  requests: () => [...store.requests()],
  patientView: (query) => {
    service.land()
    return patientView(store.rowsOf, query)
  },
})
