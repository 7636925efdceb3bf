import type { Extension, MedicationRequest } from './fhir-schemas.ts'
import { extensionUrls } from './fields.ts'
import { pathTo, type Located } from './located.ts'
import { illFormed, type Problems } from './reason.ts'

type Shared = {
  readonly path: readonly string[]
  readonly what: string
  readonly of: (request: MedicationRequest) => unknown
}

const extension = (request: MedicationRequest, url: string): Extension | undefined =>
  request.extension?.find((candidate) => candidate.url === url)

// One prescription is one order by one prescriber for one patient: what all its items must say alike (nhs-interfaces 3.4).
const shared: readonly Shared[] = [
  {
    path: ['groupIdentifier'],
    what: 'prescription number',
    of: ({ groupIdentifier }) => groupIdentifier.value.toUpperCase(),
  },
  {
    path: ['groupIdentifier'],
    what: 'long prescription id',
    of: ({ groupIdentifier }) =>
      groupIdentifier.extension
        ?.find(({ url }) => url === extensionUrls.prescriptionId)
        ?.valueIdentifier?.value?.toLowerCase(),
  },
  {
    path: ['category'],
    what: 'category',
    of: ({ category }) => category?.flatMap(({ coding }) => coding ?? []).map(({ code }) => code),
  },
  { path: ['authoredOn'], what: 'date of writing', of: ({ authoredOn }) => authoredOn },
  { path: ['subject'], what: 'patient', of: ({ subject }) => subject.reference ?? subject.identifier?.value },
  {
    path: ['requester'],
    what: 'prescriber',
    of: ({ requester }) => requester.reference ?? requester.identifier?.value,
  },
  {
    path: ['dispenseRequest', 'performer'],
    what: 'nominated pharmacy',
    of: ({ dispenseRequest }) => dispenseRequest.performer?.identifier?.value,
  },
  {
    path: ['dispenseRequest', 'validityPeriod'],
    what: 'validity',
    of: ({ dispenseRequest: { validityPeriod } }) => [validityPeriod?.start, validityPeriod?.end],
  },
  {
    path: ['dispenseRequest', 'expectedSupplyDuration'],
    what: 'length of supply',
    of: ({ dispenseRequest: { expectedSupplyDuration } }) => [
      expectedSupplyDuration?.value,
      expectedSupplyDuration?.code,
    ],
  },
  {
    path: ['dispenseRequest', 'extension'],
    what: 'kind of nomination',
    of: ({ dispenseRequest }) =>
      dispenseRequest.extension?.find(({ url }) => url === extensionUrls.performerSiteType)?.valueCoding?.code,
  },
  {
    path: ['extension'],
    what: 'prescription type',
    of: (request) => extension(request, extensionUrls.prescriptionType)?.valueCoding?.code,
  },
  {
    path: ['extension'],
    what: 'responsible practitioner',
    of: (request) => {
      const party = extension(request, extensionUrls.responsiblePractitioner)?.valueReference
      return party?.reference ?? party?.identifier?.value
    },
  },
]

/** Notes every item that differs from the first in what all must say alike. */
export const checkConsistency = (requests: readonly Located<MedicationRequest>[], problems: Problems): void => {
  const [first, ...others] = requests
  if (first === undefined) return
  for (const { value, path } of others)
    for (const rule of shared)
      if (JSON.stringify(rule.of(value)) !== JSON.stringify(rule.of(first.value)))
        problems.push(illFormed(pathTo(path, ...rule.path), rule.what, 'the same on every item of the prescription'))
}
