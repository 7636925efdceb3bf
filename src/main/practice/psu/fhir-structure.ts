import { at, isObject } from './json-path.ts'

/** One complaint of the FHIR validator; severity is always `error`. */
export type StructureIssue = { readonly expression: string; readonly diagnostics: string }

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const resourceNames = 'resourceType id meta implicitRules language'
const bundleNames = names(`${resourceNames} identifier type timestamp total link entry signature`)
const entryNames = names('id extension modifierExtension link fullUrl resource search request response')
const taskNames = names(
  `${resourceNames} text contained extension modifierExtension identifier instantiatesCanonical instantiatesUri basedOn ` +
    'groupIdentifier partOf status statusReason businessStatus intent priority code description focus for encounter ' +
    'executionPeriod authoredOn lastModified requester performerType owner location reasonCode reasonReference insurance ' +
    'note relevantHistory restriction input output',
)
const bundleTypes = names(
  'document message transaction transaction-response batch batch-response history searchset collection',
)
const taskStatuses = names(
  'draft requested received accepted rejected ready cancelled in-progress on-hold failed completed entered-in-error',
)
const taskIntents = names('unknown proposal plan order original-order reflex-order filler-order instance-order option')

const unknownNames = (value: Readonly<Record<string, unknown>>, known: ReadonlySet<string>, path: string) =>
  Object.keys(value)
    .filter((name) => !known.has(name.replace(/^_/, '')))
    .map((name) => ({ expression: path, diagnostics: `Unrecognized property '${name}'` }))

const wrongKind = (value: unknown, kind: 'object' | 'array' | 'text', path: string): StructureIssue[] => {
  const right =
    value === undefined ||
    (kind === 'object' ? isObject(value) : kind === 'array' ? Array.isArray(value) : typeof value === 'string')
  return right
    ? []
    : [{ expression: path, diagnostics: `This property must be ${kind === 'text' ? 'a string' : `an ${kind}`}` }]
}

const notIn = (value: unknown, known: ReadonlySet<string>, path: string): StructureIssue[] =>
  typeof value !== 'string' || known.has(value)
    ? []
    : [{ expression: path, diagnostics: `The value provided ('${value}') is not in the value set` }]

const reference = (task: unknown, name: string, path: string): StructureIssue[] => [
  ...wrongKind(at(task, name), 'object', `${path}.${name}`),
  ...wrongKind(at(task, name, 'identifier'), 'object', `${path}.${name}.identifier`),
  ...wrongKind(at(task, name, 'identifier', 'system'), 'text', `${path}.${name}.identifier.system`),
  ...wrongKind(at(task, name, 'identifier', 'value'), 'text', `${path}.${name}.identifier.value`),
]

const taskIssues = (task: Readonly<Record<string, unknown>>, path: string): StructureIssue[] => {
  const id = task['id']
  const input = at(task, 'input', 0, 'valueInteger')
  return [
    ...unknownNames(task, taskNames, path),
    ...['id', 'status', 'intent', 'lastModified'].flatMap((name) => wrongKind(task[name], 'text', `${path}.${name}`)),
    ...(typeof id === 'string' && !/^[A-Za-z0-9\-.]{1,64}$/.test(id)
      ? [{ expression: `${path}.id`, diagnostics: `Invalid Resource id: '${id}'` }]
      : []),
    ...notIn(task['status'], taskStatuses, `${path}.status`),
    ...notIn(task['intent'], taskIntents, `${path}.intent`),
    ...(task['intent'] === undefined
      ? [{ expression: `${path}.intent`, diagnostics: 'Task.intent: minimum required = 1, but only found 0' }]
      : []),
    ...['meta', 'businessStatus'].flatMap((name) => wrongKind(task[name], 'object', `${path}.${name}`)),
    ...wrongKind(at(task, 'businessStatus', 'coding'), 'array', `${path}.businessStatus.coding`),
    ...wrongKind(at(task, 'businessStatus', 'coding', 0, 'code'), 'text', `${path}.businessStatus.coding[0].code`),
    ...['basedOn', 'input'].flatMap((name) => wrongKind(task[name], 'array', `${path}.${name}`)),
    ...reference({ basedOn: at(task, 'basedOn', 0) }, 'basedOn', path),
    ...['focus', 'for', 'owner'].flatMap((name) => reference(task, name, path)),
    ...(input !== undefined && !Number.isInteger(input)
      ? [{ expression: `${path}.input[0].value`, diagnostics: 'The value must be an integer' }]
      : []),
  ]
}

const entryIssues = (entry: unknown, path: string): StructureIssue[] => {
  if (!isObject(entry)) return [{ expression: path, diagnostics: 'This property must be an object' }]
  const resource = entry['resource']
  const found = [
    ...unknownNames(entry, entryNames, path),
    ...wrongKind(entry['fullUrl'], 'text', `${path}.fullUrl`),
    ...wrongKind(resource, 'object', `${path}.resource`),
  ]
  if (
    !isObject(entry['request']) ||
    typeof at(entry, 'request', 'method') !== 'string' ||
    typeof at(entry, 'request', 'url') !== 'string'
  )
    found.push({ expression: path, diagnostics: 'bdl-3: entry.request mandatory for batch/transaction/history' })
  if (!isObject(resource)) return found
  if (typeof resource['resourceType'] !== 'string')
    found.push({ expression: `${path}.resource`, diagnostics: 'Unable to find resourceType property' })
  else if (resource['resourceType'] === 'Task') found.push(...taskIssues(resource, `${path}.resource`))
  return found
}

/**
 * What the FHIR validator in front of the service refuses: shapes, types, unknown names and codes outside FHIR's own lists.
 * Whatever the update function names itself (missing fields, dates, NHS codes) is left to it, so that its words are seen.
 */
export const structureIssues = (body: unknown): readonly StructureIssue[] => {
  if (!isObject(body)) return [{ expression: '', diagnostics: 'The JSON content is not an object' }]
  if (typeof body['resourceType'] !== 'string')
    return [{ expression: '', diagnostics: 'Unable to find resourceType property' }]
  if (body['resourceType'] !== 'Bundle') return []
  const entries = body['entry']
  const outer = [
    ...unknownNames(body, bundleNames, 'Bundle'),
    ...wrongKind(body['type'], 'text', 'Bundle.type'),
    ...notIn(body['type'], bundleTypes, 'Bundle.type'),
    ...wrongKind(entries, 'array', 'Bundle.entry'),
  ]
  if (body['type'] !== 'transaction' || !Array.isArray(entries)) return outer
  return [...outer, ...entries.flatMap((entry: unknown, index) => entryIssues(entry, `Bundle.entry[${index}]`))]
}
