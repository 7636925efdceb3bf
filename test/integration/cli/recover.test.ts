import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { realPorts } from '../../../src/main/compose.ts'
import { openFile } from '../../../src/main/desk/open-file.ts'
import { codeText, newRecoveryCode } from '../../../src/main/keys/recovery-code.ts'
import { keyStoreOf } from '../../support/key-stores.ts'
import { pestle, pestleTyped } from '../../support/pestle.ts'
import { practiceFolder } from '../../support/practice-folder.ts'

const withCode = (data: string, environment: 'practice' | 'production'): string => {
  const file = openFile({ ...realPorts, keyStore: keyStoreOf('aisha') }, data, environment)
  if (!file.ok) throw new Error(file.refusal.code)
  const code = newRecoveryCode(realPorts.randomBytes)
  file.value.keys.keepRecovery(code)
  file.value.close()
  return codeText(code)
}

it('opens a record whose wrapping key is gone by a code from standard input, and never says the code', async () => {
  using folder = practiceFolder(2)
  await pestle('import', '--data', folder.data, ...folder.messages)
  const code = withCode(folder.data, 'practice')
  rmSync(path.join(folder.data, 'practice', 'wrapping.key'))
  expect((await pestle('ledger', 'verify', '--data', folder.data)).code).toBe(2)
  const wrong = await pestleTyped(`${code.slice(0, -4)}\n`, 'recover', '--data', folder.data, '--json')
  expect([wrong.code, JSON.parse(wrong.out[0] ?? '')]).toMatchObject([2, { refusal: { code: 'not-a-code' } }])
  const tried = await pestleTyped(`${code}\r\n`, 'recover', '--data', folder.data, '--try')
  expect([tried.code, ...tried.out]).toEqual([0, 'This code opens the record. Nothing was changed.'])
  expect((await pestle('ledger', 'verify', '--data', folder.data)).code).toBe(2)
  const done = await pestleTyped(`${code.toLowerCase()}\n`, 'recover', '--data', folder.data, '--json')
  expect([done.code, ...done.out]).toEqual([0, '{"recovered":true}'])
  const verified = await pestle('ledger', 'verify', '--data', folder.data, '--json')
  expect([verified.code, JSON.parse(verified.out[0] ?? '')]).toMatchObject([0, { events: 2, chainOk: true }])
  for (const run of [wrong, tried, done]) expect(run.out.join('') + run.err).not.toContain(code.slice(0, 4))
})

it('of live it only tries a code: its key is for the key store, which the app alone reaches', async () => {
  using folder = practiceFolder(1)
  const code = withCode(folder.data, 'production')
  const keyFile = path.join(folder.data, 'production', 'pestle.key.json')
  const before = readFileSync(keyFile)
  const live = ['recover', '--data', folder.data, '--environment', 'production'] as const
  expect((await pestleTyped(code, ...live, '--try')).code).toBe(0)
  const refused = await pestleTyped(code, ...live)
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('start Pestle and type the code there')])
  expect(readFileSync(keyFile).equals(before)).toBe(true)
})
