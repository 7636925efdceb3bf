import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * What the bundler put into a file of the build, and what that file imports: files beside it by their name, packages and
 * modules of Node as written.
 * @typedef {{ imports: readonly string[], packages: readonly string[] }} BuiltFile
 */

/**
 * Leaves in `folder` which file of a part of the build imports what and has which packages in it: neither can be read from
 * the built files for certain, and packing ships what is reachable and nothing else.
 * @param {'main' | 'preload' | 'renderer'} part
 * @param {string} folder
 * @returns {import('vite').Plugin}
 */
export const buildContents = (part, folder) => ({
  name: 'build-contents',
  generateBundle(_options, bundle) {
    /** @type {Record<string, BuiltFile>} */
    const files = {}
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue
      files[chunk.fileName] = {
        imports: [...chunk.imports, ...chunk.dynamicImports],
        packages: packagesIn(chunk.modules),
      }
    }
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, `${part}.json`), `${JSON.stringify(files, undefined, 2)}\n`)
  },
})

/** @param {Readonly<Record<string, { readonly renderedLength: number }>>} modules by the path of each @returns {readonly string[]} */
function packagesIn(modules) {
  const names = Object.entries(modules).flatMap(([id, { renderedLength }]) => {
    const place = id.replaceAll('\\', '/')
    const from = place.lastIndexOf('/node_modules/')
    // A style sheet leaves nothing in the script; its rules and fonts are files of their own.
    if (from === -1 || (renderedLength === 0 && !/\.css(\?|$)/.test(place))) return []
    const [first = '', second = ''] = place.slice(from + '/node_modules/'.length).split('/')
    return [first.startsWith('@') ? `${first}/${second}` : first]
  })
  return [...new Set(names)].sort()
}
