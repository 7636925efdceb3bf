import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { realPorts } from '../../../src/main/compose.ts'
import { dataFile, environmentDir, openFile, type OpenFile } from '../../../src/main/desk/open-file.ts'
import { startRestoreHandlers } from '../../../src/main/desk/restore/start-restoring.ts'
import { unlockFile } from '../../../src/main/desk/unlock-file.ts'
import { verifyFile } from '../../../src/main/desk/verify-file.ts'
import { changeDataKey, type ChangeStep } from '../../../src/main/keys/change-data-key.ts'
import { keyFileOf, readKeyFile } from '../../../src/main/keys/key-file.ts'
import { keyStoreWrapper } from '../../../src/main/keys/key-store-wrapper.ts'
import { codeText, newRecoveryCode, type RecoveryCode } from '../../../src/main/keys/recovery-code.ts'
import { lastSeq } from '../../../src/main/ledger/read.ts'
import { changeSettings, firstSettings } from '../../../src/main/settings/settings.ts'
import { copyHere, keyStoreOf } from '../../support/key-stores.ts'

const store = keyStoreOf('aisha')
const ports = { ...realPorts, keyStore: store }
const events = 20
let dir = ''
let code: RecoveryCode
const file = (): string => dataFile(environmentDir(dir, 'production'))

const opened = (where = ports): OpenFile => {
  const found = openFile(where, dir, 'production')
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

const terminalOf = ({ keyFor }: OpenFile): string => keyFor('a test').toString('hex')

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'pestle-data-key-'))
  code = newRecoveryCode(realPorts.randomBytes)
  const made = opened()
  const ledger = { now: realPorts.now, newId: made.newId, newSalt: () => realPorts.randomBytes(16) }
  const by = { id: 'p1', name: 'Aisha Karim', role: 'pharmacist' } as const
  for (let n = 1; n <= events; n += 1)
    changeSettings({ database: made.database, ledger }, by, { ...firstSettings, uncollectedAfterDays: n })
  made.keys.keepRecovery(code)
  made.close()
})
afterEach(() => rmSync(dir, { recursive: true }))

const change = (before?: (step: ChangeStep) => void) =>
  changeDataKey({
    file: file(),
    wrapper: keyStoreWrapper(store),
    code,
    randomBytes: realPorts.randomBytes,
    copy: copyHere,
    ...(before && { before }),
  })

const derived = (): string => {
  const made = opened()
  const key = terminalOf(made)
  made.close()
  return key
}

const expectWhole = (): void => {
  const again = opened()
  expect(lastSeq(again.database.db)).toBe(events)
  expect(verifyFile(ports, again.database)).toMatchObject({ chainOk: true, replayMatches: true, tasksComplete: true })
  expect(again.keys.opens(code)).toBe(true)
  again.close()
  expect(readKeyFile(keyFileOf(file()))?.version).toBe(1)
  expect(readdirSync(environmentDir(dir, 'production')).filter((name) => name.includes('new-key'))).toEqual([])
}

test('after a change the file is whole, has another key, opens day by day and with the same code, and the old key opens nothing', async () => {
  const before = derived()
  const oldKeyFile = readFileSync(keyFileOf(file()))
  expect(await change()).toEqual({ ok: true, value: null })
  expectWhole()
  expect(derived()).not.toBe(before)
  const anew = { ...realPorts, keyStore: keyStoreOf('anew') }
  expect(unlockFile(anew, { dataDir: dir, environment: 'production', typed: codeText(code) }).ok).toBe(true)
  opened(anew).close()
  writeFileSync(keyFileOf(file()), oldKeyFile)
  expect(openFile(ports, dir, 'production')).toEqual({ ok: false, refusal: { code: 'wrong-key' } })
})

const startScreen = (fault: (where: string) => void = expect.unreachable) =>
  startRestoreHandlers(ports, {
    dataDir: dir,
    environment: 'production',
    openAgain: () => Promise.resolve(false),
    reportFault: (where) => {
      fault(where)
      return 'REF'
    },
    workEnded: () => Promise.resolve(true),
    changed: () => undefined,
  })

