import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseGtin } from '../../../src/domain/scan/gtin.ts'
import type { Database } from '../../../src/main/database/database.ts'
import { readEvents } from '../../../src/main/ledger/read.ts'
import { practiceMedicine, practiceMedicineNames } from '../../../src/main/practice/scripts/medicines.ts'
import { practiceProductFile } from '../../../src/main/practice/scripts/practice-products.ts'
import { importAllProducts, importProducts } from '../../../src/main/products/import-products.ts'
import { productColumns } from '../../../src/main/products/product-row.ts'
import { findProduct, productReports } from '../../../src/main/products/products.ts'
import { dataFile, type DataFile } from '../../support/data-file.ts'
import { people } from '../../support/people.ts'
import { codeIn, tableUnder } from '../docs/document.ts'

let made: DataFile
let database: Database
beforeEach(() => {
  made = dataFile()
  database = made.open()
})
afterEach(() => made.remove())

const head = 'gtin,product_code,parent_code,name,schedule,pack_size,unit,storage,safe_custody'
const amoxicillin = '5012345678900,P1,V1,Amoxicillin 250mg capsules,none,21,capsule,room,no'
const insulin = '50123452,P2,V2,"Insulin, 5 pens",none,5,device,fridge,no'

const bytes = (text: string): Buffer => Buffer.from(text)
const pieces = (all: Buffer, length: number): readonly Buffer[] =>
  Array.from({ length: Math.ceil(all.length / length) }, (_, at) => all.subarray(at * length, (at + 1) * length))
const take = (chunks: Iterable<Uint8Array>, name = 'products.csv') =>
  importAllProducts({ database, ledger: made.context }, { name, chunks, by: people.pharmacist })
const takeLines = (...lines: readonly string[]) => take([bytes(`${lines.join('\n')}\n`)])
const problemsOf = (...lines: readonly string[]) =>
  takeLines(...lines).problems.map(({ line, column, code }) => [line, column, code])

