import { randomBytes } from 'node:crypto'
import type { PsuReply } from '../../../../src/main/practice/psu/message.ts'
import { createPsuService, type PsuOptions, type PsuService } from '../../../../src/main/practice/psu/handle-request.ts'
import { memoryStore, type PsuStore } from '../../../../src/main/practice/psu/store.ts'

/** Noon on an ordinary day; the clock of these tests starts here and moves only when told. */
export const noon = Date.parse('2026-03-10T12:00:00.000Z')
export const rx = '24F5DA-A83008-7EFE6Z'
export const otherRx = '16B2E0-A83008-81C13H'
const patient = '9449304130'
export const pharmacy = 'C9Z1O'
export const itemA = '6989B7BD-8DB6-428C-A593-4022E3044C00'
export const itemB = 'E3843418-1900-44A1-8F6A-BFF8601893B8'

/** A task id nobody used before. */
export const newTaskId = (): string => {
  const hex = randomBytes(16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

export type TaskParts = {
  readonly id?: string
  readonly prescription?: string
  readonly item?: string
  readonly status?: string
  readonly taskStatus?: string
  readonly nhsNumber?: string
  readonly ods?: string
  readonly lastModified?: string
  readonly fullUrl?: string
  readonly more?: Readonly<Record<string, unknown>>
}

const identifier = (name: string, value: string) => ({
  identifier: { system: `https://fhir.nhs.uk/Id/${name}`, value },
})

/** One valid entry, changed only where a test cares. */
export const entry = (parts: TaskParts = {}) => {
  const id = parts.id ?? newTaskId()
  return {
    fullUrl: parts.fullUrl ?? `urn:uuid:${id}`,
    resource: {
      resourceType: 'Task',
      id,
      basedOn: [identifier('prescription-order-number', parts.prescription ?? rx)],
      status: parts.taskStatus ?? 'in-progress',
      businessStatus: {
        coding: [
          { system: 'https://fhir.nhs.uk/CodeSystem/task-businessStatus-nppt', code: parts.status ?? 'With Pharmacy' },
        ],
      },
      intent: 'order',
      focus: identifier('prescription-order-item-number', parts.item ?? itemA.toLowerCase()),
      for: identifier('nhs-number', parts.nhsNumber ?? patient),
      lastModified: parts.lastModified ?? '2026-03-10T11:59:00.000Z',
      owner: identifier('ods-organization-code', parts.ods ?? pharmacy),
      ...parts.more,
    },
    request: { method: 'POST', url: 'Task' },
  }
}

/** A transaction Bundle of these entries. */
export const bundle = (...entries: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: entries,
})

type Answer = {
  readonly status: number
  readonly reply: PsuReply
  readonly body: {
    readonly resourceType: string
    readonly entry?: readonly {
      readonly fullUrl?: string
      readonly response: {
        readonly status: string
        readonly location?: string
        readonly outcome: { readonly issue: readonly Readonly<Record<string, unknown>>[] }
      }
    }[]
    readonly issue?: readonly Readonly<Record<string, unknown>>[]
  }
  readonly statuses: readonly string[]
  readonly said: readonly unknown[]
}

export type World = {
  readonly service: PsuService
  readonly store: PsuStore
  readonly moveMs: (by: number) => void
  readonly now: () => number
  readonly post: (body: unknown, headers?: Readonly<Record<string, string>>) => Answer
}

/** The service over a memory store and a clock the test moves. */
export const world = (options: PsuOptions = {}, store: PsuStore = memoryStore()): World => {
  let clock = noon
  let ids = 0
  const service = createPsuService({
    store,
    now: () => clock,
    newId: () => {
      ids += 1
      return `token-${ids}`
    },
    options,
  })
  return {
    service,
    store,
    moveMs: (by) => {
      clock += by
    },
    now: () => clock,
    post: (body, headers = { 'x-request-id': newTaskId() }) => {
      const reply = service.handle({
        method: 'POST',
        path: '/',
        query: {},
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      const parsed = (reply.body.startsWith('{') ? safeParse(reply.body) : {}) as Answer['body']
      return {
        status: reply.status,
        reply,
        body: parsed,
        statuses: (parsed.entry ?? []).map((each) => each.response.status),
        said: (parsed.entry ?? []).map((each) => each.response.outcome.issue[0]?.['diagnostics']),
      }
    },
  }
}

const safeParse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
