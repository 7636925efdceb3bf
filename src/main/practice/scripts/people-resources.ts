import type { PracticePatient } from './patients.ts'
import type { PracticePrescriber } from './prescribers.ts'

const ods = (value: string) => ({ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value })
const workPhone = (value: string) => [{ system: 'phone', use: 'work', value }]

/** The Patient of a released message. */
export const patientResource = (id: string, patient: PracticePatient) => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: patient.nhsNumber }],
  name: [{ use: 'usual', family: patient.family, given: patient.given, prefix: [patient.prefix] }],
  gender: patient.gender,
  birthDate: patient.birthDate,
  address: [{ use: 'home', line: patient.lines, postalCode: patient.postcode }],
  generalPractitioner: [{ identifier: ods(patient.surgery) }],
})

/** Practitioner, PractitionerRole and Organization of a released message, in its order. */
export const prescriberResources = (
  ids: { readonly person: string; readonly role: string; readonly place: string },
  { name, register, number, roleProfile, surgery }: PracticePrescriber,
) => [
  {
    resourceType: 'Practitioner',
    id: ids.person,
    name: [{ prefix: [name.prefix], given: [name.given], family: name.family }],
    identifier: [{ system: `https://fhir.hl7.org.uk/Id/${register}`, value: number }],
  },
  {
    resourceType: 'PractitionerRole',
    id: ids.role,
    identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: roleProfile }],
    practitioner: { reference: `urn:uuid:${ids.person}` },
    code: [
      {
        coding: [
          {
            system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName',
            code: 'R8000',
            display: 'Clinical Practitioner Access Role',
          },
        ],
      },
    ],
    telecom: workPhone(surgery.phone),
    organization: { reference: `urn:uuid:${ids.place}` },
  },
  {
    resourceType: 'Organization',
    id: ids.place,
    identifier: [ods(surgery.ods)],
    name: surgery.name,
    telecom: workPhone(surgery.phone),
    address: [{ use: 'work', line: surgery.lines, postalCode: surgery.postcode }],
  },
]
