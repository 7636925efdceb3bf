import { conditionalWrite } from './conditional-write.ts'
import { faultPlan, faultReply, type Fault, type FaultMix, type FaultPlan } from './faults.ts'
import type { IntTestPrescriptions } from './int-test-prescriptions.ts'
import type { PsuReply, PsuRequest } from './message.ts'
import type { NotificationOptions } from './notifications.ts'
import { readBack } from './read-back.ts'
import { arrivedTasks } from './request-log.ts'
import { bundleReply, outcomeReply } from './responses.ts'
import type { StoredRow } from './rows.ts'
import type { PsuStore } from './store.ts'
import { tokenEndpoint, type TokenClient, type TokenDesk } from './token-endpoint.ts'
import { decideUpdate, type UpdateDecision } from './update-endpoint.ts'

/** How this stand-in behaves; every part has a default that answers as the service does, without sign-in. */
export type PsuOptions = {
  readonly requireAuth?: boolean
  readonly clients?: readonly TokenClient[]
  /** The exact `aud` a client assertion must carry; the server fills in its own address when absent. */
  readonly tokenUrl?: string
  readonly tokenLifetimeS?: number
  readonly requireApplicationName?: boolean
  readonly pageSize?: number
  readonly maxBodyBytes?: number
  /** The real gateway probably refuses any body with an apostrophe in it, so this one does unless told not to. */
  readonly allowApostrophes?: boolean
  readonly notifications?: NotificationOptions
  readonly intTestPrescriptions?: IntTestPrescriptions
  readonly faults?: FaultMix
}

/** What the core needs from outside: a store, the clock (UTC ms), fresh ids for access tokens. */
export type PsuServiceDeps = {
  readonly store: PsuStore
  readonly now: () => number
  readonly newId: () => string
  readonly options?: PsuOptions
}

/** The service without HTTP: one request in, one reply out, everything stored before it returns. */
export type PsuService = {
  readonly handle: (request: PsuRequest) => PsuReply
  /** Lets writes that were given up on land, once their time has come; every request does so first. */
  readonly land: () => void
  readonly faults: FaultPlan
  readonly tokens: TokenDesk
}

const defaultMaxBodyBytes = 10 * 1024 * 1024

const capability = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [{ mode: 'server', interaction: [{ code: 'transaction' }] }],
}

const badBody = (): PsuReply =>
  outcomeReply(400, [{ severity: 'error', code: 'value', diagnostics: 'badly formatted request body' }])

const parseBody = (text: string, options: PsuOptions): { readonly value: unknown } | PsuReply => {
  if (Buffer.byteLength(text) > (options.maxBodyBytes ?? defaultMaxBodyBytes))
    return outcomeReply(413, [{ severity: 'error', code: 'too-long', diagnostics: 'Request entity too large' }])
  if (options.allowApostrophes !== true && text.includes("'")) return badBody()
  try {
    return { value: JSON.parse(text) }
  } catch {
    return badBody()
  }
}

const playsBeforeTheService = (fault: Fault): boolean =>
  !('stored' in fault && fault.stored) &&
  fault.kind !== 'none' &&
  fault.kind !== 'slow' &&
  fault.kind !== 'contention' &&
  fault.kind !== 'uncommitted-created'

const losesNotification = (fault: Fault) => fault.kind === 'server-error' || fault.kind === 'gateway-timeout'

const afterService = (fault: Fault, decision: UpdateDecision, now: number): UpdateDecision => {
  const { reply } = decision
  if (fault.kind === 'slow') return { ...decision, reply: { ...reply, delayMs: fault.delayMs } }
  if (fault.kind === 'truncated')
    return { ...decision, reply: { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) } }
  // A refusal or a conflict is what it is; only what was stored can then be lost on the way back.
  if (reply.status !== 201 && fault.kind !== 'dropped') return decision
  const instead = faultReply(fault, now)
  if (instead === undefined) return decision
  return { ...decision, reply: instead, notified: losesNotification(fault) ? [] : decision.notified }
}

