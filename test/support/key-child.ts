import { writeSync } from 'node:fs'
import { realPorts } from '../../src/main/compose.ts'
import { openFile, type OpenFile } from '../../src/main/desk/open-file.ts'
import { lockFolder } from '../../src/main/database/folder-lock.ts'
import { changeDataKey, type ChangeStep } from '../../src/main/keys/change-data-key.ts'
import { keyStoreWrapper } from '../../src/main/keys/key-store-wrapper.ts'
import { codeText, newRecoveryCode, normaliseCode, type RecoveryCode } from '../../src/main/keys/recovery-code.ts'
import { changeSettings, readSettings } from '../../src/main/settings/settings.ts'
import { copyHere, keyStoreOf } from './key-stores.ts'

/** What the child says before and after it does something: what was done must be there after any kill. */
export type KeyChildSaid =
  | { readonly said: 'recorded'; readonly sequence: number }
  | { readonly said: 'code-begun' | 'code-counts'; readonly code: string }
  | { readonly said: 'change-begun' | 'change-done' }

const store = keyStoreOf('aisha')
const ports = { ...realPorts, keyStore: store }
const by = { id: 'p1', name: 'Aisha Karim', role: 'pharmacist' } as const

const say = (said: KeyChildSaid): void => {
  writeSync(1, `${JSON.stringify(said)}\n`)
}

const recordSome = (file: OpenFile): void => {
  const ledger = { now: ports.now, newId: file.newId, newSalt: () => ports.randomBytes(16) }
  for (let n = 0; n < 5; n += 1) {
    const before = readSettings(file.database.db)
    const uncollectedAfterDays = (before.uncollectedAfterDays % 300) + 1
    changeSettings({ database: file.database, ledger }, by, { ...before, uncollectedAfterDays })
    say({ said: 'recorded', sequence: n })
  }
}

const onFile = <T>(data: string, work: (file: OpenFile) => T): T => {
  const file = openFile(ports, data, 'production')
  if (!file.ok) throw new Error(file.refusal.code)
  try {
    return work(file.value)
  } finally {
    file.value.close()
  }
}

const keepNewCode = (file: OpenFile): RecoveryCode => {
  const code = newRecoveryCode(ports.randomBytes)
  say({ said: 'code-begun', code: codeText(code) })
  file.keys.keepRecovery(code)
  say({ said: 'code-counts', code: codeText(code) })
  return code
}

const change = async (data: string, code: RecoveryCode, endBefore: ChangeStep | null): Promise<void> => {
  const { dir, file } = onFile(data, (opened) => ({ dir: opened.dir, file: opened.database.file }))
  const lock = lockFolder(dir)
  if (!lock) throw new Error('The folder is in use')
  say({ said: 'change-begun' })
  const before = (step: ChangeStep): void => {
    if (step === endBefore) process.kill(process.pid, 'SIGKILL')
  }
  const done = await changeDataKey({
    file,
    wrapper: keyStoreWrapper(store),
    code,
    randomBytes: ports.randomBytes,
    copy: copyHere,
    before,
  })
  if (!done.ok) throw new Error(done.refusal.code)
  say({ said: 'change-done' })
  lock.release()
}

/** Records, makes codes and changes the data key of one file until the process is killed, by itself before a step or by whoever started it. */
const workUntilKilled = async (data: string, first: string, endBefore: ChangeStep | null): Promise<never> => {
  let code = normaliseCode(first)
  for (;;) {
    onFile(data, (file) => {
      recordSome(file)
      if (code === undefined || endBefore === null) code = keepNewCode(file)
    })
    if (code !== undefined) await change(data, code, endBefore)
  }
}

const [data, first = '', endBefore = ''] = process.argv.slice(2)
if (data !== undefined) await workUntilKilled(data, first, endBefore === '' ? null : (endBefore as ChangeStep))
