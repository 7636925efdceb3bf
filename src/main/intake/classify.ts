import { isLosslessNumber } from 'lossless-json'
import { ok, refused, type Result } from '../../domain/result.ts'
import { asObject, entriesOf, eventCode, isOrder, resourceType, type Entry, type JsonObject } from './bundle.ts'
import { pathTo, type Located } from './located.ts'
import { saysNoMorePrescriptions } from './no-more-prescriptions.ts'
import { wrongMessage, type Reason } from './reason.ts'

/**
 * What a file is, of the kinds that bring prescriptions, or that say that there are none; paths lead to the message bundles inside. `others` stand where a prescription
 * would and are none.
 */
export type Classified =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'orders'; readonly orders: readonly Located[]; readonly others: readonly Located[] }
  | {
      readonly kind: 'release-reply'
      readonly passed: readonly ReleasedBundle[]
      readonly failed: readonly FailedBundle[]
      readonly others: readonly Located[]
    }

/** A message a release reply handed over. `responseId` is what a return or a notification must quote later. */
export interface ReleasedBundle extends Located {
  readonly responseId: string | null
}

/** A message the NHS took back, and what it said about it (an OperationOutcome), where it said anything. */
export interface FailedBundle extends ReleasedBundle {
  readonly outcome: Located | undefined
}

/** Tells what kind of message a JSON value is; anything that could bring no prescription is refused with its name. */
export const classify = (value: unknown): Result<Classified, Reason> => {
  const root = asObject(value)
  const type = resourceType(value)
  if (root === undefined || type === undefined) return refused(notFhir(value))
  const located = { value, path: type }
  if (type === 'Bundle') return classifyBundle(located, root)
  if (type === 'Parameters') return classifyParameters(located, root)
  if (type === 'OperationOutcome' && saysNoMorePrescriptions(value)) return ok({ kind: 'nothing' })
  return refused(wrongMessage(type, named(type)))
}

const classifyBundle = (bundle: Located, root: JsonObject): Result<Classified, Reason> => {
  if (isOrder(bundle)) return ok({ kind: 'orders', orders: [bundle], others: [] })
  if (root['type'] === 'message') {
    const event = eventCode(bundle)
    return refused(
      wrongMessage(
        'Bundle.entry',
        event === undefined ? 'a message that does not say its kind' : `a message of the kind “${safe(event)}”`,
      ),
    )
  }
  if (root['type'] === 'searchset') {
    const entries = (entriesOf(bundle) ?? []).filter(({ type }) => type !== 'OperationOutcome')
    const orders = entries.filter(isOrder)
    if (orders.length > 0) return ok({ kind: 'orders', orders, others: entries.filter((entry) => !isOrder(entry)) })
    return refused(wrongMessage('Bundle.entry', 'a list of search results that holds no prescription order'))
  }
  const kind =
    typeof root['type'] === 'string' ? `a bundle of the type “${safe(root['type'])}”` : 'a bundle without type'
  return refused(wrongMessage('Bundle.type', kind))
}

const classifyParameters = (located: Located, root: JsonObject): Result<Classified, Reason> => {
  const parameters = Array.isArray(root['parameter']) ? (root['parameter'] as readonly unknown[]) : []
  const listsNamed = (name: string): readonly Located[] =>
    parameters
      .map((parameter, at) => ({
        parameter: asObject(parameter),
        path: pathTo(located.path, 'parameter', at, 'resource'),
      }))
      .filter(({ parameter }) => parameter?.['name'] === name)
      .map(({ parameter, path }) => ({ value: parameter?.['resource'], path }))
  const passedLists = listsNamed('passedPrescriptions')
  const failedLists = listsNamed('failedPrescriptions')
  if (passedLists.length + failedLists.length === 0)
    return refused(wrongMessage('Parameters.parameter', namedParameters(parameters)))
  const passed = passedLists.flatMap((list) => passedOf(list))
  const failed = failedLists.flatMap((list) => failedOf(list))
  const others = [...passedLists, ...failedLists].filter(isNoList)
  if (passed.length + failed.length > 0) return ok({ kind: 'release-reply', passed, failed, others })
  if (others.length === 0) return ok({ kind: 'nothing' })
  return refused(wrongMessage('Parameters.parameter', 'a release reply that holds no prescriptions'))
}

// Without a list of entries a bundle is an empty one, unless it says how many there are.
const isNoList = (list: Located): boolean => {
  const bundle = asObject(list.value)
  const total = bundle?.['total']
  const countsNone = total === undefined || (isLosslessNumber(total) && total.value === '0')
  const isEmpty = resourceType(bundle) === 'Bundle' && bundle?.['entry'] === undefined && countsNone
  return entriesOf(list) === undefined && !isEmpty
}

const passedOf = (list: Located): readonly ReleasedBundle[] =>
  (entriesOf(list) ?? []).map(({ value, path }) => ({ value, path, responseId: responseIdOf(list) }))

const failedOf = (list: Located): readonly FailedBundle[] => {
  const entries = entriesOf(list) ?? []
  const outcomes = entries.filter(({ type }) => type === 'OperationOutcome')
  return entries
    .map((entry, at) => ({ entry, before: entries[at - 1] }))
    .filter(({ entry }) => entry.type !== 'OperationOutcome')
    .map(({ entry: { value, path }, before }) => ({
      value,
      path,
      responseId: responseIdOf(list),
      outcome: outcomes.find((outcome) => refersTo(outcome, bundleId(value))) ?? unaddressed(before),
    }))
}

// Each failed bundle follows its own outcome; one that names another bundle is not this one's.
const unaddressed = (before: Entry | undefined): Located | undefined =>
  before?.type === 'OperationOutcome' && supportingId(before) === undefined ? before : undefined

const refersTo = (outcome: Entry, id: string | undefined): boolean => id !== undefined && supportingId(outcome) === id

const supportingId = (outcome: Entry): string | undefined => {
  const extensions = asObject(outcome.value)?.['extension']
  const extension = (Array.isArray(extensions) ? (extensions as readonly unknown[]) : [])
    .map(asObject)
    .find((candidate) => String(candidate?.['url']).endsWith('/Extension-Spine-supportingInfo-prescription'))
  const id = asObject(asObject(extension?.['valueReference'])?.['identifier'])?.['value']
  return typeof id === 'string' ? id.toLowerCase() : undefined
}

const bundleId = (bundle: unknown): string | undefined => {
  const id = asObject(asObject(bundle)?.['identifier'])?.['value']
  return typeof id === 'string' ? id.toLowerCase() : undefined
}

const responseIdOf = (list: Located): string | null => bundleId(list.value) ?? null

const notFhir = (value: unknown): Reason => ({
  code: 'not-fhir',
  path: '',
  message: `This is ${Array.isArray(value) ? 'a JSON list' : 'JSON without a resource type'}, not a FHIR message. Check that it is the right file.`,
})

const namedParameters = (parameters: readonly unknown[]): string => {
  const names = parameters.map((parameter) => asObject(parameter)?.['name'])
  if (names.includes('owner') && names.includes('agent')) return 'a request to release prescriptions'
  if (names.includes('digest')) return 'a reply to a request to prepare a prescription'
  if (names.includes('messageDigest') || names.includes('result')) return 'a reply to a signature check'
  return 'a list of parameters'
}

const named = (type: string): string => {
  if (type === 'OperationOutcome') return 'an OperationOutcome (an answer or an error message)'
  return `${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${safe(type)}`
}

// Codes only: free text in these places could be anything, a name included.
const safe = (code: string): string => (/^[A-Za-z][A-Za-z-]{0,60}$/.test(code) ? code : 'unknown')
