import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { checkCopy, type CheckInput, type Checked } from '../../src/main/desk/restore/check-copy.ts'
import { putBack, type PutBack, type PutBackInput } from '../../src/main/desk/restore/put-back.ts'
import { fileWrapper } from '../../src/main/keys/file-wrapper.ts'
import { contentNumber } from './content-number.ts'
import { madeReady } from './journeys.ts'
import { makeCopy } from './make-copy.ts'
import { people } from './people.ts'
import { createWorld, type World } from './world.ts'

/** Work that nobody watches and nobody calls off. */
export const work = { progress: () => undefined, isCancelled: () => false }

/** A pharmacy and a folder for its backup, for each test of a file; what goes wrong in a step that is no test of its own fails it. */
export const restoreEachTest = () => {
  let folder = ''
  let world: World
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pestle-restore-'))
    world = createWorld({ folder: mkdtempSync(path.join(folder, 'world-')) })
  })
  afterEach(() => {
    world[Symbol.dispose]()
    rmSync(folder, { recursive: true })
  })
  const dir = (): string => path.dirname(world.file)
  const backup = (): string => path.join(folder, 'backup')
  const input = (more: Partial<CheckInput> = {}): CheckInput => ({
    folder: backup(),
    dir: dir(),
    environment: 'practice',
    key: world.key,
    present: { file: world.file, key: world.key },
    now: world.clock.now(),
    ...more,
  })
  const checked = (more: Partial<CheckInput> = {}): Checked => {
    const found = checkCopy(input(more), work)
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value
  }
  return {
    /** That of the test that runs. */
    get world(): World {
      return world
    },
    /** Where its data file lies, and where its backup goes. */
    get dir(): string {
      return dir()
    },
    get backup(): string {
      return backup()
    },
    /** Takes the nth prescription in and makes it ready; gives its id. */
    ready: (n: number): string => {
      const id = world.receive(contentNumber(n, {}))
      madeReady(world, id)
      return id
    },
    copyNow: (): void => {
      makeCopy({ file: world.file, key: world.key, now: world.clock.now() }, backup())
    },
    input,
    checked,
    /** Checks the backup and puts it back; the world goes on with it. */
    restore: (more: Partial<PutBackInput> = {}): PutBack => {
      const { manifest } = checked(more)
      world.database.close()
      const done = putBack({
        ...input(),
        recovery: [],
        localKey: world.key,
        ...more,
        manifest,
        ledger: world.dispensing.ledger,
        actor: people.pharmacist,
        wrapper: fileWrapper(path.join(dir(), 'wrapping.key'), (count) => Buffer.alloc(count, 3)),
      })
      if (!done.ok) throw new Error(done.refusal.code)
      world.reopen()
      return done.value
    },
    signed: () => ({
      actor: people.pharmacist,
      commandId: world.newId(),
      actId: world.newId(),
      happenedAt: world.clock.now(),
    }),
  }
}
