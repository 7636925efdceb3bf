import { localDay, spineTime } from './local-day.ts'
import { medicationRequest } from './medication-request.ts'
import { patientResource, prescriberResources } from './people-resources.ts'
import { practiceMedicine } from './medicines.ts'
import { practicePatient } from './patients.ts'
import { practicePrescriber } from './prescribers.ts'
import type { Identity, Script } from './script.ts'

interface Resource {
  readonly resourceType: string
  readonly id: string
}

/** A message Bundle: its own id, and the message id by which others refer to it. */
export interface ReleasedMessage {
  readonly resourceType: 'Bundle'
  readonly id: string
  readonly identifier: { readonly system: string; readonly value: string }
  readonly [more: string]: unknown
}

/** `ods`: whom Spine hands it to. `asCreated`: as the prescriber's system made it, without signature and Spine's header. */
export interface MessageOptions {
  readonly ods: string
  readonly now: number
  readonly uuid: () => string
  readonly asCreated?: true
}

// What stands where a real signature would: practice prescriptions are signed by nobody.
const practiceSignature = btoa(
  '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><!-- practice prescription: signed by nobody --></Signature>',
)

const rfc4122 = 'https://tools.ietf.org/html/rfc4122'
const urn = (id: string) => ({ reference: `urn:uuid:${id}` })
const receiver = (ods: string) => ({ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: ods })

/** The message Bundle of one script as released by Spine (nhs-interfaces 3.4 and 3.5). */
export const releasedMessage = (script: Script, identity: Identity, options: MessageOptions): ReleasedMessage => {
  const { ods, now, uuid } = options
  const signedAt = now - script.signedMinutesAgo * 60_000
  const patient = practicePatient(script.patient, localDay(now))
  const ids = { patient: uuid(), person: uuid(), role: uuid(), place: uuid(), header: uuid(), message: uuid() }
  const context = { script, identity, ods, patientId: ids.patient, roleId: ids.role, signedAt }
  const requests = script.items.map((item, at) =>
    medicationRequest(context, item, uuid(), identity.itemIds[at] ?? uuid()),
  )
  const prescriber = practicePrescriber(script.prescriber)
  const resources: readonly Resource[] = [
    ...forPatient(script, ids.patient, patient.nhsNumber, prescriber.surgery.ods, uuid),
    ...requests,
    patientResource(ids.patient, patient),
    ...prescriberResources(ids, prescriber),
  ]
  const head = header(ids, requests, options, prescriber.surgery.ods)
  const signature = options.asCreated === true ? [] : [provenance(uuid(), ids.role, signedAt, [head, ...resources])]
  return {
    resourceType: 'Bundle',
    id: uuid(),
    meta: { lastUpdated: `${localDay(signedAt)}T00:00:00+00:00` },
    identifier: { system: rfc4122, value: ids.message },
    type: 'message',
    entry: [head, ...resources, ...signature].map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  }
}

const header = (
  ids: { readonly header: string; readonly message: string; readonly patient: string },
  requests: readonly Resource[],
  { ods, asCreated, uuid }: MessageOptions,
  surgery: string,
) => ({
  resourceType: 'MessageHeader',
  id: ids.header,
  extension: [
    {
      url: 'https://fhir.nhs.uk/StructureDefinition/Extension-MessageHeader-messageId',
      valueIdentifier: { system: rfc4122, value: ids.message },
    },
  ],
  eventCoding: {
    system: 'https://fhir.nhs.uk/CodeSystem/message-event',
    code: 'prescription-order',
    display: 'Prescription Order',
  },
  destination: [{ endpoint: `urn:nhs-uk:addressing:ods:${ods}`, receiver: { identifier: receiver(ods) } }],
  sender:
    asCreated === true
      ? { identifier: receiver(surgery) }
      : { identifier: receiver('X2601'), display: 'NHS Digital Spine' },
  source:
    asCreated === true
      ? { endpoint: `urn:nhs-uk:addressing:ods:${surgery}` }
      : { name: 'NHS Spine', endpoint: 'urn:nhs-uk:addressing:ods:X2601' },
  ...(asCreated === true ? {} : { response: { identifier: uuid(), code: 'ok' } }),
  focus: [ids.patient, ...requests.map((request) => request.id)].map(urn),
})

const forPatient = (
  { treatment, items, message }: Script,
  patientId: string,
  nhsNumber: string,
  surgery: string,
  uuid: () => string,
): readonly Resource[] => {
  const listId = uuid()
  const listed = treatment === 'repeat' ? items.filter((item) => item.once !== true) : []
  if (message === undefined && listed.length === 0) return []
  const request = {
    resourceType: 'CommunicationRequest',
    id: uuid(),
    status: 'unknown',
    subject: urn(patientId),
    payload: [
      ...(message === undefined ? [] : [{ contentString: message }]),
      ...(listed.length === 0 ? [] : [{ contentReference: urn(listId) }]),
    ],
    requester: { identifier: receiver(surgery) },
    recipient: [{ identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber } }],
  }
  const list = {
    resourceType: 'List',
    id: listId,
    status: 'current',
    mode: 'snapshot',
    entry: listed.map((item) => ({ item: { display: practiceMedicine(item.medicine).name } })),
  }
  return listed.length === 0 ? [request] : [request, list]
}

const provenance = (id: string, roleId: string, signedAt: number, signed: readonly Resource[]) => ({
  resourceType: 'Provenance',
  id,
  agent: [{ who: urn(roleId) }],
  recorded: spineTime(signedAt),
  signature: [
    {
      who: urn(roleId),
      when: spineTime(signedAt),
      data: practiceSignature,
      type: [{ code: '1.2.840.10065.1.12.1.1', system: 'urn:iso-astm:E1762-95:2013' }],
    },
  ],
  target: signed.map((resource) => urn(resource.id)),
})
