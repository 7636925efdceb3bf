import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { pestle } from '../../support/pestle.ts'
import { practiceFolder } from '../../support/practice-folder.ts'

it('makes a backup, says that it does not count and that it is on the same disk, and reads it back', async () => {
  using folder = practiceFolder(2)
  const to = path.join(path.dirname(folder.data), 'backups')
  await pestle('import', '--data', folder.data, ...folder.messages)
  mkdirSync(to)
  const made = await pestle('backup', '--data', folder.data, '--to', to)
  expect(made.code).toBe(0)
  expect(made.out.join(' ')).toContain('read back and checked in full')
  expect(made.out.join(' ')).toContain('without a recovery code only this PC can open it')
  expect(made.out.join(' ')).toContain('on the disk of the data file')
  const again = await pestle('backup', '--data', folder.data, '--to', to, '--json')
  const said = JSON.parse(again.out[0] ?? '') as { readonly folder: string; readonly kept: number }
  expect(said.kept).toBe(2)
  const verified = await pestle('backup', 'verify', '--data', folder.data, said.folder, '--json')
  expect([verified.code, JSON.parse(verified.out[0] ?? '')]).toMatchObject([0, { environment: 'practice' }])
})

it('refuses what is no place for backups and what is no backup, each in words', async () => {
  using folder = practiceFolder(1)
  await pestle('import', '--data', folder.data, ...folder.messages)
  const refusal = async (...args: readonly string[]): Promise<unknown> => {
    const { code, out } = await pestle(...args, '--data', folder.data, '--json')
    return [code, (JSON.parse(out[0] ?? '{}') as { readonly refusal?: { readonly code: string } }).refusal?.code]
  }
  expect(await refusal('backup')).toEqual([2, 'no-target'])
  expect(await refusal('backup', '--to', path.join(folder.data, 'practice'))).toEqual([2, 'target-is-ours'])
  expect(await refusal('backup', '--to', path.join(folder.data, 'nowhere'))).toEqual([2, 'target-missing'])
  expect(await refusal('backup', 'verify', folder.data)).toEqual([2, 'manifest-missing'])
})

it('finds one wrong byte in a backup', async () => {
  using folder = practiceFolder(1)
  const to = path.join(path.dirname(folder.data), 'backups')
  await pestle('import', '--data', folder.data, ...folder.messages)
  mkdirSync(to)
  await pestle('backup', '--data', folder.data, '--to', to)
  const [terminal = ''] = readdirSync(to).filter((name) => name.startsWith('pestle-practice-'))
  const backup = path.join(to, terminal, readdirSync(path.join(to, terminal))[0] ?? '')
  const file = path.join(backup, 'pestle.db')
  const bytes = readFileSync(file)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(file, bytes)
  const verified = await pestle('backup', 'verify', '--data', folder.data, backup)
  expect([verified.code, verified.err]).toEqual([2, expect.stringContaining('It is damaged')])
})
