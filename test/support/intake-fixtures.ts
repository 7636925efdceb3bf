import { readFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.join(import.meta.dirname, '../fixtures/intake')

/** The project's own messages: invented people, test numbers with right check digits, a placeholder signature. */
export const intakeFixtures = {
  /** Two items: 28.00 capsules, and a Schedule 2 drug with a note; as created, no signature. */
  orderUnsigned: 'order-unsigned.json',
  /** The same with a placeholder signature. */
  orderSigned: 'order-signed.json',
  /** The same and a second prescription as released to FA565, and a third that the NHS took back. */
  releaseReply: 'release-reply.json',
  /** The second prescription in a list of search results. */
  searchset: 'searchset.json',
} as const

/** The prescriptions in the fixtures. */
export const fixtureIds = {
  first: '5A1E01-A83008-0C0DEW',
  second: '5A1E02-A83008-0C0DE6',
  third: '5A1E03-A83008-0C0DEH',
} as const

/** The text of a fixture. */
export const fixtureText = (name: keyof typeof intakeFixtures): string =>
  readFileSync(path.join(folder, intakeFixtures[name]), 'utf8')

/** A JSON value that a test takes apart: objects and lists by key or position. */
export interface Json {
  [key: string | number]: Json
}

/** A list inside a JSON value, to be changed in place; empty when it is not there. */
export const listIn = (owner: Json, key: string): Json[] => (owner[key] ?? []) as unknown as Json[]

/** A fixture changed in one place, as text; numbers that JavaScript would shorten stay what the change makes them. */
export const changed = (name: keyof typeof intakeFixtures, change: (message: Json) => void): string => {
  const message = JSON.parse(fixtureText(name)) as Json
  change(message)
  return JSON.stringify(message)
}

/** The resources of a kind in a message, in order. */
export const resourcesOf = (message: Json, type: string): Json[] =>
  listIn(message, 'entry').flatMap(({ resource }) => (resource !== undefined && isOf(resource, type) ? [resource] : []))

const isOf = (resource: Json, type: string): boolean => (resource['resourceType'] as unknown) === type

/** Puts a value where the path (keys and list positions) leads; undefined takes the key away. */
export const put = (root: Json, steps: readonly (string | number)[], value: unknown): void => {
  const last = steps.at(-1) ?? ''
  const owner = steps.slice(0, -1).reduce<Json>((here, step) => here[step] ?? {}, root)
  if (value === undefined) Reflect.deleteProperty(owner, last)
  else Object.assign(owner, { [last]: value })
}
