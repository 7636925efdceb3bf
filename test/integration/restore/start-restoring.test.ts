import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { backupFiles, type Manifest } from '../../../src/main/backup/manifest.ts'
import { realPorts } from '../../../src/main/compose.ts'
import { dataFile, environmentDir, openFile } from '../../../src/main/desk/open-file.ts'
import { putBack } from '../../../src/main/desk/restore/put-back.ts'
import { startDeskRouter } from '../../../src/main/desk/start-desk.ts'
import { fileWrapper } from '../../../src/main/keys/file-wrapper.ts'
import { keyFileOf, readKeyFile, recoveryKeyFile } from '../../../src/main/keys/key-file.ts'
import { codeText, newRecoveryCode } from '../../../src/main/keys/recovery-code.ts'
import type { LedgerContext } from '../../../src/main/ledger/append.ts'
import { inThread } from '../../support/in-thread.ts'
import { keyStoreOf } from '../../support/key-stores.ts'
import { makeCopy } from '../../support/make-copy.ts'
import { people } from '../../support/people.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'pestle-start-restoring-'))))
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const real = { ...realPorts, inWorker: inThread, keyStore: keyStoreOf('aisha') }
const locked = { ...real, keyStore: keyStoreOf('aisha', 'plaintext') }

/** A production record that is lost, and a backup of it; gives the code that opens that. */
const lostWithBackup = (backup: string): string => {
  const made = openFile(real, folder, 'production')
  if (!made.ok) throw new Error(made.refusal.code)
  const { database, dataKey, keys, close } = made.value
  const code = newRecoveryCode(realPorts.randomBytes)
  keys.keepRecovery(code)
  const { file } = database
  makeCopy({ file, key: dataKey, now: realPorts.now() }, backup, { environment: 'production' })
  writeFileSync(backupFiles(backup).keyFile, recoveryKeyFile(file) ?? '')
  close()
  rmSync(file)
  return codeText(code)
}

test('where the key store was unlocked after the screen came, it keeps the key of what is put back, and no file does; nothing is put back under a thread that has the record open', async () => {
  const backup = path.join(folder, 'backup')
  const code = lostWithBackup(backup)
  const ports = { ...locked }
  let ended = false
  const { router } = startDeskRouter(ports, {
    dataDir: folder,
    environment: 'production',
    refusal: { code: 'file-missing' },
    openAgain: () => Promise.resolve(true),
    reportFault: (_where, fault) => {
      throw fault
    },
    workEnded: () => Promise.resolve(ended),
    changed: () => undefined,
  })
  await router('window', 'start:preview', { folder: backup, code })
  await vi.waitFor(async () => {
    expect(await router('window', 'start:restore-state', {})).toMatchObject({ value: { job: { state: 'checked' } } })
  })
  expect(await router('window', 'start:restore', { folder: backup })).toMatchObject({
    refusal: { code: 'not-checked' },
  })
  ports.keyStore = real.keyStore
  expect(await router('window', 'start:restore', { folder: backup })).toMatchObject({ refusal: { code: 'busy' } })
  ended = true
  expect(await router('window', 'start:restore', { folder: backup })).toMatchObject({ kind: 'answer' })
  const dir = environmentDir(folder, 'production')
  expect(readKeyFile(keyFileOf(dataFile(dir)))?.wrappers.map(({ id }) => id)).toContain('os')
  expect(existsSync(path.join(dir, 'wrapping.key'))).toBe(false)
})

test('the key of real patients is never put beside them in a file: nothing is restored then', () => {
  const dir = environmentDir(folder, 'production')
  const wrapper = fileWrapper(path.join(dir, 'wrapping.key'), realPorts.randomBytes)
  const now = realPorts.now()
  expect(() =>
    putBack({
      ...{
        dir,
        environment: 'production',
        key: Buffer.alloc(32),
        localKey: null,
        present: null,
        now,
        recovery: [],
        wrapper,
      },
      ...{ manifest: {} as Manifest, ledger: {} as LedgerContext, actor: people.pharmacist },
    }),
  ).toThrow('may not be kept in a file')
  expect(existsSync(dir)).toBe(false)
})
