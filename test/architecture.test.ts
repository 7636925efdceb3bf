import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readImports, type Reading } from './architecture/import-rules.ts'
import { importTable } from './architecture/import-table.ts'

const root = path.resolve(import.meta.dirname, '..')

const sourceFiles = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  .sort()

describe('the source', () => {
  let reading: Reading
  beforeAll(async () => {
    reading = await readImports(root)
  })

  test('was read whole: every file of src is a module that was looked at', () => {
    expect(sourceFiles.length).toBeGreaterThan(0)
    expect([...reading.modules].sort()).toEqual(sourceFiles)
  })

  test('imports only what the table allows', () => {
    expect(reading.violations).toEqual([])
  })

  test('has no file outside the rows of the table', () => {
    const rowsOf = (file: string) => importTable.filter((row) => new RegExp(row.path).test(file))
    expect(sourceFiles.filter((file) => rowsOf(file).length !== 1)).toEqual([])
  })

  test('has names that say what a file is for', () => {
    const vague = /(^|[/-])(utils?|helpers?|common|misc|managers?|services?)([/.-]|$)/
    const kebab = /^(?:[a-z0-9-]+\/)+[a-z0-9-]+(?:\.module)?(?:\.d)?\.tsx?$/
    expect(sourceFiles.filter((file) => vague.test(file) || !kebab.test(file))).toEqual([])
  })
})

/** A file to plant, and whether its one import must be reported. */
interface Plant {
  readonly about: string
  readonly file: string
  readonly text: string
  readonly forbidden: boolean
}

const fileIn = (place: string, name: string): string =>
  place === 'main entries' ? `src/main/${name === 'target' ? 'config' : `index-${name}`}.ts` : `src/${place}/${name}.ts`

const slug = (place: string): string => place.replaceAll(/[^a-z]/g, '-')

function importing(from: string, to: string): string {
  const relative = path.posix.relative(path.posix.dirname(from), to)
  return relative.startsWith('.') ? relative : `./${relative}`
}

function plant(about: string, file: string, specifier: string, forbidden: boolean, keyword = 'import'): Plant {
  const text = `${keyword} { target } from '${specifier}'\nexport const planted${keyword === 'import' ? ' = target' : ': typeof target | undefined = undefined'}\n`
  return { about, file, text, forbidden }
}

const betweenRows = importTable.flatMap((row) =>
  importTable
    .filter((other) => other.place !== row.place)
    .map((other) => {
      const file = fileIn(row.place, `imports-${slug(other.place)}`)
      const specifier = importing(file, fileIn(other.place, 'target'))
      const allowed = row.may.includes(other.place)
      return plant(`${row.place} → ${other.place}`, file, specifier, !allowed, row.typesOnly ? 'import type' : 'import')
    }),
)

const outside = importTable.flatMap((row) => [
  plant(`${row.place} → node:fs`, fileIn(row.place, 'imports-node'), 'node:fs', !row.node),
  plant(`${row.place} → kysely`, fileIn(row.place, 'imports-package'), 'kysely', row.packages !== undefined),
  plant(
    `${row.place} → electron`,
    fileIn(row.place, 'imports-electron-itself'),
    'electron',
    !['preload', 'main/hosts/electron'].includes(row.place),
  ),
  plant(
    `${row.place} → better-sqlite3`,
    fileIn(row.place, 'imports-sqlite'),
    'better-sqlite3',
    row.place !== 'main/database',
  ),
  plant(`${row.place} → a file that is not there`, fileIn(row.place, 'imports-nothing'), './not-there.ts', true),
  plant(
    `${row.place} → test`,
    fileIn(row.place, 'imports-test'),
    importing(fileIn(row.place, 'imports-test'), 'test/target.ts'),
    true,
  ),
])

const special: readonly Plant[] = [
  plant('main/index.ts → electron', 'src/main/index.ts', 'electron', false),
  plant('preload → contract, as a value', 'src/preload/takes-value.ts', '../contract/target.ts', true),
  plant('dispensing → its own store', 'src/main/dispensing/asks-store.ts', './store.ts', false),
  plant('intake → the store of dispensing', 'src/main/intake/asks-store.ts', '../dispensing/store.ts', true),
  plant('compose → a store', 'src/main/compose.ts', './dispensing/store.ts', true),
  plant('feature → another feature', 'src/renderer/features/queue/a.ts', '../inbox/target.ts', true),
  plant('feature → itself', 'src/renderer/features/queue/b.ts', './target.ts', false),
  plant('a circle', 'src/domain/circle-one.ts', './circle-two.ts', true),
]

describe('a planted import', () => {
  const plants = [...betweenRows, ...outside, ...special]
  const tree = mkdtempSync(path.join(tmpdir(), 'pestle-architecture-'))
  const reported = new Map<string, readonly string[]>()

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
    writeFileSync(path.join(tree, file), text)
  }

  beforeAll(async () => {
    symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'))
    const targets = importTable.map((row) => fileIn(row.place, 'target'))
    const others = ['dispensing/store', 'dispensing/target'].map((name) => `src/main/${name}.ts`)
    const features = ['queue', 'inbox'].map((name) => `src/renderer/features/${name}/target.ts`)
    for (const file of [...targets, ...others, ...features, 'test/target.ts']) write(file, 'export const target = 1\n')
    write(
      'src/domain/circle-two.ts',
      "import { planted } from './circle-one.ts'\nexport const target = () => planted\n",
    )
    for (const each of plants) write(each.file, each.text)
    const { violations } = await readImports(tree)
    for (const { from, rule } of violations) reported.set(from, [...(reported.get(from) ?? []), rule])
  })

  afterAll(() => {
    rmSync(tree, { recursive: true, force: true })
  })

  test.each(importTable.map((row) => row.place))('that the row of %s forbids is reported', (place) => {
    const forbidden = [...betweenRows, ...outside].filter(
      (each) => each.forbidden && each.about.startsWith(`${place} →`),
    )
    expect(forbidden.length).toBeGreaterThan(0)
    expect(forbidden.filter((each) => !reported.has(each.file)).map((each) => each.about)).toEqual([])
    const byTheTable = `${place}: imports only what the table allows`
    const others = betweenRows.filter((each) => forbidden.includes(each))
    expect(others.filter((each) => !reported.get(each.file)?.includes(byTheTable)).map((each) => each.about)).toEqual(
      [],
    )
  })

  test.each(special.filter((each) => each.forbidden))('$about is reported', ({ file }) => {
    expect([...reported.keys()]).toContain(file)
  })

  test('that is allowed is not reported', () => {
    expect(plants.filter((each) => !each.forbidden && reported.has(each.file)).map((each) => each.about)).toEqual([])
  })
})