describe('a product file', () => {
  test('is found by every way a GTIN is written, once it is taken in', () => {
    expect(takeLines(head, amoxicillin, insulin)).toMatchObject({ outcome: 'imported', products: 2, lines: 3 })
    const product = { gtin: '05012345678900', code: 'P1', parentCode: 'V1', packSize: '21', safeCustody: false }
    expect(findProduct(database.db, '5012345678900')).toMatchObject(product)
    expect(findProduct(database.db, '05012345678900')).toMatchObject(product)
    expect(findProduct(database.db, '50123452')).toMatchObject({ name: 'Insulin, 5 pens', storage: 'fridge' })
    expect(findProduct(database.db, '5012345678917')).toBeUndefined()
    expect(findProduct(database.db, 'nonsense')).toBeUndefined()
  })

  test('reads the same in pieces of any size, with other line ends and a byte order mark', () => {
    const whole = bytes(
      `\ufeff${head}\r\n${amoxicillin}\r\n\r\n50123452,P2,V2,"Insulin “x” ""y""\nz",none,5,device,fridge,no`,
    )
    for (const length of [1, 2, 3, 7, 10_000]) {
      take(pieces(bytes(`${head}\n${amoxicillin}\n`), 99))
      expect(take(pieces(whole, length))).toMatchObject({ outcome: 'imported', products: 2 })
      expect(findProduct(database.db, '50123452')?.name).toBe('Insulin “x” "y"\nz')
    }
  })

  test('replaces the one before as a whole', () => {
    takeLines(head, amoxicillin)
    takeLines(head, insulin)
    expect(findProduct(database.db, '5012345678900')).toBeUndefined()
    expect(productReports(database.db).current).toMatchObject({ importNo: 2, products: 1 })
  })

  test('with one problem changes nothing, and every problem says line, column, what, and what to do', () => {
    takeLines(head, amoxicillin)
    const report = takeLines(head, insulin, '5012345678901,P 3,,x,6,0,tablet,shelf,maybe', 'too,few', insulin)
    expect(report.outcome).toBe('refused')
    expect(report.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'gtin', 'gtin'],
      [3, 'product_code', 'code'],
      [3, 'parent_code', 'blank'],
      [3, 'schedule', 'schedule'],
      [3, 'pack_size', 'pack-size'],
      [3, 'storage', 'storage'],
      [3, 'safe_custody', 'safe-custody'],
      [4, null, 'cell-count'],
      [5, 'gtin', 'gtin-twice'],
    ])
    for (const { message, toDo } of report.problems)
      expect([message, toDo].every((words) => words.length > 10)).toBe(true)
    expect(findProduct(database.db, '50123452')).toBeUndefined()
    expect(findProduct(database.db, '5012345678900')).toBeDefined()
    expect(productReports(database.db)).toMatchObject({ current: { importNo: 1 }, last: report })
  })

  test('with a wrong first line is not read any further', () => {
    expect(problemsOf(head.replace('unit', 'units'), 'x')).toEqual([
      [1, 'units', 'column-unknown'],
      [1, 'unit', 'column-missing'],
    ])
    expect(problemsOf(head.replaceAll(',', ';'), 'x')).toEqual([[1, null, 'semicolons']])
    expect(problemsOf(`${head},gtin`)).toEqual([[1, 'gtin', 'column-twice']])
  })

  test('that is empty, no text, or has an open quotation mark is refused and says so', () => {
    expect(problemsOf('')).toEqual([[1, null, 'empty']])
    expect(problemsOf(head)).toEqual([[1, null, 'empty']])
    expect(problemsOf(head, '50123452,P2,V2,"Insulin,none,5,device,fridge,no')).toEqual([[2, null, 'quotes']])
    const latin = Buffer.concat([
      bytes(`${head}\n50123452,P2,V2,Caf`),
      Buffer.from([0xe9]),
      bytes('x,none,5,a,room,no\n'),
    ])
    expect(take([latin]).problems).toMatchObject([{ code: 'not-utf-8' }])
  })

  test('that a spreadsheet has spoilt says so', () => {
    expect(problemsOf(head, amoxicillin.replace('5012345678900', '5.01235E+12'))).toEqual([[2, 'gtin', 'gtin-rounded']])
  })

  test('is counted to its last problem and listed to the 200th', () => {
    const report = takeLines(head, ...Array.from({ length: 5_000 }, () => 'x'))
    expect([report.problemCount, report.problems.length]).toEqual([5_000, 200])
  })

  test('the same again changes nothing and is no event', () => {
    takeLines(head, amoxicillin)
    expect(takeLines(head, amoxicillin).outcome).toBe('unchanged')
    const events = readEvents(database.db, { afterSeq: 0, limit: 10 })
    expect(events.map(({ type, body }) => [type, body])).toEqual([
      [
        'products-imported',
        { name: 'products.csv', digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string, products: 1 },
      ],
    ])
  })

  test('is not looked up in before it is complete, and one that broke off leaves the one before and no rows', () => {
    takeLines(head, amoxicillin)
    const many = Array.from({ length: 2_500 }, (_, at) => String(100_000_000_000 + at))
    const gtins = many
      .flatMap((twelve) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((d) => `${twelve}${d}`))
      .filter((one) => parseGtin(one))
    const text = [head, ...gtins.map((gtin) => `${gtin},P,V,N,none,1,tablet,room,no`)].join('\n')
    const file = { name: 'large.csv', chunks: [bytes(text)], by: people.pharmacist }
    const steps = importProducts({ database, ledger: made.context }, file)
    expect(steps.next()).toEqual({ done: false, value: 2_000 })
    expect(findProduct(database.db, gtins[0] ?? '')).toBeUndefined()
    expect(findProduct(database.db, '5012345678900')).toBeDefined()
    database.close()
    database = made.open()
    expect(productReports(database.db)).toMatchObject({ current: { importNo: 1 }, last: { outcome: 'broken-off' } })
    expect(take([bytes(text)])).toMatchObject({ outcome: 'imported', products: 2_500, importNo: 3 })
    expect(productReports(database.db).current).toMatchObject({ importNo: 3, products: 2_500 })
    const left = made.raw().prepare('select import_no, count(*) as n from product group by 1').all()
    expect(left).toEqual([{ import_no: 3, n: 2_500 }])
  })
})

test('docs/product-file.md names every column of a product file, in the order of the practice set', () => {
  const named = tableUnder('docs/product-file.md', 'Form').map(([column = '']) => codeIn(column)[0])
  expect(named).toEqual([...productColumns])
  expect(head.split(',')).toEqual([...productColumns])
})

describe('the practice product file', () => {
  test('has two packs of every practice medicine, under the code that is prescribed', () => {
    const report = take([bytes(practiceProductFile())])
    expect(report).toMatchObject({ outcome: 'imported', products: practiceMedicineNames.length * 2, problems: [] })
    const parents = practiceProductFile()
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(',')[2])
    expect(new Set(parents)).toEqual(new Set(practiceMedicineNames.map((name) => practiceMedicine(name).code)))
  })

  test('says which are controlled, and what lies in the fridge or the cabinet', () => {
    const lines = practiceProductFile().split('\n')
    const of = (name: string) =>
      lines
        .find((line) => line.includes(name))
        ?.split(',')
        .slice(-5)
    expect(of('Morphine')).toEqual(['2', '56', 'tablet', 'room', 'yes'])
    expect(of('Insulin glargine')).toEqual(['none', '5', 'device', 'fridge', 'no'])
  })
})
