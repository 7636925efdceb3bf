import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Leaving } from '../../../src/main/desk/leaving/write-leaving.ts'
import { pestle } from '../../support/pestle.ts'
import { practiceFolder } from '../../support/practice-folder.ts'

it('export takes everything out where the code of the pharmacy was typed, and the ledger says so', async () => {
  using folder = practiceFolder(5)
  await pestle('import', '--data', folder.data, ...folder.messages)
  const to = path.join(path.dirname(folder.data), `${path.basename(folder.data)}-out`)
  mkdirSync(to)
  const without = await pestle('export', '--data', folder.data, '--to', to)
  const other = await pestle('export', '--data', folder.data, '--to', to, '--ods', 'XX999')
  expect([without.code, other.code, readdirSync(to)]).toEqual([64, 2, []])
  const run = await pestle('export', '--data', folder.data, '--to', to, '--ods', 'fa565', '--json')
  expect(run.code).toBe(0)
  const said = JSON.parse(run.out[0] ?? '') as { folder: string; prescriptions: number; sequence: number }
  expect(said).toMatchObject({ prescriptions: 5 })
  const leaving = JSON.parse(readFileSync(path.join(said.folder, 'leaving.json'), 'utf8')) as Leaving
  expect([leaving.sequence, leaving.prescriptions]).toEqual([said.sequence, 5])
  const verified = await pestle('ledger', 'verify', '--data', folder.data, '--json')
  expect(JSON.parse(verified.out[0] ?? '')).toMatchObject({ events: said.sequence + 1, chainOk: true })
})
