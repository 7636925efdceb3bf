/** The five identifier and code systems a status update must use, by the field name the service complains with. */
export const systems = {
  LineItemID: 'https://fhir.nhs.uk/Id/prescription-order-item-number',
  PatientNHSNumber: 'https://fhir.nhs.uk/Id/nhs-number',
  PharmacyODSCode: 'https://fhir.nhs.uk/Id/ods-organization-code',
  PrescriptionID: 'https://fhir.nhs.uk/Id/prescription-order-number',
  Status: 'https://fhir.nhs.uk/CodeSystem/task-businessStatus-nppt',
} as const

/** Code system of the service's own error codes inside `issue.details`. */
export const errorCodeSystem = 'https://fhir.nhs.uk/CodeSystem/http-error-codes'

/** What the published status table allows beside each business status (lower-cased: the service compares so). */
export const businessStatuses: ReadonlyMap<string, { readonly inProgress: boolean; readonly completed: boolean }> =
  new Map([
    ['with pharmacy', { inProgress: true, completed: false }],
    ['with pharmacy - preparing remainder', { inProgress: true, completed: false }],
    ['ready to collect', { inProgress: true, completed: true }],
    ['ready to collect - partial', { inProgress: true, completed: false }],
    ['ready to dispatch', { inProgress: true, completed: true }],
    ['ready to dispatch - partial', { inProgress: true, completed: false }],
    ['collected', { inProgress: false, completed: true }],
    ['dispatched', { inProgress: false, completed: true }],
    ['not dispensed', { inProgress: false, completed: true }],
  ])

/** Whether a business status, in any case, is one of the two that make the service tell the patient. */
export const summonsPatient = (status: string): boolean =>
  status.toLowerCase() === 'ready to collect' || status.toLowerCase() === 'ready to collect - partial'
