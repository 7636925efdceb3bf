import { nhsNumberPasses, prescriptionIdPasses } from './check-digits.ts'
import { businessStatuses, systems } from './codes.ts'
import { at, textAt } from './json-path.ts'

const dayMs = 86_400_000
/** How far ahead a post-dated update (`meta.lastUpdated` present, deprecated) may lie: 999 hours. */
const postDatedMs = 999 * 3_600_000

type Check = (entry: unknown, now: number) => string | undefined

const task = (entry: unknown) => at(entry, 'resource')
const codeOf = (entry: unknown) => textAt(task(entry), 'businessStatus', 'coding', 0, 'code') ?? ''
const setAt = (entry: unknown) => at(task(entry), 'meta', 'lastUpdated')

const fullUrl: Check = (entry) =>
  `urn:uuid:${textAt(task(entry), 'id')}` === at(entry, 'fullUrl') ? undefined : 'Invalid entry fullUrl or task id.'

const taskStatus: Check = (entry) => {
  const status = textAt(task(entry), 'status')
  return status === 'in-progress' || status === 'completed' ? undefined : `Unsupported Task.status '${status}'.`
}

const businessStatus: Check = (entry) =>
  businessStatuses.has(codeOf(entry).toLowerCase()) ? undefined : 'Invalid business status.'

const lastModified: Check = (entry, now) => {
  const when = Date.parse(textAt(task(entry), 'lastModified') ?? '')
  if (Number.isNaN(when)) return 'Date format provided for lastModified is invalid.'
  const aheadMs = setAt(entry) === undefined ? dayMs : postDatedMs
  return when - now > aheadMs ? 'Invalid last modified value provided.' : undefined
}

const postDated: Check = (entry) => {
  const set = setAt(entry)
  if (set === undefined) return undefined
  return typeof set === 'string' && !Number.isNaN(Date.parse(set))
    ? undefined
    : 'Date format provided for meta.lastUpdated is invalid.'
}

const nhsNumber: Check = (entry) =>
  nhsNumberPasses(textAt(task(entry), 'for', 'identifier', 'value') ?? '') ? undefined : 'NHS number is invalid.'

const prescriptionId: Check = (entry) =>
  prescriptionIdPasses(textAt(task(entry), 'basedOn', 0, 'identifier', 'value') ?? '')
    ? undefined
    : 'Prescription ID is invalid.'

const resourceType: Check = (entry) =>
  at(task(entry), 'resourceType') === 'Task' ? undefined : "Resource's resourceType is not 'Task'."

const statusPair: Check = (entry) => {
  const code = codeOf(entry)
  const allowed = businessStatuses.get(code.toLowerCase())
  const status = textAt(task(entry), 'status')
  if (allowed === undefined) return `Unsupported Task.businessStatus '${code}'.`
  const said = `Task.status field set to '${status}' but Task.businessStatus value of '${code}'`
  if (status === 'completed' && !allowed.completed) return `${said} requires follow up action.`
  if (status === 'in-progress' && !allowed.inProgress) return `${said} has no possible follow up action.`
  return undefined
}

const codeSystems: Check = (entry) => {
  const found = {
    LineItemID: at(task(entry), 'focus', 'identifier', 'system'),
    PatientNHSNumber: at(task(entry), 'for', 'identifier', 'system'),
    PharmacyODSCode: at(task(entry), 'owner', 'identifier', 'system'),
    PrescriptionID: at(task(entry), 'basedOn', 0, 'identifier', 'system'),
    Status: at(task(entry), 'businessStatus', 'coding', 0, 'system'),
  }
  const wrong = Object.entries(systems).filter(([name, system]) => found[name as keyof typeof found] !== system)
  return wrong.length === 0 ? undefined : `Invalid CodeSystem(s) - ${wrong.map(([name]) => name).join(', ')}.`
}

const checks: readonly Check[] = [
  fullUrl,
  taskStatus,
  businessStatus,
  lastModified,
  postDated,
  nhsNumber,
  prescriptionId,
  resourceType,
  statusPair,
  codeSystems,
]

/** Every complaint about an entry whose required fields are all there, in the service's order; the reply joins them. */
export const contentIssues = (entry: unknown, now: number): readonly string[] =>
  checks.map((check) => check(entry, now)).filter((issue) => issue !== undefined)
