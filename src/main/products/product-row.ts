import type { ProductProblem } from '../../contract/products.ts'
import { parseHundredths } from '../../domain/quantity.ts'
import { parseGtin } from '../../domain/scan/gtin.ts'
import type { ProductTable } from '../database/tables/products.ts'
import type { CsvRecord } from './csv-records.ts'
import { problemAt, type ProblemCode } from './problem.ts'

/** The columns of a product file, all of them needed, in any order. */
export const productColumns = [
  'gtin',
  'product_code',
  'parent_code',
  'name',
  'schedule',
  'pack_size',
  'unit',
  'storage',
  'safe_custody',
] as const

/** The name of a column. */
export type ProductColumn = (typeof productColumns)[number]

/** Where each column stands in a line. */
export type Head = ReadonlyMap<ProductColumn, number>

const isColumn = (name: string): name is ProductColumn => (productColumns as readonly string[]).includes(name)

/** Reads the first line; capitals, blanks around a name and an order of one's own are allowed. */
export const readHead = ({ line, cells }: CsvRecord): Head | readonly ProductProblem[] => {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  if (names.length === 1 && /[;\t]/.test(names[0] ?? '')) return [problemAt(line, null, 'semicolons')]
  const head = new Map<ProductColumn, number>()
  const problems: ProductProblem[] = []
  names.forEach((name, at) => {
    if (!isColumn(name)) problems.push(problemAt(line, name, 'column-unknown'))
    else if (head.has(name)) problems.push(problemAt(line, name, 'column-twice'))
    else head.set(name, at)
  })
  const missing = productColumns.filter((name) => !head.has(name))
  const all = [...problems, ...missing.map((name) => problemAt(line, name, 'column-missing'))]
  return all.length > 0 ? all : head
}

const oneOf = <T extends string>(values: readonly T[], text: string): T | undefined =>
  values.find((value) => value === text.toLowerCase())

const schedules = ['none', '1', '2', '3', '4', '5'] as const
const storages = ['room', 'fridge', 'freezer'] as const
const longest: Readonly<Partial<Record<ProductColumn, number>>> = {
  name: 255,
  unit: 40,
  product_code: 36,
  parent_code: 36,
}

const wrongWith = (column: ProductColumn, value: string): ProblemCode | undefined => {
  if (value === '') return 'blank'
  if (value.length > (longest[column] ?? 40)) return 'too-long'
  switch (column) {
    case 'gtin':
      if (parseGtin(value) !== undefined) return undefined
      return /^\d[.,]\d+e\+?\d+$/i.test(value) ? 'gtin-rounded' : 'gtin'
    case 'product_code':
    case 'parent_code':
      if (/^\d[.,]\d+e\+?\d+$/i.test(value)) return 'gtin-rounded'
      return /^[0-9A-Za-z-]+$/.test(value) ? undefined : 'code'
    case 'schedule':
      return oneOf(schedules, value) === undefined ? 'schedule' : undefined
    case 'pack_size':
      return parseHundredths(value) === undefined ? 'pack-size' : undefined
    case 'storage':
      return oneOf(storages, value) === undefined ? 'storage' : undefined
    case 'safe_custody':
      return oneOf(['yes', 'no'], value) === undefined ? 'safe-custody' : undefined
    case 'name':
    case 'unit':
      return undefined
  }
}

/** Reads one line of products, or everything that is wrong with it. */
export const readRow = (
  head: Head,
  { line, cells }: CsvRecord,
): Omit<ProductTable, 'import_no'> | readonly ProductProblem[] => {
  if (cells.length !== head.size) return [problemAt(line, null, 'cell-count')]
  const valueOf = (column: ProductColumn): string => (cells[head.get(column) ?? -1] ?? '').trim()
  const problems = productColumns.flatMap((column) => {
    const code = wrongWith(column, valueOf(column))
    return code === undefined ? [] : [problemAt(line, column, code)]
  })
  if (problems.length > 0) return problems
  return {
    gtin: parseGtin(valueOf('gtin')) ?? '',
    code: valueOf('product_code'),
    parent_code: valueOf('parent_code'),
    name: valueOf('name'),
    schedule: oneOf(schedules, valueOf('schedule')) ?? 'none',
    pack_size: valueOf('pack_size'),
    unit: valueOf('unit'),
    storage: oneOf(storages, valueOf('storage')) ?? 'room',
    safe_custody: valueOf('safe_custody').toLowerCase() === 'yes' ? 1 : 0,
  }
}
