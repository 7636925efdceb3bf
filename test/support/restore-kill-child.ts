import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import { realPorts } from '../../src/main/compose.ts'
import { backupKey } from '../../src/main/backup/restore/backup-key.ts'
import { dataFile, environmentDir, openFile } from '../../src/main/desk/open-file.ts'
import { checkCopy } from '../../src/main/desk/restore/check-copy.ts'
import { putBack } from '../../src/main/desk/restore/put-back.ts'
import { wrapperOf } from '../../src/main/desk/wrapper-of.ts'
import { uuidV7 } from '../../src/main/ledger/uuid-v7.ts'
import { people } from './people.ts'
import { hookStatements } from '../simulation/sqlite-with-faults.ts'

/** A restore into a practice folder that kills itself before a step of it; 0 for never. */
export interface KilledRestore {
  readonly data: string
  readonly backup: string
  readonly code: string | null
  readonly beforeStep: number
}

const changing = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'rmSync', 'mkdirSync', 'unlinkSync'] as const
const reads = /^\s*(select|with|pragma)/i

/** Counts every call that changes the disk and every statement that writes, and kills this process before one of them. */
const countSteps = (killAt: number): (() => readonly string[]) => {
  const steps: string[] = []
  const step = (name: string): void => {
    steps.push(name)
    if (steps.length === killAt) process.kill(process.pid, 'SIGKILL')
  }
  for (const name of changing) {
    const real = fs[name] as (...args: readonly unknown[]) => unknown
    const counted = (...args: readonly unknown[]): unknown => {
      step(`${name} ${typeof args[0] === 'string' ? path.basename(args[0]) : ''}`)
      return real(...args)
    }
    Object.assign(fs, { [name]: counted })
  }
  syncBuiltinESMExports()
  hookStatements({
    before: (sql) => {
      if (!reads.test(sql)) step(sql.slice(0, 40))
    },
    after: () => undefined,
  })
  return () => steps
}

const restore = ({ data, backup, code, beforeStep }: KilledRestore): void => {
  const { now, randomBytes } = realPorts
  const opened = openFile(realPorts, data, 'practice')
  if (!opened.ok) throw new Error(opened.refusal.code)
  const localKey = opened.value.dataKey
  opened.value.close()
  const steps = countSteps(beforeStep)
  const dir = environmentDir(data, 'practice')
  const found = backupKey({ folder: backup, localKey, typed: code })
  if (!found.ok) throw new Error(found.refusal.code)
  const input = {
    folder: backup,
    dir,
    environment: 'practice' as const,
    key: found.value.key,
    present: { file: dataFile(dir), key: localKey },
    now: now(),
  }
  const checked = checkCopy(input, { progress: () => undefined, isCancelled: () => false })
  if (!checked.ok) throw new Error(checked.refusal.code)
  const done = putBack({
    ...input,
    manifest: checked.value.manifest,
    recovery: found.value.recovery,
    localKey,
    ledger: { now, newId: () => uuidV7(now(), randomBytes(10)), newSalt: () => randomBytes(16) },
    actor: people.pharmacist,
    wrapper: wrapperOf(realPorts, dir, 'practice'),
  })
  if (!done.ok) throw new Error(done.refusal.code)
  hookStatements(null)
  process.stdout.write(JSON.stringify(steps()))
}

const [told] = process.argv.slice(2)
if (told !== undefined) restore(JSON.parse(told) as KilledRestore)
