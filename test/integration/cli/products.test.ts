import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { practiceProductFile } from '../../../src/main/practice/scripts/practice-products.ts'
import { pestle } from '../../support/pestle.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'pestle-products-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const data = path.join(folder, 'data')
const written = (name: string, text: string): string => {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

describe('products import', () => {
  it('takes in a product file, and says of a wrong one where, what, and what to do', async () => {
    const good = written('good.csv', practiceProductFile())
    const first = await pestle('products', 'import', '--data', data, '--json', good)
    expect([first.code, JSON.parse(first.out[0] ?? '')]).toMatchObject([0, { outcome: 'imported', name: 'good.csv' }])
    const bad = written('bad.csv', practiceProductFile().replace('\n29', '\n28'))
    const second = await pestle('products', 'import', '--data', data, bad)
    expect(second.code).toBe(2)
    expect(second.out.join('\n')).toMatch(/line 2, column gtin: This is not a GTIN.*Correct it from the pack/)
    const third = await pestle('products', 'import', '--data', data, path.join(folder, 'gone.csv'))
    expect([third.code, third.err]).toEqual([2, expect.stringContaining('There is no such file')])
  })
})

describe('generate', () => {
  it('makes a pharmacy whose ledger verifies, and will not write over it', async () => {
    const there = path.join(folder, 'generated')
    const made = await pestle('generate', '--data', there, '--items', '200', '--seed', '3', '--json')
    expect([made.code, JSON.parse(made.out[0] ?? '')]).toMatchObject([0, { items: 200 }])
    const verified = await pestle('ledger', 'verify', '--data', there, '--json')
    expect([verified.code, JSON.parse(verified.out[0] ?? '')]).toMatchObject([
      0,
      { chainOk: true, replayMatches: true, tasksComplete: true },
    ])
    const again = await pestle('generate', '--data', there, '--items', '200')
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('has prescriptions already')])
  })
})
