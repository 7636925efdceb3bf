import { operationOutcome } from './fhir-schemas.ts'

const issueCodes = 'https://fhir.nhs.uk/CodeSystem/EPS-IssueCode'

// The same number means something else in other code systems (nhs-interfaces 3.3).
const noMore: ReadonlySet<string> = new Set(['NO_MORE_PRESCRIPTIONS', '0006'])

/** Whether an answer says nothing but that no more prescriptions wait to be released: information, and no error. */
export const saysNoMorePrescriptions = (value: unknown): boolean => {
  const parsed = operationOutcome.safeParse(value)
  const issues = (parsed.success ? parsed.data.issue : undefined) ?? []
  return (
    issues.length > 0 &&
    issues.every(({ details }) =>
      details?.coding?.some(({ system, code }) => system === issueCodes && code !== undefined && noMore.has(code)),
    )
  )
}
