import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { all } from '../../../src/main/database/query.ts'
import { projectors } from '../../../src/main/desk/projectors.ts'
import { dataFile } from '../../support/data-file.ts'
import { codeIn, inRepository, tableUnder, textOf } from './document.ts'

const made = dataFile()
const { db } = made.open()
afterAll(() => made.remove())

const written = tableUnder('ARCHITECTURE.md', 'Tables').map(([name, kind, owner]) => ({
  name: codeIn(name ?? '')[0],
  kind,
  owner,
}))

const inFile = all(
  db,
  sql<{ name: string }>`select name from pragma_table_list
    where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite\\_%' escape '\\'`,
).map(({ name }) => name)

test('ARCHITECTURE.md names every table of a new file, and no other', () => {
  expect(inFile.length).toBeGreaterThan(15)
  expect(written.map(({ name }) => name).sort()).toEqual([...inFile].sort())
})

test('the projections are the tables that a replay rebuilds', () => {
  const named = written.filter(({ kind }) => kind === 'projection').map(({ name }) => name)
  expect(named.sort()).toEqual(projectors.flatMap(({ tables }) => tables).sort())
})

test('the ledger is the tables whose triggers say that it is append-only', () => {
  const guarded = all(
    db,
    sql<{ name: string }>`select distinct tbl_name as name from sqlite_schema
      where type = 'trigger' and sql like '%the ledger is append-only%'`,
  )
  const named = written.filter(({ kind }) => kind === 'ledger').map(({ name }) => name)
  expect(named.sort()).toEqual(guarded.map(({ name }) => name).sort())
})

test('every other table is primary', () => {
  expect(new Set(written.map(({ kind }) => kind))).toEqual(new Set(['ledger', 'projection', 'primary']))
})

const sources = readdirSync(inRepository('src/main'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('database/tables/'))
  .map((file) => ({ folder: `main/${file.split('/')[0]}`, text: textOf(`src/main/${file}`) }))

const foldersNaming = (table: string): readonly string[] => {
  const inBuilder = String.raw`(?:selectFrom|insertInto|updateTable|deleteFrom|[iI]nnerJoin|leftJoin)\(\s*'${table}\b`
  const inSql = String.raw`\b(?:from|join|into|update|FROM|JOIN|INTO|UPDATE) ${table}\b(?=[\s(\`'"])`
  const names = new RegExp(`${inBuilder}|${inSql}`)
  return [...new Set(sources.filter(({ text }) => names.test(text)).map(({ folder }) => folder))]
}

// It makes a file, so it writes the one row that says what the file is.
const makesTheFile = 'main/database'

test.each(written)('only $owner names $name in SQL', ({ name, owner }) => {
  const naming = foldersNaming(name ?? '')
  expect(naming).toContain(owner)
  expect(naming.filter((folder) => folder !== owner && !(name === 'meta' && folder === makesTheFile))).toEqual([])
})
