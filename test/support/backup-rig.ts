import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LongWork } from '../../src/main/database/long-work.ts'
import { makeBackup, type MadeBackup, type MakeBackup } from '../../src/main/backup/make-backup.ts'
import { prepareTarget, type Target } from '../../src/main/backup/target.ts'
import { verifyBackup } from '../../src/main/backup/verify-backup.ts'
import { keyFileOf, wrappedWith, writeKeyFile } from '../../src/main/keys/key-file.ts'
import { contentNumber } from './content-number.ts'
import { createWorld, type World } from './world.ts'

/** A pharmacy with a place for its backups, both real folders. */
export interface BackupRig extends Disposable {
  readonly world: World
  readonly target: Target
  readonly asked: (more?: Partial<MakeBackup>) => MakeBackup
  /** Has a recovery code count, as far as backups can tell; another number is another code. */
  readonly withRecovery: (code?: number) => void
  /** Takes in one prescription more. */
  readonly work: () => void
  /** Makes a backup; a refusal fails the test. */
  readonly make: (more?: Partial<MakeBackup>) => MadeBackup
  readonly verify: (folder: string, full?: boolean) => ReturnType<typeof verifyBackup>
}

/** Long work nobody watches or calls off. */
export const unwatched: LongWork = { progress: () => undefined, isCancelled: () => false }

/** Opens one. `place` is a folder for the target in place of its own. */
export const createBackupRig = (place?: string): BackupRig => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pestle-backup-'))
  const dataDir = path.join(folder, 'data')
  const there = place ?? path.join(folder, 'other-disk')
  mkdirSync(dataDir)
  mkdirSync(there, { recursive: true })
  const world = createWorld({ folder: dataDir })
  const prepared = prepareTarget({ folder: there, dataDir, newId: 'target-1' })
  if (!prepared.ok) throw new Error(`The target was refused: ${prepared.refusal.code}`)
  const target = prepared.value
  let received = 0
  const asked = (more: Partial<MakeBackup> = {}): MakeBackup => ({
    file: world.file,
    dataKey: world.key,
    target,
    environment: 'practice',
    odsCode: world.ourOds,
    appVersion: '0.1.0',
    at: world.clock.now(),
    full: false,
    flawed: [],
    ...more,
  })
  return {
    world,
    target,
    asked,
    withRecovery: (code = 1) => {
      const wrap = (key: Buffer) => Buffer.from(key.map((byte) => byte ^ code))
      const wrapper = (id: string) => ({ id, wrap, unwrap: wrap })
      const wrappers = wrappedWith(wrappedWith([], wrapper('file'), world.key), wrapper('recovery'), world.key)
      writeKeyFile(keyFileOf(world.file), { version: 1, wrappers })
    },
    work: () => {
      world.clock.advance(60_000)
      world.receive(contentNumber((received += 1)))
    },
    make: (more) => {
      const made = makeBackup(asked(more), unwatched)
      if (!made.ok) throw new Error(`No backup was made: ${made.refusal.code}`)
      return made.value
    },
    verify: (of, full = true) => verifyBackup({ folder: of, dataKey: world.key, full }, unwatched),
    [Symbol.dispose]: () => {
      world[Symbol.dispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
