import { daysAfter, localDay } from './local-day.ts'
import { practiceMedicine } from './medicines.ts'
import type { Identity, Script, ScriptItem } from './script.ts'

const nhs = 'https://fhir.nhs.uk'
const hl7 = 'http://terminology.hl7.org/CodeSystem'
const extensionOf = (name: string) => `${nhs}/StructureDefinition/Extension-${name}`

/** What a MedicationRequest points to and repeats from its prescription. */
export interface RequestContext {
  readonly script: Script
  readonly identity: Identity
  readonly ods: string
  readonly patientId: string
  readonly roleId: string
  readonly signedAt: number
}

const courses = {
  acute: {
    system: `${hl7}/medicationrequest-course-of-therapy`,
    code: 'acute',
    display: 'Short course (acute) therapy',
  },
  repeat: {
    system: `${hl7}/medicationrequest-course-of-therapy`,
    code: 'continuous',
    display: 'Continuous long term therapy',
  },
  'repeat-dispensing': {
    system: `${nhs}/CodeSystem/medicationrequest-course-of-therapy`,
    code: 'continuous-repeat-dispensing',
    display: 'Continuous long term (repeat dispensing)',
  },
} as const

const reviewAfterDays = 365
const daysOfSupply = 28

const treatmentOf = (script: Script, item: ScriptItem) => (item.once === true ? 'acute' : script.treatment)

const cancellation = (at: string) => ({
  url: extensionOf('DM-PrescriptionStatusHistory'),
  extension: [
    {
      url: 'status',
      valueCoding: {
        system: `${nhs}/CodeSystem/medicationrequest-status-history`,
        code: 'R-0001',
        display: 'Prescription/item was cancelled',
      },
    },
    { url: 'statusDate', valueDateTime: at },
  ],
})

const extensions = ({ script, identity, roleId, signedAt }: RequestContext, item: ScriptItem) => {
  const { words } = practiceMedicine(item.medicine)
  const repeats = treatmentOf(script, item) !== 'acute'
  return [
    { url: extensionOf('DM-ResponsiblePractitioner'), valueReference: { reference: `urn:uuid:${roleId}` } },
    {
      url: extensionOf('DM-PrescriptionType'),
      valueCoding: { system: `${nhs}/CodeSystem/prescription-type`, code: '0101' },
    },
    // Release loses the schedule and keeps the words.
    ...(words === null
      ? []
      : [{ url: extensionOf('DM-ControlledDrug'), extension: [{ url: 'quantityWords', valueString: words }] }]),
    ...(repeats
      ? [
          {
            url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationRepeatInformation',
            extension: [
              { url: 'authorisationExpiryDate', valueDateTime: daysAfter(localDay(signedAt), reviewAfterDays) },
              { url: 'numberOfPrescriptionsIssued', valueUnsignedInt: identity.issue ?? 1 },
            ],
          },
        ]
      : []),
    ...(item.cancelled === true ? [cancellation(localDay(signedAt))] : []),
  ]
}

const repeatsAllowed = ({ script }: RequestContext): number => (script.issues?.of ?? 1) - 1

const repeatBase = (context: RequestContext, item: ScriptItem, itemId: string) =>
  treatmentOf(context.script, item) === 'acute'
    ? {}
    : {
        basedOn: [
          {
            reference: `urn:uuid:${itemId}`,
            extension: [
              {
                url: extensionOf('EPS-RepeatInformation'),
                extension: [
                  { url: 'numberOfRepeatsAllowed', valueInteger: repeatsAllowed(context) },
                  { url: 'numberOfRepeatsIssued', valueInteger: (context.identity.issue ?? 1) - 1 },
                ],
              },
            ],
          },
        ],
      }

const validity = ({ script, signedAt }: RequestContext) =>
  script.treatment === 'repeat-dispensing'
    ? {
        validityPeriod: { start: localDay(signedAt), end: daysAfter(localDay(signedAt), reviewAfterDays) },
        expectedSupplyDuration: { value: daysOfSupply, unit: 'days', system: 'http://unitsofmeasure.org', code: 'd' },
      }
    : {}

const dispenseRequest = (context: RequestContext, item: ScriptItem) => {
  const medicine = practiceMedicine(item.medicine)
  return {
    extension: [
      {
        url: extensionOf('DM-PerformerSiteType'),
        valueCoding: { system: `${nhs}/CodeSystem/dispensing-site-preference`, code: 'P1' },
      },
    ],
    ...validity(context),
    numberOfRepeatsAllowed: 0,
    quantity: {
      value: item.quantity ?? medicine.quantity,
      unit: medicine.unit,
      system: 'http://snomed.info/sct',
      code: medicine.unitCode,
    },
    performer: { identifier: { system: `${nhs}/Id/ods-organization-code`, value: context.ods } },
  }
}

/** One item as Spine releases it; `id` is the resource's own, `itemId` the line item's. */
export const medicationRequest = (context: RequestContext, item: ScriptItem, id: string, itemId: string) => {
  const { script, identity, patientId, roleId } = context
  const medicine = practiceMedicine(item.medicine)
  return {
    resourceType: 'MedicationRequest',
    id,
    extension: extensions(context, item),
    identifier: [{ system: `${nhs}/Id/prescription-order-item-number`, value: itemId }],
    status: item.cancelled === true ? 'cancelled' : 'active',
    intent: script.treatment === 'repeat-dispensing' ? 'reflex-order' : 'order',
    medicationCodeableConcept: {
      coding: [{ system: 'http://snomed.info/sct', code: medicine.code, display: medicine.name }],
    },
    subject: { reference: `urn:uuid:${patientId}` },
    category: [
      { coding: [{ system: `${hl7}/medicationrequest-category`, code: 'outpatient', display: 'Outpatient' }] },
    ],
    requester: { reference: `urn:uuid:${roleId}` },
    groupIdentifier: {
      system: `${nhs}/Id/prescription-order-number`,
      value: identity.shortId,
      extension: [
        {
          url: extensionOf('DM-PrescriptionId'),
          valueIdentifier: { system: `${nhs}/Id/prescription`, value: identity.longId },
        },
      ],
    },
    courseOfTherapyType: { coding: [courses[treatmentOf(script, item)]] },
    dosageInstruction: [{ text: item.directions ?? medicine.directions }],
    dispenseRequest: dispenseRequest(context, item),
    substitution: { allowedBoolean: false },
    ...repeatBase(context, item, itemId),
  }
}
