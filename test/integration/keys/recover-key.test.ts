import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { realPorts } from '../../../src/main/compose.ts'
import { dataFile, environmentDir, openFile, type OpenFile } from '../../../src/main/desk/open-file.ts'
import type { Ports } from '../../../src/main/desk/ports.ts'
import { unlockFile } from '../../../src/main/desk/unlock-file.ts'
import { hasRecovery, keyFileOf, readKeyFile, recoveryKeyFile } from '../../../src/main/keys/key-file.ts'
import { keyRing } from '../../../src/main/keys/key-ring.ts'
import { codeText, newRecoveryCode } from '../../../src/main/keys/recovery-code.ts'
import { lastSeq } from '../../../src/main/ledger/read.ts'
import { changeSettings, firstSettings, readSettings } from '../../../src/main/settings/settings.ts'
import { keyStoreOf } from '../../support/key-stores.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'pestle-recover-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const portsOf = (account: string): Ports => ({ ...realPorts, keyStore: keyStoreOf(account) })
const theirs = (): string => dataFile(environmentDir(dir, 'production'))
const bytes = (): Buffer => readFileSync(theirs())

const opened = (ports: Ports, environment: 'practice' | 'production' = 'production'): OpenFile => {
  const file = openFile(ports, dir, environment)
  if (!file.ok) throw new Error(file.refusal.code)
  return file.value
}

/** A production file with something in it and a code that counts. */
const madeWithCode = (): string => {
  const file = opened(portsOf('aisha'))
  const ledger = { now: realPorts.now, newId: file.newId, newSalt: () => realPorts.randomBytes(16) }
  const by = { id: 'p1', name: 'Aisha Karim', role: 'pharmacist' } as const
  changeSettings({ database: file.database, ledger }, by, { ...firstSettings, pharmacyName: 'Mortar and Sons' })
  const code = newRecoveryCode(realPorts.randomBytes)
  file.keys.keepRecovery(code)
  file.close()
  return codeText(code)
}

const nameIn = (file: OpenFile): string => {
  const { pharmacyName } = readSettings(file.database.db)
  expect(lastSeq(file.database.db)).toBe(1)
  file.close()
  return pharmacyName
}

test('a production file is kept by the key store and opens day by day without a code', () => {
  madeWithCode()
  expect(readdirSync(environmentDir(dir, 'production'))).not.toContain('wrapping.key')
  expect(nameIn(opened(portsOf('aisha')))).toBe('Mortar and Sons')
})

test('when the key store was lost the file is refused, the code brings the key back, and nothing of the record is lost or changed', () => {
  const code = madeWithCode()
  const ports = portsOf('aisha, set up anew')
  const before = bytes()
  expect(openFile(ports, dir, 'production')).toEqual({
    ok: false,
    refusal: { code: 'key-store-lost', recovery: true },
  })
  expect(unlockFile(ports, { dataDir: dir, environment: 'production', typed: ` ${code.toLowerCase()} ` }).ok).toBe(true)
  expect(bytes().equals(before)).toBe(true)
  expect(nameIn(opened(ports))).toBe('Mortar and Sons')
  expect(hasRecovery(theirs())).toBe(true)
})

test('a folder moved to another PC opens there with the code, and the PC it came from still opens its own', () => {
  const code = madeWithCode()
  const moved = `${dir}-moved`
  cpSync(dir, moved, { recursive: true })
  const ports = portsOf('another pc')
  expect(unlockFile(ports, { dataDir: moved, environment: 'production', typed: code }).ok).toBe(true)
  const file = openFile(ports, moved, 'production')
  if (!file.ok) throw new Error(file.refusal.code)
  expect(nameIn(file.value)).toBe('Mortar and Sons')
  expect(nameIn(opened(portsOf('aisha')))).toBe('Mortar and Sons')
  rmSync(moved, { recursive: true })
})

test('without a code that counts a lost key store is refused as such, and no code is taken', () => {
  opened(portsOf('aisha')).close()
  const ports = portsOf('anew')
  expect(openFile(ports, dir, 'production')).toEqual({
    ok: false,
    refusal: { code: 'key-store-lost', recovery: false },
  })
  const typed = codeText(newRecoveryCode(realPorts.randomBytes))
  expect(unlockFile(ports, { dataDir: dir, environment: 'production', typed })).toEqual({
    ok: false,
    refusal: { code: 'no-recovery' },
  })
})

test('another code, a slip of the pen, and a store that keeps no secrets are refused, and not a byte is changed', () => {
  const code = madeWithCode()
  const key = readFileSync(keyFileOf(theirs()))
  const unlock = (ports: Ports, typed: string) => unlockFile(ports, { dataDir: dir, environment: 'production', typed })
  const wrong = codeText(newRecoveryCode(realPorts.randomBytes))
  expect(unlock(portsOf('anew'), wrong)).toEqual({ ok: false, refusal: { code: 'wrong-code' } })
  expect(unlock(portsOf('anew'), code.slice(0, -1))).toEqual({ ok: false, refusal: { code: 'not-a-code' } })
  for (const ports of [
    realPorts,
    { ...realPorts, keyStore: keyStoreOf('a', 'plaintext') },
    { ...realPorts, keyStore: keyStoreOf('a', 'none') },
  ])
    expect(unlock(ports, code)).toEqual({ ok: false, refusal: { code: 'key-store-needed' } })
  expect(readFileSync(keyFileOf(theirs())).equals(key)).toBe(true)
})

