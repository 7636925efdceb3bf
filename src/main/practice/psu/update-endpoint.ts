import { conditionalWrite } from './conditional-write.ts'
import { contentIssues } from './content-checks.ts'
import { structureIssues } from './fhir-structure.ts'
import { intercept, type IntTestPrescriptions } from './int-test-prescriptions.ts'
import { at } from './json-path.ts'
import type { PsuReply } from './message.ts'
import { notificationsFor, reachesQueue, type NotificationOptions, type NotificationRecord } from './notifications.ts'
import { missingFields, missingFieldsMessage } from './required-fields.ts'
import {
  badRequest,
  bundleReply,
  conflict,
  created,
  notCommitted,
  outcomeReply,
  serverError,
  tooManyRequests,
  type ResponseEntry,
} from './responses.ts'
import { rowFromEntry, type StoredRow } from './rows.ts'

/** What the write side may know: the stored rows of one prescription and what has been notified so far. */
export type UpdateContext = {
  readonly now: number
  readonly rowsOf: (prescriptionId: string) => readonly StoredRow[]
  readonly notified: readonly NotificationRecord[]
  readonly applicationName: string
  readonly intTestPrescriptions: IntTestPrescriptions
  readonly notifications: NotificationOptions
  /** Trouble inside the service: another writer at the same keys, or a write lost under a 201. */
  readonly trouble?: 'contended' | 'uncommitted'
}

/** The answer to one bundle and what must be stored with it; nothing is stored here. */
export type UpdateDecision = {
  readonly reply: PsuReply
  readonly rows: readonly StoredRow[]
  readonly notified: readonly NotificationRecord[]
}

const answered = (reply: PsuReply, rows: readonly StoredRow[] = []): UpdateDecision => ({ reply, rows, notified: [] })

const fullUrlOf = (entry: unknown): string => {
  const url = at(entry, 'fullUrl')
  return typeof url === 'string' ? url : ''
}

const validated = (entries: readonly unknown[], now: number): readonly ResponseEntry[] =>
  entries.map((entry) => {
    const missing = missingFields(entry)
    const said = missing.length > 0 ? missingFieldsMessage(missing) : contentIssues(entry, now).join(' ')
    const url = fullUrlOf(entry)
    if (said === '') return notCommitted(now, url)
    return url === '' ? badRequest(now, said) : badRequest(now, said, url)
  })

const taskIdOf = (entry: ResponseEntry) => entry.response.location?.split('/').pop() ?? entry.fullUrl?.split(':').pop()

const withConflicts = (now: number, entries: readonly ResponseEntry[], taskIds: readonly string[]) => {
  const result = [...entries]
  for (const taskId of taskIds) {
    const index = result.findIndex((entry) => taskIdOf(entry) === taskId)
    if (index < 0) result.push(conflict(now, taskId))
    else result[index] = conflict(now, taskId)
  }
  return result
}

const write = (
  entries: readonly unknown[],
  rows: readonly StoredRow[],
  checked: readonly ResponseEntry[],
  requestId: string,
  context: UpdateContext,
): UpdateDecision => {
  const { now } = context
  const exists = (row: StoredRow) => context.rowsOf(row.prescriptionId).some((other) => other.taskId === row.taskId)
  const test = intercept(rows, exists, context.intTestPrescriptions)
  if (test === 'refused')
    return answered(
      bundleReply(400, [badRequest(now, 'Simulated failure to write to database for test prescription.')]),
    )
  if (test === 'throttled') return answered(bundleReply(429, [tooManyRequests(now)]))
  if (context.trouble === 'uncommitted') return answered(bundleReply(201, checked))

  const notified = notificationsFor(rows, context.rowsOf, context.notified, now, context.notifications)
  const allCreated = bundleReply(
    201,
    entries.map((entry) => created(now, fullUrlOf(entry))),
  )
  const written = conditionalWrite(exists, rows, context.trouble === 'contended')
  if (written.kind === 'cancelled') {
    if (test === 'created-if-cancelled') return answered(allCreated, written.rows)
    return answered(bundleReply(409, withConflicts(now, checked, written.conflicts)), written.rows)
  }
  if (written.kind === 'rejected') return answered(bundleReply(500, [serverError(now)]), written.rows)
  if (test === 'fail-after-write') return answered(bundleReply(500, [serverError(now)]), written.rows)
  // The push to the notification queue fails on such an id; the service then deletes its own rows again.
  if ((/\s/.test(requestId) || requestId.length > 128) && notified.some(reachesQueue))
    return answered(bundleReply(500, [serverError(now)]))
  return { reply: allCreated, rows: written.rows, notified }
}

/**
 * One bundle through the service's own order: FHIR validator, X-Request-ID, bundle type, empty bundle, required fields and
 * content per entry, ODS characters, conformance prescriptions, write, notifications. `body` is the parsed JSON.
 */
export const decideUpdate = (body: unknown, requestId: string | undefined, context: UpdateContext): UpdateDecision => {
  const { now } = context
  const structure = structureIssues(body)
  if (structure.length > 0)
    return answered(
      outcomeReply(
        400,
        structure.map((issue) => ({
          severity: 'error',
          code: 'processing',
          diagnostics: issue.diagnostics,
          ...(issue.expression === '' ? {} : { location: [issue.expression], expression: [issue.expression] }),
        })),
      ),
    )
  if (requestId === undefined || requestId === '')
    return answered(bundleReply(400, [badRequest(now, 'Missing or empty x-request-id header.')]))
  if (at(body, 'resourceType') !== 'Bundle' || at(body, 'type') !== 'transaction')
    return answered(
      bundleReply(400, [
        badRequest(now, "Request body does not have resourceType of 'Bundle' and type of 'transaction'."),
      ]),
    )
  const entries = (at(body, 'entry') ?? []) as readonly unknown[]
  if (entries.length === 0) return answered(bundleReply(200, []))
  const checked = validated(entries, now)
  if (checked.some((entry) => entry.response.status !== '200 OK')) return answered(bundleReply(400, checked))
  const rows = entries.map((entry) =>
    rowFromEntry(entry, { requestId, applicationName: context.applicationName, arrivedAt: now }),
  )
  const badCodes = rows.map((row) => row.odsCode).filter((code) => !/^[A-Z0-9]+$/.test(code))
  if (badCodes.length > 0)
    return answered(bundleReply(400, [badRequest(now, `Received invalid ODS codes: ${JSON.stringify(badCodes)}`)]))
  return write(entries, rows, checked, requestId, context)
}
