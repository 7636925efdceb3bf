import { createHash } from 'node:crypto'

/**
 * The bill of materials of a packed tree, CycloneDX 1.6: what is inside, in which version, under which licence, from which
 * tarball, and what needs what. The serial number follows from the content: the same parts give the same.
 * @param {{ version: string, system: string, parts: readonly import('./inside.mjs').Part[], madeAt: Date }} of
 */
export function billOfMaterials({ version, system, parts, madeAt }) {
  const pestle = `pkg:generic/pestle@${version}`
  const purls = new Map(parts.map(({ name, purl }) => [name, purl]))
  const components = parts.map((part) => ({
    type: part.name === 'electron' ? 'framework' : 'library',
    'bom-ref': part.purl,
    ...nameOf(part.name),
    version: part.version,
    licenses: licenceOf(part.licence),
    purl: part.purl,
    ...(part.integrity !== undefined && { hashes: [hashOf(part.integrity)] }),
  }))
  const dependencies = [
    { ref: pestle, dependsOn: parts.map(({ purl }) => purl) },
    ...parts.map(({ purl, needs }) => ({ ref: purl, dependsOn: needs.flatMap((name) => purls.get(name) ?? []) })),
  ]
  const digest = createHash('sha256')
    .update(JSON.stringify([pestle, system, components]))
    .digest('hex')
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidFrom(digest)}`,
    version: 1,
    metadata: {
      timestamp: madeAt.toISOString(),
      component: {
        type: 'application',
        'bom-ref': pestle,
        name: 'pestle',
        version,
        licenses: licenceOf('MIT'),
        properties: [{ name: 'pestle:system', value: system }],
      },
    },
    components,
    dependencies,
  }
}

/** @param {string} name */
function nameOf(name) {
  const [group, own] = name.split('/')
  return own === undefined ? { name } : { group, name: own }
}

/** @param {string} expression */
function licenceOf(expression) {
  return /[ ()]/.test(expression) ? [{ expression }] : [{ license: { id: expression } }]
}

/** @param {string} integrity as in the lock file: `sha512-<base64>` */
function hashOf(integrity) {
  const [algorithm] = integrity.split('-', 1)
  if (algorithm !== 'sha512') throw new Error(`The lock file has a digest of another kind: ${algorithm}`)
  return { alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') }
}

/** A version 8 UUID: its bits are ours. @param {string} hex */
function uuidFrom(hex) {
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