test.each(['plaintext', 'none'] as const)(
  'with a key store that is %s no production file is made or opened',
  (kind) => {
    const ports = { ...realPorts, keyStore: keyStoreOf('aisha', kind) }
    const refusal = { code: 'key-store-needed', environment: 'production' }
    expect(openFile(ports, dir, 'production')).toEqual({ ok: false, refusal })
    expect(existsSync(keyFileOf(theirs()))).toBe(false)
    madeWithCode()
    expect(openFile(ports, dir, 'production')).toEqual({ ok: false, refusal })
  },
)

test('a code that opens the key file but not the data file beside it changes nothing', () => {
  const code = madeWithCode()
  const other = `${dir}-other`
  const file = openFile(portsOf('aisha'), other, 'production')
  if (!file.ok) throw new Error(file.refusal.code)
  file.value.close()
  cpSync(dataFile(environmentDir(other, 'production')), theirs())
  rmSync(other, { recursive: true })
  const key = readFileSync(keyFileOf(theirs()))
  expect(unlockFile(portsOf('anew'), { dataDir: dir, environment: 'production', typed: code })).toEqual({
    ok: false,
    refusal: { code: 'not-this-file' },
  })
  expect(readFileSync(keyFileOf(theirs())).equals(key)).toBe(true)
})

test.each(['missing', 'damaged', 'another'])(
  'practice opens again with the code when its wrapping key is %s',
  (how) => {
    const file = opened(realPorts, 'practice')
    const code = newRecoveryCode(realPorts.randomBytes)
    file.keys.keepRecovery(code)
    file.close()
    const wrapping = path.join(environmentDir(dir, 'practice'), 'wrapping.key')
    rmSync(wrapping)
    if (how !== 'missing') writeFileSync(wrapping, Buffer.alloc(how === 'damaged' ? 3 : 32), { mode: 0o600 })
    expect(openFile(realPorts, dir, 'practice')).toEqual({ ok: false, refusal: { code: 'key-damaged' } })
    expect(unlockFile(realPorts, { dataDir: dir, environment: 'practice', typed: codeText(code) }).ok).toBe(true)
    opened(realPorts, 'practice').close()
  },
)

test('only trying a code says whether it opens the file and changes nothing', () => {
  const code = madeWithCode()
  const key = readFileSync(keyFileOf(theirs()))
  const asked = { dataDir: dir, environment: 'production', onlyTry: true } as const
  expect(unlockFile(realPorts, { ...asked, typed: code })).toEqual({ ok: true, value: null })
  const wrong = codeText(newRecoveryCode(realPorts.randomBytes))
  expect(unlockFile(realPorts, { ...asked, typed: wrong })).toEqual({ ok: false, refusal: { code: 'wrong-code' } })
  expect(readFileSync(keyFileOf(theirs())).equals(key)).toBe(true)
})

test('a new code takes the place of the earlier one, which a key file saved before still opens with', () => {
  const first = madeWithCode()
  const saved = recoveryKeyFile(theirs()) ?? ''
  const file = opened(portsOf('aisha'))
  const second = newRecoveryCode(realPorts.randomBytes)
  file.keys.keepRecovery(second)
  file.close()
  const tried = (typed: string) =>
    unlockFile(realPorts, { dataDir: dir, environment: 'production', typed, onlyTry: true }).ok
  expect([tried(first), tried(codeText(second))]).toEqual([false, true])
  writeFileSync(keyFileOf(theirs()), saved)
  expect([tried(first), tried(codeText(second))]).toEqual([true, false])
})

test('the key file for a backup is closed by the code alone, and there is none before a code counts', () => {
  opened(portsOf('aisha')).close()
  expect(recoveryKeyFile(theirs())).toBeUndefined()
  rmSync(environmentDir(dir, 'production'), { recursive: true })
  madeWithCode()
  writeFileSync(keyFileOf(theirs()), recoveryKeyFile(theirs()) ?? '')
  expect(readKeyFile(keyFileOf(theirs()))?.wrappers.map(({ id }) => id)).toEqual(['recovery'])
  expect(openFile(portsOf('aisha'), dir, 'production')).toMatchObject({ refusal: { code: 'key-not-ours' } })
})

test('a new code that would not open the key again does not take the place of the one that counts', () => {
  const counts = madeWithCode()
  const { database, dataKey, close } = opened(portsOf('aisha'))
  // A nonce that is cut short closes the key and does not open it.
  const cutShort = (count: number): Buffer => realPorts.randomBytes(count).subarray(1)
  const ring = keyRing({ file: database.file, key: dataKey, keptBy: 'os', randomBytes: cutShort })
  const before = readFileSync(keyFileOf(theirs()))
  expect(() => {
    ring.keepRecovery(newRecoveryCode(realPorts.randomBytes))
  }).toThrow('does not open again')
  expect(readFileSync(keyFileOf(theirs())).equals(before)).toBe(true)
  close()
  const anew = portsOf('anew')
  expect(unlockFile(anew, { dataDir: dir, environment: 'production', typed: counts }).ok).toBe(true)
})
