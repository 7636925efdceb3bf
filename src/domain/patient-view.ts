import { taskStatus, type TrackingStatus } from './tracking.ts'

/** An update that the tracking service has confirmed; `lastModified` in UTC ms. */
export interface RecordedUpdate {
  readonly status: TrackingStatus
  readonly lastModified: number
}

/** What the NHS App shows of an item; `since` (UTC ms) is null where the App shows the time of looking. */
export interface PatientView {
  readonly shown: TrackingStatus | 'Prescriber Approved' | 'With Pharmacy but Tracking not Supported'
  readonly since: number | null
  /** Moved to the patient's past prescriptions. */
  readonly historic: boolean
}

const graceMs = 60 * 60_000
const sevenDaysMs = 7 * 24 * 60 * 60_000

const newest = (updates: readonly RecordedUpdate[]): RecordedUpdate | undefined =>
  updates.reduce<RecordedUpdate | undefined>(
    (latest, update) => (latest === undefined || update.lastModified > latest.lastModified ? update : latest),
    undefined,
  )

/**
 * What the NHS App shows of an item, by the public rules of its read side (nhs-interfaces 2.1, rows 4 to 9). `recorded` are the
 * confirmed updates of this item, in order of arrival; `prescriptionKnown` says whether any item of the prescription has one.
 */
export const patientView = (
  recorded: readonly RecordedUpdate[],
  now: number,
  custodyStartedAt: number,
  prescriptionKnown: boolean = recorded.length > 0,
): PatientView => {
  const update = newest(recorded.filter(({ lastModified }) => lastModified <= now))
  if (update) {
    const aged = now - update.lastModified > sevenDaysMs
    return {
      shown: update.status,
      since: update.lastModified,
      historic: aged && taskStatus(update.status) === 'completed',
    }
  }
  if (prescriptionKnown || recorded.length > 0) return { shown: 'With Pharmacy', since: null, historic: false }
  const shown = now - custodyStartedAt < graceMs ? 'Prescriber Approved' : 'With Pharmacy but Tracking not Supported'
  return { shown, since: null, historic: false }
}
