import type { TrackingStatus } from '../../domain/tracking.ts'
import { taskStatus } from '../../domain/tracking.ts'

/** One status update as the service wants it. Ids are lower-case UUIDs; `issue` only on repeat dispensing; `lastModified` is UTC ms. */
export interface UpdateToSend {
  readonly taskId: string
  readonly shortId: string
  readonly issue: number | null
  readonly itemId: string
  readonly nhsNumber: string
  readonly ownerOds: string
  readonly status: TrackingStatus
  readonly lastModified: number
}

const identifier = (name: string, value: string) => ({
  identifier: { system: `https://fhir.nhs.uk/Id/${name}`, value },
})

const task = (update: UpdateToSend) => ({
  resourceType: 'Task',
  id: update.taskId,
  basedOn: [identifier('prescription-order-number', update.shortId)],
  status: taskStatus(update.status),
  businessStatus: {
    coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/task-businessStatus-nppt', code: update.status }],
  },
  intent: 'order',
  focus: identifier('prescription-order-item-number', update.itemId),
  for: identifier('nhs-number', update.nhsNumber),
  lastModified: new Date(update.lastModified).toISOString(),
  owner: identifier('ods-organization-code', update.ownerOds),
  ...(update.issue === null ? {} : { input: [{ type: { text: 'Repeat Number' }, valueInteger: update.issue }] }),
})

/** The transaction Bundle for these updates, in their order (nhs-interfaces 1.4). No free text goes in: an apostrophe would be refused. */
export const psuBundle = (updates: readonly UpdateToSend[]) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: updates.map((update) => ({
    fullUrl: `urn:uuid:${update.taskId}`,
    resource: task(update),
    request: { method: 'POST', url: 'Task' },
  })),
})
