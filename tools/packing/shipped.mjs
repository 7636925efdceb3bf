import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..', '..')

/** What Electron starts, and what is started by path from there: a thread is no import. */
export const entries = ['index.js', 'worker.js', 'index-hang-watch.js']

/** Installed because a package names them, needed only where it is compiled. */
const forCompilersOnly = new Set(['node-addon-api'])

/** @param {'main' | 'preload' | 'renderer'} part @returns {Readonly<Record<string, import('./build-contents.mjs').BuiltFile>>} */
function contentsOf(part) {
  return JSON.parse(readFileSync(path.join(root, 'out', 'contents', `${part}.json`), 'utf8'))
}

/**
 * What of the build an installed app can reach: files of out/main, packages it imports, each with all they need, and packages
 * that are inside the built files. Throws when the build lacks an entry.
 */
export function shipped() {
  const main = contentsOf('main')
  /** @type {Set<string>} */
  const files = new Set()
  /** @type {Set<string>} */
  const imported = new Set()
  const waiting = [...entries]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue
    files.add(file)
    const built = main[file]
    if (built === undefined) throw new Error(`The build has no out/main/${file}.`)
    for (const name of built.imports) {
      if (name in main) waiting.push(name)
      else if (!name.startsWith('node:') && name !== 'electron') imported.add(packageOf(name))
    }
  }
  const inside = [
    ...[...files].flatMap((file) => main[file]?.packages ?? []),
    ...Object.values(contentsOf('preload')).flatMap(({ packages }) => packages),
    ...Object.values(contentsOf('renderer')).flatMap(({ packages }) => packages),
  ]
  return { files: [...files].sort(), packages: withWhatTheyNeed(imported), bundled: [...new Set(inside)].sort() }
}

/** @param {string} name as imported @returns {string} */
function packageOf(name) {
  const [first = '', second = ''] = name.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}

/** @param {ReadonlySet<string>} names @returns {readonly string[]} the same and what each needs, by name: electron-builder lays the folders out anew */
function withWhatTheyNeed(names) {
  /** @type {Set<string>} */
  const folders = new Set()
  /** @type {[from: string, name: string][]} */
  const waiting = [...names].map((name) => ['', name])
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const folder = resolve(...next)
    if (folders.has(folder)) continue
    folders.add(folder)
    const needs = Object.keys(manifestOf(folder).dependencies ?? {}).filter((name) => !forCompilersOnly.has(name))
    waiting.push(...needs.map((name) => /** @type {[string, string]} */ ([folder, name])))
  }
  return [...new Set([...folders].map(nameIn))].sort()
}

/** @param {string} folder @returns {string} */
function nameIn(folder) {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** As Node finds a package: nearest node_modules first. @param {string} from @param {string} name @returns {string} */
function resolve(from, name) {
  for (let place = from; ; place = path.posix.dirname(place)) {
    const folder = path.posix.join(place === '.' ? '' : place, 'node_modules', name)
    if (existsSync(path.join(root, folder, 'package.json'))) return folder
    if (place === '' || place === '.') throw new Error(`${name} is not installed. Run: npm ci`)
  }
}

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {string} [license]
 * @property {string | { readonly name: string }} [author]
 * @property {Readonly<Record<string, string>>} [dependencies]
 */

/** The package.json of a folder, `node_modules/…`. @param {string} folder @returns {Manifest} */
function manifestOf(folder) {
  return JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
}

/**
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {string} [integrity]
 */

/** What the lock file says of every installed package, with its name. @returns {readonly (Locked & { readonly name: string })[]} */
export function lockedPackages() {
  /** @type {{ packages: Readonly<Record<string, Locked>> }} */
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(lock.packages).flatMap(([folder, locked]) =>
    folder.includes('node_modules/') ? [{ ...locked, name: nameIn(folder) }] : [],
  )
}
