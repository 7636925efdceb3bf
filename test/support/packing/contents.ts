import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { shipped } from '../../../tools/packing/shipped.mjs'
import type { Packed } from './pack.ts'
import { filesIn, jsonOf } from './tree.ts'

// What code, the screen and licences are made of; everything else needs a reason to be inside.
const mayBeInside = /\.(js|cjs|mjs|json|html|css|svg|woff2?|node)$|(^|\/)(licen[cs]e|notice|copying)[^/]*$/i
const neverInside = [
  { what: 'source or type', is: /\.([cm]?tsx?|flow|c|cc|cpp|h|hpp|gyp|gypi|sql)$/ },
  { what: 'source map', is: /\.map$/ },
  { what: 'test', is: /(^|\/)(tests?|__tests__|fixtures|bench\w*)\/|\.(test|spec)\.[cm]?js$/ },
  { what: 'tool', is: /^(tools|test|src|docs|migrations)\/|(eslint|vitest|playwright|vite)[^/]*\.config\./ },
  { what: 'host that is not installed', is: /^out\/main\/(index-browser|index-cli|psu-stand-in)\.js$/ },
]

/** Holds the archive of a packed tree against what an installed app needs, and nothing else. */
export function expectOnlyWhatRuns({ resources }: Packed, system: string): void {
  const archive = path.join(resources, 'app.asar')
  const files = filesIn(archive)
  for (const { what, is } of neverInside)
    expect(
      files.filter((file) => is.test(file)),
      what,
    ).toEqual([])
  expect(files.filter((file) => !mayBeInside.test(file))).toEqual([])
  expect(files.filter((file) => file.endsWith('.node'))).toEqual([
    `node_modules/better-sqlite3/prebuilds/${system}.node`,
  ])
  const packages = new Set(
    files.flatMap((file) => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(file)?.[1] ?? []),
  )
  expect([...packages].sort()).toEqual(shipped().packages)
  expect(files.filter((file) => file.startsWith('out/main/')).sort()).toEqual(
    shipped().files.map((file) => `out/main/${file}`),
  )
  // A comment may point at a map that is not there; the text of a source may not be in the file itself.
  const scripts = readFileSync(archive, 'latin1')
  expect(scripts.includes('sourceMappingURL=data:')).toBe(false)
}

interface Bill {
  readonly components: readonly { readonly group?: string; readonly name: string; readonly version: string }[]
}

// Looked at: the package names its licence and author and has no text of it.
const withoutText = ['lazy-val']

/** Every part that the bill of materials names has its licence beside it, in full. */
export function expectLicencesOfAll({ resources }: Packed): void {
  const { components } = jsonOf(path.join(resources, 'sbom.cdx.json')) as Bill
  const sections = readFileSync(path.join(resources, 'licences.txt'), 'utf8')
    .split(/^={80}$/m)
    .slice(1)
  expect(sections.length).toBe(components.length)
  for (const { group, name, version } of components) {
    const title = `${group === undefined ? '' : `${group}/`}${name} ${version}`
    const section = sections.find((each) => each.trim().startsWith(`${title}\n`))
    if (withoutText.includes(name))
      expect(section, title).toMatch(/Licence: \S+\s+Its package has no text of it\. Author: \w/)
    else expect(section, title).toMatch(/copyright|public domain|blessing/i)
  }
}

/** Everything in the folder `resources` of a packed tree: what lies outside the archive is not covered by its digest. */
export function besideTheArchive({ resources }: Packed): readonly string[] {
  return readdirSync(resources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(resources, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}
