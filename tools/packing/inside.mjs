import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import asar from '@electron/asar'
import Database from 'better-sqlite3'
import { noticesInTheBinary } from './binary-notices.mjs'
import { lockedPackages, shipped } from './shipped.mjs'

const root = path.resolve(import.meta.dirname, '..', '..')

/**
 * Something of somebody else's that is inside the packed app. `text`: its licence in full, or undefined when its package has none
 * in it.
 * @typedef {object} Part
 * @property {string} name
 * @property {string} version
 * @property {string} licence an SPDX expression
 * @property {string} purl
 * @property {string | undefined} [author]
 * @property {string | undefined} text
 * @property {readonly string[]} needs names of packages it asks for
 * @property {string | undefined} integrity of the tarball in the registry
 */

/**
 * Everything of others' in a packed tree: packages that lie in the archive, packages inside the built files, Electron, and what is
 * compiled into the database's binary. What lies in the archive is read there and not where it was installed.
 * @param {string} resources the folder `resources` of the tree
 * @returns {readonly Part[]}
 */
export function partsInside(resources) {
  const archive = path.join(resources, 'app.asar')
  const files = asar.listPackage(archive, { isPack: false }).map((each) => each.split(path.sep).slice(1).join('/'))
  const folders = files.flatMap((each) => packageFile.exec(each)?.[1] ?? [])
  const packed = folders.map((folder) =>
    partOf({
      names: files.filter((each) => path.posix.dirname(each) === folder).map((each) => path.posix.basename(each)),
      read: (name) => asar.extractFile(archive, path.join(folder, name)).toString('utf8'),
    }),
  )
  const built = [...shipped().bundled, 'electron'].map((name) => {
    const folder = path.join(root, 'node_modules', name)
    return partOf({ names: readdirSync(folder), read: (file) => readFileSync(path.join(folder, file), 'utf8') })
  })
  const parts = new Map([...built, ...packed, ...insideTheBinary()].map((part) => [part.purl, part]))
  return [...parts.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1))
}

const packageFile = /^((?:node_modules\/(?:@[^/]+\/)?[^/]+\/?)+)\/package\.json$/

/** @param {{ names: readonly string[], read: (name: string) => string }} folder @returns {Part} */
function partOf(folder) {
  /** @type {import('./shipped.mjs').Manifest} */
  const { name, version, license, author, dependencies = {} } = JSON.parse(folder.read('package.json'))
  if (license === undefined)
    throw new Error(`${name} does not name its licence: somebody has to look before it is shipped.`)
  const texts = folder.names
    .filter((each) => /^(mit-)?(licen[cs]e|copying|notice)(\.|-|$)/i.test(each))
    .map(folder.read)
  return {
    name,
    version,
    licence: license,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    author: typeof author === 'string' ? author : author?.name,
    text: texts.length === 0 ? undefined : texts.map((text) => text.trim()).join('\n\n'),
    needs: Object.keys(dependencies),
    integrity: lockedPackages().find((each) => each.version === version && each.name === aliasOf(name))?.integrity,
  }
}

/** The database's package is installed under another name. @param {string} name */
function aliasOf(name) {
  return name === 'better-sqlite3-multiple-ciphers' ? 'better-sqlite3' : name
}

/** No package of the registry, and what a fault is found in first: asked of the binary itself. @returns {readonly Part[]} */
function insideTheBinary() {
  const connection = new Database(':memory:')
  /** @type {unknown} */
  const row = connection.prepare('SELECT sqlite_version() AS sqlite, sqlite3mc_version() AS ciphers').get()
  connection.close()
  const { sqlite, ciphers } = /** @type {{ sqlite: string, ciphers: string }} */ (row)
  const version = /\d+\.\d+\.\d+/.exec(ciphers)?.[0] ?? ciphers
  const notices = noticesInTheBinary()
  const rest = { needs: [], integrity: undefined }
  return [
    {
      name: 'SQLite',
      version: sqlite,
      licence: 'blessing',
      purl: `pkg:generic/sqlite@${sqlite}`,
      text: notices.sqlite,
      ...rest,
    },
    {
      name: 'SQLite3 Multiple Ciphers',
      version,
      licence: 'MIT',
      purl: `pkg:generic/sqlite3mc@${version}`,
      text: notices.ciphers,
      ...rest,
    },
  ]
}
