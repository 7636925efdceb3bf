import { errorCodeSystem } from './codes.ts'
import type { PsuReply } from './message.ts'

/** One entry of a transaction-response, keys as the published examples have them. */
export type ResponseEntry = {
  readonly fullUrl?: string
  readonly response: {
    readonly status: string
    readonly location?: string
    readonly lastModified?: string
    readonly outcome: {
      readonly resourceType: 'OperationOutcome'
      readonly meta: { readonly lastUpdated: string }
      readonly issue: readonly Readonly<Record<string, unknown>>[]
    }
  }
}

const iso = (now: number) => new Date(now).toISOString()

const entry = (
  now: number,
  status: string,
  issue: Readonly<Record<string, unknown>>,
  more: { readonly fullUrl?: string; readonly location?: string; readonly lastModified?: string } = {},
): ResponseEntry => {
  const { fullUrl, ...rest } = more
  return {
    ...(fullUrl === undefined ? {} : { fullUrl }),
    response: {
      status,
      ...rest,
      outcome: { resourceType: 'OperationOutcome', meta: { lastUpdated: iso(now) }, issue: [issue] },
    },
  }
}

/** `201 Created`: this entry was stored. */
export const created = (now: number, fullUrl: string): ResponseEntry =>
  entry(
    now,
    '201 Created',
    { severity: 'information', code: 'success', diagnostics: 'No issues detected during validation.' },
    { fullUrl },
  )

/** `200 OK`: nothing wrong was seen in this entry, and nothing of it was stored. */
export const notCommitted = (now: number, fullUrl: string): ResponseEntry =>
  entry(
    now,
    '200 OK',
    {
      severity: 'information',
      code: 'informational',
      diagnostics: 'Data not committed due to issues in other entries.',
    },
    { fullUrl },
  )

/** `400 Bad Request`; without a `fullUrl` it speaks of the request as a whole. */
export const badRequest = (now: number, diagnostics: string, fullUrl?: string): ResponseEntry =>
  entry(
    now,
    '400 Bad Request',
    { code: 'value', severity: 'error', diagnostics },
    fullUrl === undefined ? {} : { fullUrl },
  )

/** `409 Conflict`: the key exists. It never carries a fullUrl; the task is named by `location`. */
export const conflict = (now: number, taskId: string): ResponseEntry =>
  entry(
    now,
    '409 Conflict',
    {
      code: 'duplicate',
      severity: 'error',
      details: {
        coding: [
          { system: errorCodeSystem, code: 'REC_CONFLICT', display: '409: The Receiver identified a conflict.' },
        ],
      },
      diagnostics: 'Request contains a task id and prescription id identical to a record already in the data store.',
    },
    { location: `Task/${taskId}`, lastModified: iso(now) },
  )

/** `429` as the update function itself says it: an issue code the specification does not list, and no words. */
export const tooManyRequests = (now: number): ResponseEntry =>
  entry(now, '429 Too Many Requests', { code: 'temporarily-forbidden', severity: 'error' })

/** `500` as the update function itself says it. */
export const serverError = (now: number): ResponseEntry =>
  entry(now, '500 Internal Server Error', {
    code: 'exception',
    severity: 'fatal',
    diagnostics: 'The Server has encountered an error processing the request.',
  })

/** `504` as the update function itself says it; the write may still have landed. */
export const timedOut = (now: number): ResponseEntry =>
  entry(now, '504 The request timed out', {
    code: 'timeout',
    severity: 'fatal',
    diagnostics: 'The Server has timed out while processing the request sent by the client.',
  })

const fhirHeaders = { 'content-type': 'application/fhir+json', 'cache-control': 'no-cache' }

/** A transaction-response with these entries. */
export const bundleReply = (status: number, entries: readonly ResponseEntry[]): PsuReply => ({
  status,
  headers: fhirHeaders,
  body: JSON.stringify({ resourceType: 'Bundle', type: 'transaction-response', entry: entries }),
})

/** A bare OperationOutcome: what the validator, the gateway and the platform answer with. */
export const outcomeReply = (
  status: number,
  issues: readonly Readonly<Record<string, unknown>>[],
  headers: Readonly<Record<string, string>> = {},
): PsuReply => ({
  status,
  headers: { ...fhirHeaders, ...headers },
  body: JSON.stringify({ resourceType: 'OperationOutcome', issue: issues }),
})
