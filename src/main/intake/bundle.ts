import { pathTo, type Located } from './located.ts'

/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>

/** The value as a JSON object, or undefined when it is anything else. */
export const asObject = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined

/** The `resourceType` of a resource; undefined when it is none. */
export const resourceType = (value: unknown): string | undefined => {
  const type = asObject(value)?.['resourceType']
  return typeof type === 'string' && type !== '' ? type : undefined
}

/** An entry of a bundle: its resource, with or without the `resource` wrapper that some releases leave out. */
export interface Entry extends Located {
  readonly type: string | undefined
  readonly fullUrl: string | undefined
}

/** The entries of a bundle in order; undefined when it has no list of entries. */
export const entriesOf = (bundle: Located): readonly Entry[] | undefined => {
  const entries = asObject(bundle.value)?.['entry']
  if (!Array.isArray(entries)) return undefined
  return entries.map((entry: unknown, at) => {
    const path = pathTo(bundle.path, 'entry', at)
    const wrapped = asObject(entry)?.['resource']
    const fullUrl = asObject(entry)?.['fullUrl']
    return {
      value: wrapped ?? entry,
      path: wrapped === undefined ? path : pathTo(path, 'resource'),
      type: resourceType(wrapped ?? entry),
      fullUrl: typeof fullUrl === 'string' ? fullUrl : undefined,
    }
  })
}

/** The code of a message's event (`prescription-order`); undefined when the bundle has no header that says it. */
export const eventCode = (bundle: Located): string | undefined => {
  const header = entriesOf(bundle)?.find(({ type }) => type === 'MessageHeader')
  const code = asObject(asObject(header?.value)?.['eventCoding'])?.['code']
  return typeof code === 'string' ? code : undefined
}

/** Whether a bundle is a message that orders a prescription. */
export const isOrder = (bundle: Located): boolean =>
  asObject(bundle.value)?.['resourceType'] === 'Bundle' &&
  asObject(bundle.value)?.['type'] === 'message' &&
  eventCode(bundle) === 'prescription-order'

/** Finds what a reference inside one message points to: by fullUrl, by type and id, or by id alone as `urn:uuid:`. */
export type Resolve = (reference: string | undefined) => Entry | undefined

/** The resolver of one message's entries; letter case of a UUID does not matter. */
export const resolver = (entries: readonly Entry[]): Resolve => {
  const found = new Map<string, Entry>()
  const add = (key: string, entry: Entry) => {
    if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), entry)
  }
  for (const entry of entries) if (entry.fullUrl !== undefined) add(entry.fullUrl, entry)
  for (const entry of entries) {
    const id = asObject(entry.value)?.['id']
    if (typeof id !== 'string') continue
    add(`urn:uuid:${id}`, entry)
    add(`${entry.type ?? ''}/${id}`, entry)
  }
  return (reference) => (reference === undefined ? undefined : found.get(reference.toLowerCase()))
}
