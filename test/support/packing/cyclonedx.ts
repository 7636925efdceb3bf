import { createRequire } from 'node:module'
import path from 'node:path'
import { Ajv } from 'ajv'
import { jsonOf } from './tree.ts'

const schemas = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
  'res/schema',
)
const schemaOf = (name: string): object => jsonOf(path.join(schemas, `${name}.SNAPSHOT.schema.json`)) as object

/** What the published CycloneDX 1.6 schema finds wrong with a bill of materials; nothing when it is one. */
export function faultsOfBill(bill: unknown): readonly string[] {
  // Formats (dates, addresses) are not held: the packages that know them all bring a parser each.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs'])
    ajv.addSchema({ ...schemaOf(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` })
  const valid = ajv.compile(schemaOf('bom-1.6'))
  valid(bill)
  return (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}
