import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importTable, type Row } from '../../architecture/import-table.ts'
import { inRepository, tableUnder } from './document.ts'

const noCodeYet = ' (no code yet)'
const typesOnly = ' (types only)'

const written = tableUnder('ARCHITECTURE.md', 'The import table').map(([place = '', may = '', packages, node]) => ({
  place: place.replace(noCodeYet, ''),
  empty: place.endsWith(noCodeYet),
  may,
  packages,
  node,
}))

const inMain = importTable.map(({ place }) => place).filter((place) => place.startsWith('main/'))

const mayOf = (row: Row): string => {
  const everything = inMain.every((place) => row.may.includes(place))
  const names = everything ? ['everything in main', ...row.may.filter((place) => !inMain.includes(place))] : row.may
  if (names.length === 0) return '–'
  return `${names.join(', ')}${row.typesOnly ? typesOnly : ''}`
}

const packagesOf = ({ packages }: Row): string => {
  if (packages === undefined) return 'any'
  return packages.length === 0 ? 'none' : packages.join(', ')
}

test('ARCHITECTURE.md has the import table that the architecture test holds every import against', () => {
  expect(written.map(({ place, may, packages, node }) => ({ place, may, packages, node }))).toEqual(
    importTable.map((row) => ({
      place: row.place,
      may: mayOf(row),
      packages: packagesOf(row),
      node: row.node ? 'yes' : 'no',
    })),
  )
})

test('a place is said to have no code yet exactly as long as it has none', () => {
  const folders = written.filter(({ place }) => place !== 'main entries')
  expect(folders.filter(({ empty }) => empty).map(({ place }) => place)).toEqual(
    folders.filter(({ place }) => !existsSync(inRepository(`src/${place}`))).map(({ place }) => place),
  )
})