const mirrored = (request: PsuRequest, reply: PsuReply): PsuReply => {
  const ids = ['x-request-id', 'x-correlation-id'].flatMap((name) => {
    const value = request.headers[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...reply, headers: { ...Object.fromEntries(ids), ...reply.headers } }
}

const barePath = (path: string): string => {
  const bare = path.replace(/^\/prescription-status-update(?=\/|$)/, '').replace(/\/+$/, '')
  return bare === '' ? '/' : bare
}

/** Builds the core; nothing is listening until a server is put in front of it. */
export const createPsuService = (deps: PsuServiceDeps): PsuService => {
  const { store, now, newId } = deps
  const options = deps.options ?? {}
  const faults = faultPlan(options.faults ?? null)
  const tokens = tokenEndpoint({ now, newId, options })
  let late: readonly { readonly due: number; readonly rows: readonly StoredRow[] }[] = []

  const land = () => {
    const due = late.filter((write) => write.due <= now())
    late = late.filter((write) => write.due > now())
    for (const { rows } of due) {
      const written = conditionalWrite(
        (row) => store.rowsOf(row.prescriptionId).some((other) => other.taskId === row.taskId),
        rows,
      )
      if (written.rows.length > 0) store.keep({ rows: written.rows, notified: [] })
    }
  }

  const update = (request: PsuRequest): PsuReply => {
    const startedAt = now()
    const parsed = parseBody(request.body, options)
    const body = 'value' in parsed ? parsed.value : undefined
    const tasks = arrivedTasks(body)
    const requestId = request.headers['x-request-id']
    const fault = faults.take([...new Set(tasks.map((task) => task.prescriptionId))])

    const decide = (): UpdateDecision => {
      const whole = (reply: PsuReply): UpdateDecision => ({ reply, rows: [], notified: [] })
      const early = playsBeforeTheService(fault) ? faultReply(fault, startedAt) : undefined
      if (early !== undefined) return whole(early)
      const denied = tokens.refusal(request.headers['authorization'])
      if (denied !== undefined) return whole(denied)
      if (!('value' in parsed)) return whole(parsed)
      const applicationName = request.headers['attribute-name']
      if (options.requireApplicationName === true && applicationName === undefined) return whole(bundleReply(400, []))
      const decision = decideUpdate(body, requestId, {
        now: startedAt,
        rowsOf: store.rowsOf,
        notified: store.notifications(),
        applicationName: applicationName ?? 'unknown',
        intTestPrescriptions: options.intTestPrescriptions ?? {},
        notifications: options.notifications ?? {},
        ...(fault.kind === 'contention' ? { trouble: 'contended' as const } : {}),
        ...(fault.kind === 'uncommitted-created' ? { trouble: 'uncommitted' as const } : {}),
      })
      return afterService(fault, decision, startedAt)
    }

    const { reply, rows: decided, notified } = decide()
    const landsAfterMs = fault.kind === 'gateway-timeout' ? fault.landsAfterMs : undefined
    if (landsAfterMs !== undefined) late = [...late, { due: startedAt + landsAfterMs, rows: decided }]
    const rows = landsAfterMs === undefined ? decided : []
    store.keep({
      request: {
        number: store.requests().length + 1,
        startedAt,
        requestId: requestId ?? '',
        tasks,
        status: reply.drop === true ? null : reply.status,
        stored: rows.map((row) => row.taskId),
        fault: fault.kind === 'none' ? null : fault.kind,
      },
      rows,
      notified,
    })
    return reply
  }

  const route = (request: PsuRequest): PsuReply => {
    const path = barePath(request.path)
    if (path === '/oauth2/token' && request.method === 'POST') return tokens.issue(request.body)
    if (path === '/' && request.method === 'POST') return update(request)
    const denied = tokens.refusal(request.headers['authorization'])
    if (denied !== undefined) return denied
    if (path === '/metadata' && request.method === 'GET')
      return {
        status: 200,
        headers: { 'content-type': 'application/fhir+json', 'cache-control': 'no-cache' },
        body: JSON.stringify(capability),
      }
    if (path === '/checkprescriptionstatusupdates' && request.method === 'GET')
      return readBack(store.rows(), request, options.pageSize ?? 15)
    return outcomeReply(404, [{ severity: 'error', code: 'not-found', diagnostics: 'Not found' }])
  }

  return {
    handle: (request) => {
      land()
      return mirrored(request, route(request))
    },
    land,
    faults,
    tokens,
  }
}
