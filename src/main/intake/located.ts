import type { z } from 'zod'
import { illFormed, missing, type Problems } from './reason.ts'

/** A value of a message and the path to it (`Bundle.entry[2].resource`). */
export interface Located<T = unknown> {
  readonly value: T
  readonly path: string
}

/** The path of a field or a list element below another. */
export const pathTo = (path: string, ...steps: readonly PropertyKey[]): string =>
  steps.reduce<string>(
    (sofar, step) => (typeof step === 'number' ? `${sofar}[${step}]` : `${sofar}.${String(step)}`),
    path,
  )

/** The part of a resource that `schema` reads; undefined when something we need is missing or ill-formed, each noted with its path. */
export const read = <T>(schema: z.ZodType<T>, from: Located, problems: Problems): T | undefined => {
  const parsed = schema.safeParse(from.value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    const path = pathTo(from.path, ...issue.path)
    const what = nameOf(issue.path)
    problems.push(
      isAbsent(from.value, issue.path)
        ? missing(path, what)
        : illFormed(path, what, 'as the prescription order specification has it'),
    )
  }
  return undefined
}

const isAbsent = (value: unknown, path: readonly PropertyKey[]): boolean => {
  let here: unknown = value
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return true
    here = (here as Readonly<Record<PropertyKey, unknown>>)[step]
  }
  return here === undefined || here === null || (Array.isArray(here) && here.length === 0)
}

const nameOf = (path: readonly PropertyKey[]): string => {
  const known = path.findLast((step) => typeof step === 'string' && names.has(step))
  return names.get(String(known)) ?? `field ${path.findLast((step) => typeof step === 'string') ?? ''}`.trim()
}

const names: ReadonlyMap<string, string> = new Map([
  ['groupIdentifier', 'prescription number'],
  ['identifier', 'identifier'],
  ['status', 'status of the item'],
  ['intent', 'intent of the item'],
  ['subject', 'patient of the item'],
  ['requester', 'prescriber of the item'],
  ['courseOfTherapyType', 'treatment type'],
  ['dosageInstruction', 'directions'],
  ['dispenseRequest', 'dispensing request'],
  ['quantity', 'quantity'],
  ['unit', 'unit of the quantity'],
  ['birthDate', 'date of birth'],
  ['name', 'name'],
  ['gender', 'sex'],
  ['address', 'address'],
  ['eventCoding', 'kind of message'],
  ['entry', 'content of the bundle'],
  ['resource', 'resource'],
  ['practitioner', 'person prescribing'],
  ['organization', 'organisation of the prescriber'],
  ['note', 'note'],
  ['destination', 'pharmacy the message is for'],
])