class Ended extends Error {}

test.each([
  ['know-both', 'old'],
  ['copy', 'old'],
  ['swap', 'old'],
  ['forget-old', 'new'],
] as const)(
  'ended before “%s” the file opens with its %s key, whole, and what was begun is gone',
  async (at, which) => {
    const before = derived()
    await expect(
      change((step) => {
        if (step === at) throw new Ended()
      }),
    ).rejects.toThrow(Ended)
    expectWhole()
    expect(derived() === before).toBe(which === 'old')
    expect(await change()).toEqual({ ok: true, value: null })
    expectWhole()
  },
)

test.each(['copy', 'swap', 'forget-old'] as const)(
  'ended before “%s” and the key store lost as well, the code still opens the file, whole',
  async (at) => {
    await expect(
      change((step) => {
        if (step === at) throw new Ended()
      }),
    ).rejects.toThrow(Ended)
    const anew = { ...realPorts, keyStore: keyStoreOf('anew') }
    expect(openFile(anew, dir, 'production')).toMatchObject({ refusal: { code: 'key-store-lost', recovery: true } })
    expect(unlockFile(anew, { dataDir: dir, environment: 'production', typed: codeText(code) }).ok).toBe(true)
    const again = opened(anew)
    expect(lastSeq(again.database.db)).toBe(events)
    again.close()
    expect(readKeyFile(keyFileOf(file()))?.version).toBe(1)
  },
)

test.each([
  ['ended', undefined],
  ['was broken off before its end', 'forget-old'],
] as const)(
  'copies kept from before a restore or an update open with the same code after a change of the key that %s',
  async (_how, at) => {
    const kept = `${file()}.before-restore-20261121T090000Z`
    copyFileSync(file(), kept)
    const changing = change((step) => {
      if (step === at) throw new Ended()
    })
    if (at === undefined) await changing
    else await expect(changing).rejects.toThrow(Ended)
    expectWhole()
    const oldKey = `${keyFileOf(file())}.before-key-1`
    expect(readKeyFile(oldKey)?.wrappers.map(({ id }) => id)).toEqual(['recovery'])
    renameSync(kept, file())
    renameSync(oldKey, keyFileOf(file()))
    expect(unlockFile(ports, { dataDir: dir, environment: 'production', typed: codeText(code) }).ok).toBe(true)
    expectWhole()
  },
)

test('where nothing is kept that has the old key, it is forgotten', async () => {
  await change()
  expectWhole()
  expect(readdirSync(environmentDir(dir, 'production')).filter((name) => name.includes('before-key'))).toEqual([])
})

test('a wrong code, and a file without one, change nothing', async () => {
  const before = readFileSync(file())
  const key = readFileSync(keyFileOf(file()))
  code = newRecoveryCode(realPorts.randomBytes)
  expect(await change()).toEqual({ ok: false, refusal: { code: 'wrong-code' } })
  expect(readFileSync(file()).equals(before)).toBe(true)
  expect(readFileSync(keyFileOf(file())).equals(key)).toBe(true)
  expect(existsSync(`${file()}.new-key`)).toBe(false)
})

test('the start screen looks for the key and leaves a change that somebody has under way as it is', async () => {
  await expect(
    change((step) => {
      if (step === 'swap') throw new Ended()
    }),
  ).rejects.toThrow(Ended)
  const folder = environmentDir(dir, 'production')
  const before = [readFileSync(keyFileOf(file())), readdirSync(folder)]
  startScreen()
  expect([readFileSync(keyFileOf(file())), readdirSync(folder)]).toEqual(before)
})

test('a key file that cannot be looked at does not take the start screen away', () => {
  rmSync(keyFileOf(file()))
  mkdirSync(keyFileOf(file()))
  const faults: string[] = []
  startScreen((where) => faults.push(where))
  expect(faults).toEqual(['key of the start screen'])
})
