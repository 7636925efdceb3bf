import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { pestle } from '../../support/pestle.ts'
import { practiceFolder } from '../../support/practice-folder.ts'

const backupIn = (folder: string): string => {
  const [terminal] = readdirSync(folder).filter((name) => name.startsWith('pestle-practice-'))
  const [backup] = readdirSync(path.join(folder, terminal ?? ''))
  return path.join(folder, terminal ?? '', backup ?? '')
}

it('restores the newest backup beside the data, verifies it whole, and leaves the data folder as it was but for saying so', async () => {
  using folder = practiceFolder(3)
  const to = path.join(path.dirname(folder.data), 'backups')
  await pestle('import', '--data', folder.data, ...folder.messages)
  const nowhere = await pestle('restore-drill', '--data', folder.data)
  expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('--from')])
  mkdirSync(to)
  expect((await pestle('backup', '--data', folder.data, '--to', to)).code).toBe(0)
  const there = readdirSync(path.join(folder.data, 'practice')).toSorted()
  const drilled = await pestle('restore-drill', '--data', folder.data, '--from', to, '--json')
  expect([drilled.code, JSON.parse(drilled.out[0] ?? '')]).toMatchObject([
    0,
    { replayMatches: true, tasksComplete: true, held: true, folder: backupIn(to) },
  ])
  expect(readdirSync(path.join(folder.data, 'practice')).toSorted()).toEqual(there)
  const verified = await pestle('ledger', 'verify', '--data', folder.data, '--json')
  expect([verified.code, JSON.parse(verified.out[0] ?? '')]).toMatchObject([0, { chainOk: true, tasksComplete: true }])
})

it('refuses a backup that was changed', async () => {
  using folder = practiceFolder(1)
  const to = path.join(path.dirname(folder.data), 'backups')
  await pestle('import', '--data', folder.data, ...folder.messages)
  mkdirSync(to)
  await pestle('backup', '--data', folder.data, '--to', to)
  const file = path.join(backupIn(to), 'pestle.db')
  const bytes = readFileSync(file)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(file, bytes)
  const drilled = await pestle('restore-drill', '--data', folder.data, '--from', to, '--json')
  expect([drilled.code, JSON.parse(drilled.out[0] ?? '')]).toMatchObject([2, { refusal: { code: 'copy-altered' } }])
})
