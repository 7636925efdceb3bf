import { describe, expect, test } from 'vitest'
import { codeIn, tableUnder, textOf } from './document.ts'

interface Package {
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

const packageOf = (file: string): Package => JSON.parse(textOf(file)) as Package
const ours = packageOf('package.json')

const licenceOf = (name: string): string => packageOf(`node_modules/${name}/package.json`).license ?? 'ours'

describe.each([
  { heading: 'In the app', names: Object.keys(ours.dependencies ?? {}) },
  { heading: 'To build and test it', names: Object.keys(ours.devDependencies ?? {}) },
])('$heading', ({ heading, names }) => {
  const rows = tableUnder('docs/dependencies.md', heading)

  test('every direct dependency has one line, and nothing else has', () => {
    expect(rows.map(([name = '']) => codeIn(name)[0]).sort()).toEqual([...names].sort())
  })

  test('each line has the licence that the package itself names', () => {
    const found = names.map((name) => ({ name, licence: licenceOf(name) }))
    expect(rows.map(([name = '', licence]) => ({ name: codeIn(name)[0], licence })).sort(byName)).toEqual(
      found.sort(byName),
    )
  })

  test('each line says why it is here', () => {
    expect(rows.filter(([, , why = '']) => why.length < 10)).toEqual([])
  })
})

test('versions stand in package.json only', () => {
  const text = textOf('docs/dependencies.md')
  const all = { ...ours.dependencies, ...ours.devDependencies }
  const versions = Object.values(all).flatMap((wanted) => /\d+\.\d+\.\d+/.exec(wanted) ?? [])
  expect(versions.filter((version) => text.includes(version))).toEqual([])
})

const byName = (a: { readonly name: string | undefined }, b: { readonly name: string | undefined }): number =>
  (a.name ?? '').localeCompare(b.name ?? '')
